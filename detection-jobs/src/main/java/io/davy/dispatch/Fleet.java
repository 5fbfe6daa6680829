package io.davy.dispatch;

import io.davy.dispatch.state.SiteMap;
import io.davy.plant.Robot;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plant's robots by their id: found at once, also where there are a thousand. */
final class Fleet {
    private final Map<String, Robot> robots = new HashMap<>();

    Fleet(SiteMap site) {
        site.robots().forEach(r -> robots.put(r.id(), r));
    }

    @Nullable
    Robot robot(String id) {
        return robots.get(id);
    }
}
