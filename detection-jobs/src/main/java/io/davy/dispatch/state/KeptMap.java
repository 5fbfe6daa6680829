package io.davy.dispatch.state;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map by text, in the order of the keys, that never changes: {@link #with} and {@link #without} give another one that shares all but the few entries on the path
 * (a balanced tree). So a desk of a thousand robots costs a robot's word ten small objects, and a checkpoint may still read the desk of before.
 *
 * @param <V> values, never null
 */
public final class KeptMap<V> extends AbstractMap<String, V> {
    private static final KeptMap<?> EMPTY = new KeptMap<>(null);

    private final @Nullable Node<V> root;

    private KeptMap(@Nullable Node<V> root) {
        this.root = root;
    }

    private record Node<V>(
            String key,
            V value,
            @Nullable Node<V> left,
            @Nullable Node<V> right,
            int height,
            int size) {
        Node(String key, V value, @Nullable Node<V> left, @Nullable Node<V> right) {
            this(
                    key,
                    value,
                    left,
                    right,
                    1 + Math.max(KeptMap.height(left), KeptMap.height(right)),
                    1 + KeptMap.count(left) + KeptMap.count(right));
        }
    }

    @SuppressWarnings("unchecked") // an empty map holds no value of a wrong type
    public static <V> KeptMap<V> empty() {
        return (KeptMap<V>) EMPTY;
    }

    /** The same entries; the map itself if it is one of these, an empty one for null. */
    public static <V> KeptMap<V> of(@Nullable Map<String, V> map) {
        if (map instanceof KeptMap<V> kept) {
            return kept;
        }
        KeptMap<V> made = empty();
        if (map != null) {
            for (Map.Entry<String, V> e : map.entrySet()) {
                made = made.with(e.getKey(), e.getValue());
            }
        }
        return made;
    }

    /** With that entry, in place of the one of the same key. */
    public KeptMap<V> with(String key, V value) {
        return new KeptMap<>(put(root, key, value));
    }

    /** Without that key. */
    public KeptMap<V> without(String key) {
        return containsKey(key) ? new KeptMap<>(remove(root, key)) : this;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        Node<V> n = key instanceof String k ? find(k) : null;
        return n == null ? null : n.value;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return key instanceof String k && find(k) != null;
    }

    @Override
    public int size() {
        return count(root);
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, V>> iterator() {
                return new InOrder<>(root);
            }

            @Override
            public int size() {
                return count(root);
            }
        };
    }

    /** The values of the keys that begin so, in the order of the keys. */
    public List<V> startingWith(String prefix) {
        List<V> found = new ArrayList<>();
        collect(root, prefix, found);
        return found;
    }

    private static <V> void collect(@Nullable Node<V> n, String prefix, List<V> into) {
        if (n == null) {
            return;
        }
        boolean here = n.key.startsWith(prefix);
        if (here || n.key.compareTo(prefix) > 0) {
            collect(n.left, prefix, into);
        }
        if (here) {
            into.add(n.value);
        }
        if (here || n.key.compareTo(prefix) < 0) {
            collect(n.right, prefix, into);
        }
    }

    /** How many steps the longest way to an entry has. */
    int levels() {
        return height(root);
    }

    private @Nullable Node<V> find(String key) {
        Node<V> n = root;
        while (n != null) {
            int c = key.compareTo(n.key);
            if (c == 0) {
                return n;
            }
            n = c < 0 ? n.left : n.right;
        }
        return null;
    }

    private static int height(@Nullable Node<?> n) {
        return n == null ? 0 : n.height;
    }

    private static int count(@Nullable Node<?> n) {
        return n == null ? 0 : n.size;
    }

    private static <V> Node<V> put(@Nullable Node<V> n, String key, V value) {
        if (n == null) {
            return new Node<>(key, value, null, null);
        }
        int c = key.compareTo(n.key);
        if (c == 0) {
            return new Node<>(key, value, n.left, n.right);
        }
        return c < 0
                ? balanced(n.key, n.value, put(n.left, key, value), n.right)
                : balanced(n.key, n.value, n.left, put(n.right, key, value));
    }

    private static <V> @Nullable Node<V> remove(@Nullable Node<V> n, String key) {
        if (n == null) {
            return null;
        }
        int c = key.compareTo(n.key);
        if (c != 0) {
            return c < 0
                    ? balanced(n.key, n.value, remove(n.left, key), n.right)
                    : balanced(n.key, n.value, n.left, remove(n.right, key));
        }
        if (n.left == null || n.right == null) {
            return n.left == null ? n.right : n.left;
        }
        Node<V> next = n.right;
        while (next.left != null) {
            next = next.left;
        }
        return balanced(next.key, next.value, n.left, remove(n.right, next.key));
    }

    /** A node whose sides differ by one level at most, as in an AVL tree. */
    private static <V> Node<V> balanced(String key, V value, @Nullable Node<V> left, @Nullable Node<V> right) {
        int lean = height(left) - height(right);
        if (lean > 1 && left != null) {
            Node<V> inner = left.right;
            return inner == null || height(left.left) >= height(inner)
                    ? new Node<>(left.key, left.value, left.left, new Node<>(key, value, inner, right))
                    : new Node<>(
                            inner.key,
                            inner.value,
                            new Node<>(left.key, left.value, left.left, inner.left),
                            new Node<>(key, value, inner.right, right));
        }
        if (lean < -1 && right != null) {
            Node<V> inner = right.left;
            return inner == null || height(right.right) >= height(inner)
                    ? new Node<>(right.key, right.value, new Node<>(key, value, left, inner), right.right)
                    : new Node<>(
                            inner.key,
                            inner.value,
                            new Node<>(key, value, left, inner.left),
                            new Node<>(right.key, right.value, inner.right, right.right));
        }
        return new Node<>(key, value, left, right);
    }

    private static final class InOrder<V> implements Iterator<Entry<String, V>> {
        private final Deque<Node<V>> ahead = new ArrayDeque<>();

        InOrder(@Nullable Node<V> root) {
            down(root);
        }

        private void down(@Nullable Node<V> n) {
            for (Node<V> at = n; at != null; at = at.left) {
                ahead.push(at);
            }
        }

        @Override
        public boolean hasNext() {
            return !ahead.isEmpty();
        }

        @Override
        public Entry<String, V> next() {
            if (ahead.isEmpty()) {
                throw new NoSuchElementException();
            }
            Node<V> n = ahead.pop();
            down(n.right);
            return new SimpleImmutableEntry<>(n.key, n.value);
        }
    }
}
