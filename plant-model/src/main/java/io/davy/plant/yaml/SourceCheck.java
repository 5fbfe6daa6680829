package io.davy.plant.yaml;

import io.davy.plant.Sensor;
import io.davy.plant.Sensor.Source;
import java.util.HashMap;
import java.util.Map;

/** A sensor's source is complete, and no two sensors read the same value. */
final class SourceCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        Map<String, String> owners = new HashMap<>();
        for (Located<Sensor> s : draft.sensors()) {
            Source source = s.value().source();
            if (source == null) {
                continue;
            }
            if (source.mqtt() != null) {
                String pointer = source.value() == null ? "/value" : source.value();
                own(owners, "the value " + pointer + " of the topic " + source.mqtt(), s, "source/mqtt", problems);
            } else if (source.value() != null || source.time() != null) {
                problems.error(
                        s.at("source"), "found value or time without mqtt: expected the topic that they are read from");
            } else if (source.sparkplug() == null) {
                problems.error(s.at("source"), "found nothing in it: expected mqtt or sparkplug");
            }
            if (source.sparkplug() != null) {
                own(owners, "the metric " + source.sparkplug(), s, "source/sparkplug", problems);
            }
        }
    }

    private static void own(Map<String, String> owners, String what, Located<Sensor> s, String key, Problems problems) {
        String other = owners.putIfAbsent(what, s.value().tag());
        if (other != null) {
            problems.error(s.at(key), what + " is the source of " + other + " already");
        }
    }
}
