package io.davy.appliance.score;

import io.davy.alarm.Alarm;
import io.davy.alarm.Hazard;
import io.davy.appliance.Refusal;
import io.davy.sim.recording.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bearings run until they failed: are they flagged before their end, and left alone while they are young. */
final class ImsScorer implements Scorer {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy.MM.dd.HH.mm.ss");
    private static final int FIRST_CHANNEL = 2;
    /** The first part of a life in which nothing may be told. */
    private static final double YOUNG = 0.2;

    @Override
    public String name() {
        return "ims-run-to-failure";
    }

    @Override
    public String about() {
        return "bearings run to failure: flagged before the end, never in the first fifth of life";
    }

    /**
     * One test and what was said of it.
     *
     * @param first the first alarm about vibration
     * @param early how many alarms there were in the first fifth of the test, of any rule
     * @param rules which rules alarmed, how often
     */
    private record Life(
            String file,
            Instant start,
            Instant end,
            @Nullable Alarm first,
            int early,
            Map<String, Integer> rules) {
        double share(Instant at) {
            return (double) Duration.between(start, at).toMillis()
                    / Duration.between(start, end).toMillis();
        }

        double hoursLeft() {
            return first == null
                    ? Double.NEGATIVE_INFINITY
                    : Duration.between(first.raised(), end).toMinutes() / 60.0;
        }
    }

    @Override
    public Score score(ScoreTask task) {
        List<Path> files = files(task.folder(name()));
        List<Life> lives = new ArrayList<>();
        for (Path file : files) {
            lives.add(live(file));
            task.progress().at(lives.size(), files.size());
        }
        int n = lives.size();
        return new Score(
                List.of(
                        Figure.share(
                                "flagged before failure",
                                (int) lives.stream()
                                        .filter(l -> l.first() != null)
                                        .count(),
                                n,
                                Target.atLeast(100)),
                        Figure.share(
                                "flagged in the first fifth of life",
                                (int) lives.stream().filter(l -> l.early() > 0).count(),
                                n,
                                Target.atMost(0)),
                        Figure.quantile(
                                "median time from the first alarm to the end",
                                0.5,
                                lives.stream().mapToDouble(Life::hoursLeft).toArray(),
                                "h",
                                null)),
                lives.stream().map(ImsScorer::told).toList(),
                List.of(
                        "the end of a file is the failure; flagged by the first alarm about vibration, at the event time it was raised",
                        "in the first fifth an alarm of any rule but those about a silent device counts: the rig was switched off for days"));
    }

    private static Score.Case told(Life l) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(
                "first",
                l.first() == null
                        ? "nothing"
                        : l.first().sensor() + " " + l.first().rule());
        facts.put(
                "share_of_life",
                l.first() == null ? Double.NaN : l.share(l.first().raised()));
        facts.put("hours_left", l.hoursLeft());
        facts.put("early", l.early());
        facts.put("alarms", l.rules().toString());
        return new Score.Case(l.file(), facts);
    }

    private static Life live(Path file) {
        List<String> lines = lines(file);
        String[] header = lines.get(0).split(",", -1);
        List<String> tags = Arrays.asList(header).subList(FIRST_CHANNEL, header.length);
        List<Alarm> raised = new ArrayList<>();
        PureChain chain = new PureChain(
                TestBench.plant(tags, Duration.ofMinutes(10), null, 2000),
                a -> {
                    if (a.version() == 1) {
                        raised.add(a);
                    }
                },
                i -> {});
        Instant start = Instant.MAX;
        Instant end = Instant.MIN;
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            try {
                Instant time = LocalDateTime.parse(cells[1], TIME).toInstant(ZoneOffset.UTC);
                List<Scan.Value> values = new ArrayList<>();
                for (int c = FIRST_CHANNEL; c < header.length; c++) {
                    values.add(new Scan.Value(header[c], Double.parseDouble(cells[c])));
                }
                chain.accept(new Scan(time, "rig", values));
                start = i == 1 ? time : start;
                end = time;
            } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new Refusal(
                        file.getFileName() + ":" + (i + 1) + ": expected a time such as 2004.02.12.10.32.39 and "
                                + tags.size() + " numbers",
                        e);
            }
        }
        return life(String.valueOf(file.getFileName()), start, end, raised);
    }

    private static Life life(String file, Instant start, Instant end, List<Alarm> raised) {
        Map<String, Integer> rules = new TreeMap<>();
        raised.forEach(a -> rules.merge(a.rule(), 1, Integer::sum));
        Instant young =
                start.plusMillis((long) (YOUNG * Duration.between(start, end).toMillis()));
        int early = (int) raised.stream()
                .filter(a -> a.raised().isBefore(young) && a.hazard() != Hazard.DEVICE)
                .count();
        Alarm first = raised.stream()
                .filter(a -> a.hazard() == Hazard.VIBRATION)
                .findFirst()
                .orElse(null);
        return new Life(file, start, end, first, early, rules);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(p -> p.getFileName().toString().matches(".*_test_.*\\.csv"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new Refusal("found no tests in " + folder + ", expected files such as 1st_test_*.csv");
            }
            return files;
        } catch (IOException e) {
            throw new Refusal("cannot read " + folder, e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 2) {
                throw new Refusal(file.getFileName() + ": expected a header and rows");
            }
            return lines;
        } catch (IOException e) {
            throw new Refusal("cannot read " + file, e);
        }
    }
}
