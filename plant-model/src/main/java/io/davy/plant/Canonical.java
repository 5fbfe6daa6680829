package io.davy.plant;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One order for what has none, so that the same plant is the same bytes wherever and whenever it is written. */
final class Canonical {
    private Canonical() {}

    /** A copy in natural order; empty for null. */
    static <T extends Comparable<? super T>> Set<T> set(@Nullable Collection<T> all) {
        return all == null ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(all)));
    }

    /** A copy in the natural order of the keys; empty for null. */
    static <K extends Comparable<? super K>, V> Map<K, V> map(@Nullable Map<K, V> all) {
        return all == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(all)));
    }
}
