package io.davy.appliance.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.davy.alarm.Alarm;
import io.davy.appliance.Refusal;
import io.davy.json.Json;
import io.davy.plant.Sensor;
import io.davy.sim.recording.Recording;
import io.davy.sim.recording.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Single temperatures with known failures: which windows around them are noticed, and what else is alarmed. */
final class NabScorer implements Scorer {
    private static final String RULES = "unusual_";
    private static final double MOST_FALSE = 0.01;
    private static final double SECONDS_A_DAY = 86_400;

    @Override
    public String name() {
        return Recordings.NAB_TEMPERATURE;
    }

    @Override
    public String about() {
        return "temperatures of a building with known failures: windows noticed, false alarms a sensor-day";
    }

    /** A window around a failure. */
    private record Window(String sensor, Instant from, Instant until) {
        boolean holds(Alarm a) {
            return a.sensor().equals(sensor)
                    && !a.time().isBefore(from)
                    && !a.time().isAfter(until);
        }
    }

    @Override
    public Score score(ScoreTask task) {
        Path folder = task.folder(name());
        Recording recording = Recordings.open(name(), folder);
        List<Window> windows = windows(folder.resolve("windows.json"), recording);
        ChainLog log = ChainLog.of(recording, task.progress());
        List<Alarm> raised = log.alarms().stream()
                .filter(a -> a.on() && a.version() == 1 && a.rule().startsWith(RULES))
                .toList();
        int hit = (int)
                windows.stream().filter(w -> raised.stream().anyMatch(w::holds)).count();
        int wrong = (int) raised.stream()
                .filter(a -> windows.stream().noneMatch(w -> w.holds(a)))
                .count();
        double days = days(recording);
        List<Score.Case> cases = new ArrayList<>();
        for (Window w : windows) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("sensor", w.sensor());
            facts.put("until", w.until().toString());
            facts.put(
                    "alarms",
                    raised.stream().filter(w::holds).map(NabScorer::said).toList());
            cases.add(new Score.Case("window from " + w.from(), facts));
        }
        raised.stream()
                .filter(a -> windows.stream().noneMatch(w -> w.holds(a)))
                .forEach(a -> cases.add(new Score.Case("outside every window", Map.of("alarm", said(a)))));
        List<String> notes = new ArrayList<>(List.of(
                "a window is noticed if an alarm of an unusual_ rule goes on within it; the windows are days wide on both sides"
                        + " of the failure",
                "one file says little: on a sister file a detector that guesses scores 69 of 100; the false alarms over all"
                        + " days are the harder figure"));
        if (!recording.problems().isEmpty()) {
            notes.add(recording.problems().size() + " rows of the recording could not be read and were left out");
        }
        return new Score(
                List.of(
                        Figure.share("windows noticed", hit, windows.size(), Target.atLeast(100)),
                        Figure.plain("false alarms", wrong, "", raised.size(), null),
                        Figure.rate("false alarms a sensor-day", wrong, days, "", Target.atMost(MOST_FALSE))),
                cases,
                notes);
    }

    private static String said(Alarm a) {
        return a.rule() + " of " + a.sensor() + " at " + a.time();
    }

    private static double days(Recording recording) {
        Map<String, Instant> first = new HashMap<>();
        recording.scans().forEachRemaining(s -> first.putIfAbsent(s.source(), s.time()));
        return recording.ends().entrySet().stream()
                        .mapToLong(e -> Duration.between(first.get(e.getKey()), e.getValue())
                                .toSeconds())
                        .sum()
                / SECONDS_A_DAY;
    }

    private static List<Window> windows(Path file, Recording recording) {
        if (!Files.isRegularFile(file)) {
            throw new Refusal("the labels are missing: there is no " + file);
        }
        JsonNode root;
        try {
            root = Json.DAVY.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new Refusal(file + ":" + line + ": found what is no JSON, expected an object of lists of windows", e);
        } catch (IOException e) {
            throw new Refusal("the labels cannot be read: " + file, e);
        }
        List<Window> windows = new ArrayList<>();
        for (Sensor s : recording.plant().sensors()) {
            root.properties().forEach(f -> {
                String named = f.getKey().substring(f.getKey().lastIndexOf('/') + 1);
                if (named.equals(s.tag() + ".csv")) {
                    f.getValue().forEach(w -> windows.add(window(file, s.tag(), w)));
                }
            });
        }
        if (windows.isEmpty()) {
            throw new Refusal(file + " names no window of a file that is there; expected one of "
                    + recording.plant().sensors().stream()
                            .map(r -> r.tag() + ".csv")
                            .collect(Collectors.joining(", ")));
        }
        return windows;
    }

    private static Window window(Path file, String sensor, JsonNode w) {
        try {
            return new Window(sensor, time(w.path(0).asText()), time(w.path(1).asText()));
        } catch (DateTimeException e) {
            throw new Refusal(
                    file + ": the window " + w + " of " + sensor + ", expected two times such as"
                            + " 2013-12-15 07:00:00.000000",
                    e);
        }
    }

    private static Instant time(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }
}
