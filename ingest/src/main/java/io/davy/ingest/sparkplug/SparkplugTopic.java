package io.davy.ingest.sparkplug;

import org.jspecify.annotations.Nullable;

/**
 * A Sparkplug B topic of an edge node or device.
 *
 * @param group group id
 * @param type what the message is
 * @param node edge node id
 * @param device device id; absent for the node's own messages
 */
record SparkplugTopic(
        String group, Type type, String node, @Nullable String device) {
    private static final String NAMESPACE = "spBv1.0";

    /** The messages that a host listens to. */
    enum Type {
        NBIRTH,
        NDEATH,
        NDATA,
        DBIRTH,
        DDEATH,
        DDATA;

        boolean ofDevice() {
            return this == DBIRTH || this == DDEATH || this == DDATA;
        }
    }

    /** The topic's parts, or null if it is no such topic. */
    static @Nullable SparkplugTopic parse(String topic) {
        String[] p = topic.split("/", -1);
        if (p.length < 4 || p.length > 5 || !p[0].equals(NAMESPACE)) {
            return null;
        }
        for (Type t : Type.values()) {
            if (t.name().equals(p[2]) && t.ofDevice() == (p.length == 5)) {
                return new SparkplugTopic(p[1], t, p[3], p.length == 5 ? p[4] : null);
            }
        }
        return null;
    }

    /** group/node. */
    String nodePath() {
        return group + "/" + node;
    }

    /** group/node, or group/node/device: what carries the metrics. */
    String carrier() {
        return device == null ? nodePath() : nodePath() + "/" + device;
    }

    static String command(String nodePath) {
        int slash = nodePath.indexOf('/');
        return NAMESPACE + "/" + nodePath.substring(0, slash) + "/NCMD/" + nodePath.substring(slash + 1);
    }
}
