package io.davy.appliance.replay;

import io.davy.alarm.Alarm;
import io.davy.appliance.TopicReader;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the jobs said of a recording, as ordered lines. */
final class Findings {
    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** Reads davy.alarms and davy.incidents from their start. */
    static Findings read(String bootstrap) {
        Findings f = new Findings();
        TopicReader.readAll(bootstrap, Topics.ALARMS, r -> {
            if (r.value() != null) {
                f.add(Line.of(Json.read(r.value(), Alarm.class)));
            }
        });
        TopicReader.readAll(bootstrap, Topics.INCIDENTS, r -> {
            if (r.value() != null) {
                f.add(Line.of(Json.read(r.value(), Incident.class)));
            }
        });
        return f;
    }

    /** Takes a line; one that the job wrote twice counts once. */
    void add(Line line) {
        lines.putIfAbsent(line.type() + '/' + line.id() + '/' + line.version(), line);
    }

    /**
     * The lines in order; incidents that are open at the end are closed there.
     *
     * @param end time of the recording's last reading
     */
    List<Line> ordered(Instant end) {
        Map<String, Line> newest = new LinkedHashMap<>();
        List<Line> all = new ArrayList<>(lines.values());
        for (Line l : all) {
            if (l.type().equals("incident")) {
                newest.merge(l.id(), l, (a, b) -> a.version() >= b.version() ? a : b);
            }
        }
        newest.values().stream()
                .filter(l -> l.state().equals(Incident.State.OPEN.name()))
                .map(l -> l.closedAt(end))
                .forEach(all::add);
        all.sort(Line.ORDER);
        return all;
    }
}
