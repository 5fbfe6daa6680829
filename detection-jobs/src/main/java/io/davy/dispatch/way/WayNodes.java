package io.davy.dispatch.way;

import java.util.AbstractList;
import org.jspecify.annotations.Nullable;

/** The ids of a way, written out only when somebody reads them: of a thousand robots that could go, one goes. */
final class WayNodes extends AbstractList<String> {
    private final int size;
    private final int node;
    private final boolean edges;
    private @Nullable Search search;
    private String[] ids = new String[0];

    WayNodes(Search search, int node, int size, boolean edges) {
        this.search = search;
        this.node = node;
        this.size = size;
        this.edges = edges;
    }

    @Override
    public String get(int index) {
        Search s = search;
        if (s != null) {
            ids = s.ids(node, size, edges);
            search = null;
        }
        return ids[index];
    }

    @Override
    public int size() {
        return size;
    }
}
