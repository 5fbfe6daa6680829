package io.davy.appliance.score;

import io.davy.alarm.Alarm;
import io.davy.appliance.Refusal;
import io.davy.sim.recording.Recording;
import io.davy.sim.recording.Recordings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A pump rig with staged faults: in which seconds is the pump called abnormal, and in which was it. */
final class SkabScorer implements Scorer {
    private static final String RULE = "machine_abnormal";
    /** What the published detectors are given of each run to train on, and what ours learns from on line. */
    static final int LEARNING_ROWS = 400;
    /** Best published F1 .78 (convolutional autoencoder) and its 13.6 % of false rows. */
    private static final double F1 = 0.8;

    private static final double MOST_FALSE = 13;
    private static final double PERCENT = 100;

    @Override
    public String name() {
        return Recordings.SKAB_PUMP;
    }

    @Override
    public String about() {
        return "a pump with leaks, closing valves, imbalance and cavitation: F1, false and missed seconds";
    }

    @Override
    public Score score(ScoreTask task) {
        Path folder = task.folder(name());
        Recording recording = Recordings.open(name(), folder);
        ChainLog log = ChainLog.of(recording, task.progress());
        List<SkabRun> runs = new ArrayList<>();
        List<SkabRun> free = new ArrayList<>();
        for (Path file : files(folder)) {
            String run = folder.relativize(file).toString().replaceAll("\\.csv$", "");
            List<Alarm> alarms = log.alarms().stream()
                    .filter(a -> a.rule().equals(RULE) && a.zone().equals(zone(run)))
                    .toList();
            if (labelled(file)) {
                runs.add(SkabRun.of(run, Labels.read(file, ';', "datetime", "anomaly"), true, alarms));
            } else {
                free.add(SkabRun.of(run, Labels.read(file, ';', "datetime"), false, alarms));
            }
        }
        if (runs.isEmpty()) {
            throw new Refusal("no CSV file below " + folder + " has the columns datetime and anomaly");
        }
        return new Score(figures(runs, free), cases(runs, free), notes(recording));
    }

    private static List<Figure> figures(List<SkabRun> runs, List<SkabRun> free) {
        List<Figure> figures = new ArrayList<>(List.of(
                SkabRun.figure("F1 by seconds", runs, SkabRun.Counts::f1, "", Target.atLeast(F1)),
                SkabRun.figure("false seconds", runs, c -> PERCENT * c.falseShare(), "%", Target.atMost(MOST_FALSE)),
                SkabRun.figure("missed seconds", runs, c -> PERCENT * c.missedShare(), "%", null),
                SkabRun.figure(
                        "false seconds after the learning", runs, c -> PERCENT * c.falseShareLater(), "%", null)));
        double[] delays = runs.stream()
                .filter(r -> r.onset() != null)
                .mapToDouble(SkabRun::delayS)
                .toArray();
        figures.add(Figure.quantile("median delay from the fault's start", 0.5, delays, "s", null));
        if (!free.isEmpty()) {
            int alarms = free.stream().mapToInt(SkabRun::alarms).sum();
            double days = free.stream().mapToDouble(SkabRun::days).sum();
            figures.add(Figure.rate("false alarms a machine-day, fault-free run", alarms, days, "", null));
        }
        return figures;
    }

    private static List<Score.Case> cases(List<SkabRun> runs, List<SkabRun> free) {
        return Stream.concat(runs.stream(), free.stream())
                .map(r -> {
                    Map<String, Object> facts = new LinkedHashMap<>();
                    facts.put("rows", r.rows());
                    facts.put("f1", r.counts().f1());
                    facts.put("false_percent", PERCENT * r.counts().falseShare());
                    facts.put("missed_percent", PERCENT * r.counts().missedShare());
                    facts.put("delay_s", r.delayS());
                    facts.put("alarms", r.alarms());
                    return new Score.Case(r.name(), facts);
                })
                .toList();
    }

    private static List<String> notes(Recording recording) {
        List<String> notes = new ArrayList<>();
        notes.add("each row counts by itself: abnormal while " + RULE
                + " stands after that row was heard, against the column anomaly; no credit is carried within a fault");
        notes.add(
                "each run begins normally, and its first " + LEARNING_ROWS
                        + " s are what the rule learns from, as the published detectors do; as there, those rows are in the sums");
        notes.add(
                "false seconds after the learning leave them out, and are mostly of the minutes after a fault in which the"
                        + " pump had not come back to where it was");
        notes.add(
                "the intervals are of 2000 resamples of whole runs, because the rows of one run are no independent cases");
        if (!recording.problems().isEmpty()) {
            notes.add(recording.problems().size() + " rows of the recording could not be read and were left out");
        }
        return notes;
    }

    /** The zone of a run, as the recording names it. */
    private static String zone(String run) {
        return run.replace('\\', '/').strip().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    }

    private static boolean labelled(Path file) {
        return header(file).contains("anomaly");
    }

    private static String header(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("").replace("\uFEFF", "");
        } catch (IOException | UncheckedIOException e) {
            throw new Refusal("cannot read " + file, e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(p -> p.toString().endsWith(".csv") && Files.isRegularFile(p))
                    .filter(p -> header(p).startsWith("datetime;"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Refusal("cannot read the folder " + folder, e);
        }
    }

    /** When the alarm stood. */
    static boolean onAt(List<Alarm> alarms, Instant time) {
        boolean on = false;
        for (Alarm a : alarms) {
            if (a.time().isAfter(time)) {
                break;
            }
            on = a.on();
        }
        return on;
    }
}
