package io.davy.alerting.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The newest state of each thing on one compact topic: all that matter now, and of the others the newest few. It remembers what
 * changed since it was last asked. Not thread-safe.
 */
final class Shelf<T> {
    private final Function<T, String> id;
    private final Predicate<T> matters;
    private final int mostOthers;
    private final Map<String, T> current = new LinkedHashMap<>();
    private final Map<String, T> others = new LinkedHashMap<>();
    private Set<String> changed = new LinkedHashSet<>();

    /**
     * @param id a thing's id
     * @param matters whether it must be kept whatever comes
     * @param mostOthers how many of the others are kept, newest change first
     */
    Shelf(Function<T, String> id, Predicate<T> matters, int mostOthers) {
        this.id = id;
        this.matters = matters;
        this.mostOthers = mostOthers;
    }

    /**
     * What changed.
     *
     * @param now the things that are new or different
     * @param gone ids of those that are no longer kept
     */
    record Changes<T>(List<T> now, List<String> gone) {}

    void put(T thing) {
        String key = id.apply(thing);
        current.remove(key);
        others.remove(key);
        changed.add(key);
        if (matters.test(thing)) {
            current.put(key, thing);
            return;
        }
        others.put(key, thing);
        if (others.size() > mostOthers) {
            var oldest = others.keySet().iterator();
            changed.add(oldest.next());
            oldest.remove();
        }
    }

    void remove(String key) {
        current.remove(key);
        others.remove(key);
        changed.add(key);
    }

    Optional<T> get(String key) {
        T found = current.get(key);
        return Optional.ofNullable(found != null ? found : others.get(key));
    }

    List<T> all() {
        List<T> all = new ArrayList<>(current.size() + others.size());
        all.addAll(current.values());
        all.addAll(others.values());
        return all;
    }

    Changes<T> drain() {
        if (changed.isEmpty()) {
            return new Changes<>(List.of(), List.of());
        }
        List<T> now = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (String key : changed) {
            get(key).ifPresentOrElse(now::add, () -> gone.add(key));
        }
        changed = new LinkedHashSet<>();
        return new Changes<>(now, gone);
    }
}
