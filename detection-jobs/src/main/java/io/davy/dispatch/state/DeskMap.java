package io.davy.dispatch.state;

import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the desk's maps opened for change: changes are laid over the desk's own map, which stays as it was. Whoever goes through it sees it as it was when they began.
 *
 * @param <V> values, never null
 */
public final class DeskMap<V> extends AbstractMap<String, V> {
    private KeptMap<V> now;
    private final Set<String> touched = new LinkedHashSet<>();

    public DeskMap(KeptMap<V> desk) {
        now = desk;
    }

    /** As it is now; what is put later does not show in it. */
    public KeptMap<V> kept() {
        return now;
    }

    /** The keys that were put or removed since it was opened, in this order. */
    public Set<String> touched() {
        return touched;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        return now.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return now.containsKey(key);
    }

    @Override
    public int size() {
        return now.size();
    }

    @Override
    public @Nullable V put(String key, V value) {
        V before = now.get(key);
        if (before != value) {
            now = now.with(key, value);
            touched.add(key);
        }
        return before;
    }

    @Override
    public @Nullable V remove(@Nullable Object key) {
        V before = now.get(key);
        if (before != null && key instanceof String k) {
            now = now.without(k);
            touched.add(k);
        }
        return before;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return now.entrySet();
    }
}
