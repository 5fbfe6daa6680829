package io.davy.sim.recording;

import io.davy.plant.Plant;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A recorded data set: the plant it was taken at, and what its sensors measured. It knows no label. */
public final class Recording {
    private final String name;
    private final Plant plant;
    private final List<Scan> scans;
    private final List<String> problems;

    Recording(String name, Plant plant, List<Scan> inOrder, List<String> problems) {
        this.name = name;
        this.plant = plant;
        this.scans = List.copyOf(inOrder);
        this.problems = List.copyOf(problems);
    }

    public String name() {
        return name;
    }

    /** The plant as the recording tells it: places, sensors and rules that suit it. */
    public Plant plant() {
        return plant;
    }

    /** The scans in the order of time. */
    public Iterator<Scan> scans() {
        return scans.iterator();
    }

    /** How many scans there are. */
    public int size() {
        return scans.size();
    }

    /** Time of the last scan. */
    public Instant end() {
        return scans.get(scans.size() - 1).time();
    }

    /** Time of the last scan of each source. */
    public Map<String, Instant> ends() {
        Map<String, Instant> ends = new TreeMap<>();
        scans.forEach(s -> ends.put(s.source(), s.time()));
        return ends;
    }

    /** The rows that could not be read, as {@code file:line: what is wrong}; they were left out. */
    public List<String> problems() {
        return problems;
    }
}
