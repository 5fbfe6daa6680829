package io.davy.dispatch.state;

import io.davy.dispatch.state.Errand.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an older program stored of an errand: it named one inspection, at the end of the route, by its order's id. */
final class OldErrand {
    private static final Pattern ACTION = Pattern.compile("\"actionType\":\"([^\"]+)\",\"actionId\":\"([^\"]+)\"");

    private OldErrand() {}

    /** Names for edges that were not stored; no edge of a plant is called so, and none of them closes. */
    static List<String> edges(List<String> route) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i + 1 < route.size(); i++) {
            names.add(route.get(i) + " > " + route.get(i + 1));
        }
        return names;
    }

    static List<Look> looks(@Nullable String mission, String orderId, @Nullable String json, List<String> route) {
        String look = orderId + "-look";
        String photo = orderId + "-photo";
        if (mission == null || json == null) {
            return List.of();
        }
        Matcher m = ACTION.matcher(json);
        while (m.find()) {
            if (m.group(2).equals(look)) {
                return List.of(new Look(
                        look, m.group(1), route.size() - 1, json.contains('"' + photo + '"') ? photo : null, null));
            }
        }
        return List.of();
    }
}
