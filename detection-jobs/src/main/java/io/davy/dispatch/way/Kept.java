package io.davy.dispatch.way;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What was worked out lately, the longest unused going first. */
final class Kept<K, V> {
    private final Map<K, V> kept;

    Kept(int most) {
        kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /** The value of a key, worked out if it is not at hand; that may ask for other keys. */
    V get(K key, Function<K, V> work) {
        V known = kept.get(key);
        if (known == null) {
            known = work.apply(key);
            kept.put(key, known);
        }
        return known;
    }
}
