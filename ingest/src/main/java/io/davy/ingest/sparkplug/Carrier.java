package io.davy.ingest.sparkplug;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;

/** An edge node or one of its devices: what its birth said of its metrics. */
final class Carrier {
    /**
     * A metric of the birth.
     *
     * @param name full name
     * @param datatype Sparkplug data type; 0 if the birth told none
     */
    record Known(String name, int datatype) {}

    private final Map<Long, Known> byAlias = new HashMap<>();
    private final Map<String, Known> byName = new HashMap<>();
    private final Set<String> tags = new HashSet<>();
    private boolean born;

    /** Forgets an older birth. */
    void birth() {
        byAlias.clear();
        byName.clear();
        born = true;
    }

    void death() {
        born = false;
    }

    boolean born() {
        return born;
    }

    /** Notes a metric of the birth. */
    Known learn(Metric m) {
        Known known = new Known(m.getName(), m.getDatatype());
        byName.put(known.name(), known);
        if (m.hasAlias()) {
            byAlias.put(m.getAlias(), known);
        }
        return known;
    }

    /** What the birth said of this metric; null if it did not name it. */
    @Nullable
    Known known(Metric m) {
        if (m.hasName() && !m.getName().isEmpty()) {
            Known k = byName.get(m.getName());
            return k != null ? k : m.hasDatatype() ? new Known(m.getName(), m.getDatatype()) : null;
        }
        return m.hasAlias() ? byAlias.get(m.getAlias()) : null;
    }

    /** Notes that it feeds this sensor. */
    void feeds(String tag) {
        tags.add(tag);
    }

    /** The sensors that it has fed. */
    Set<String> tags() {
        return tags;
    }
}
