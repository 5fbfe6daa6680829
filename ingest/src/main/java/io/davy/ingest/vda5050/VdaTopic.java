package io.davy.ingest.vda5050;

import io.davy.plant.Robot;
import org.jspecify.annotations.Nullable;

/**
 * A VDA 5050 topic that a robot writes.
 *
 * @param manufacturer as in plant.yaml
 * @param serial as in plant.yaml
 * @param kind what the message is
 */
record VdaTopic(String manufacturer, String serial, Kind kind) {
    /** What a robot says. */
    enum Kind {
        connection,
        state,
        factsheet,
        visualization
    }

    /** The topic's parts, or null if it is no such topic. */
    static @Nullable VdaTopic parse(String prefix, String topic) {
        String[] p = topic.startsWith(prefix) ? topic.substring(prefix.length()).split("/", -1) : new String[0];
        if (p.length != 3) {
            return null;
        }
        for (Kind k : Kind.values()) {
            if (k.name().equals(p[2])) {
                return new VdaTopic(p[0], p[1], k);
            }
        }
        return null;
    }

    /** interface/v2/. */
    static String prefix(String vdaInterface) {
        return vdaInterface + "/v2/";
    }

    /** The topic by which a robot is told something. */
    static String to(String vdaInterface, Robot robot, String what) {
        return prefix(vdaInterface) + robot.manufacturer() + "/" + robot.serial() + "/" + what;
    }
}
