package io.davy.appliance.score;

import io.davy.alarm.Alarm;
import io.davy.alarm.Hazard;
import io.davy.incident.Incident;
import io.davy.sim.recording.Recording;
import io.davy.sim.recording.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the chain said of a recording.
 *
 * @param alarms every transition, in the order in which it was told
 * @param incidents every published state, in the order in which it was told
 * @param end time of the last reading
 */
public record ChainLog(List<Alarm> alarms, List<Incident> incidents, Instant end) {
    private static final int TELL_EVERY = 500;

    /** Runs a whole recording through the chain. */
    public static ChainLog of(Recording recording, ScoreTask.Progress progress) {
        List<Alarm> alarms = new ArrayList<>();
        List<Incident> incidents = new ArrayList<>();
        PureChain chain = new PureChain(recording.plant(), alarms::add, incidents::add);
        Iterator<Scan> scans = recording.scans();
        int done = 0;
        while (scans.hasNext()) {
            chain.accept(scans.next());
            if (++done % TELL_EVERY == 0) {
                progress.at(done, recording.size());
            }
        }
        progress.at(recording.size(), recording.size());
        return new ChainLog(alarms, incidents, recording.end());
    }

    /** The states of each incident of a hazard, oldest first, by id. */
    public Map<String, List<Incident>> histories(Hazard hazard) {
        Map<String, List<Incident>> all = new LinkedHashMap<>();
        for (Incident i : incidents) {
            if (i.hazard() == hazard) {
                all.computeIfAbsent(i.id(), id -> new ArrayList<>()).add(i);
            }
        }
        return all;
    }
}
