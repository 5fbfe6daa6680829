package io.davy.appliance.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.appliance.Davy;
import io.davy.appliance.Refusal;
import io.davy.json.Json;
import io.davy.parts.PartException;
import io.davy.sim.recording.Recording;
import io.davy.sim.recording.RecordingException;
import io.davy.sim.recording.Recordings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code davy replay}: a recorded data set through the whole chain, as fast as it goes. */
@Command(
        name = "replay",
        description = {
            "Sends recorded data through the whole chain, as fast as it goes.",
            "Through MQTT, the gateway, Kafka and the detection job; writes one JSON line for each change of an alarm or incident.",
            "Recordings: metec-ch4, nab-temperature, skab-pump, orebro-room. Labels are never read."
        },
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    private static final int PROBLEMS_SHOWN = 5;

    @Parameters(paramLabel = "RECORDING", description = "metec-ch4, nab-temperature, skab-pump or orebro-room.")
    private String name = Recordings.METEC_CH4;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The folder of the data; metec-ch4 has an excerpt of its own without.")
    private @Nullable Path dir;

    @Option(names = "--out", required = true, paramLabel = "FILE.jsonl", description = "Where the lines go.")
    private Path out = Path.of("replay.jsonl");

    @Option(names = "--json", description = "Print one JSON object with the counts as the last line.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintStream people = json ? System.err : System.out;
        Path target = out.toAbsolutePath();
        if (target.getParent() == null || !Files.isDirectory(target.getParent()) || Files.isDirectory(target)) {
            throw new Refusal("--out is " + out + ": it must be a file in a folder that exists");
        }
        Recording recording = open();
        recording.problems().stream().limit(PROBLEMS_SHOWN).forEach(p -> people.println("left out: " + p));
        if (recording.problems().size() > PROBLEMS_SHOWN) {
            people.println("left out: " + (recording.problems().size() - PROBLEMS_SHOWN) + " more rows");
        }
        long begun = System.nanoTime();
        Path folder = Files.createTempDirectory("davy-replay-");
        List<Line> lines;
        try {
            int readings = ReplayRun.readings(recording);
            ProgressBar bar = new ProgressBar(System.err, System.console() != null, recording.name());
            lines = new ReplayRun(recording, folder, done -> bar.at(Math.min(done, readings), readings)).run();
        } finally {
            delete(folder);
        }
        write(lines, target);
        report(recording, lines, (System.nanoTime() - begun) / 1e9, people);
        return Davy.OK;
    }

    private Recording open() {
        try {
            return Recordings.open(name, dir);
        } catch (RecordingException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    /** Whole or not at all: a reader never sees half a result. */
    private static void write(List<Line> lines, Path target) {
        Path draft = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (BufferedWriter w = Files.newBufferedWriter(draft)) {
                for (Line line : lines) {
                    w.write(Json.text(line));
                    w.write('\n');
                }
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new PartException("cannot write " + target + ": " + e, e);
        }
    }

    private void report(Recording recording, List<Line> lines, double seconds, PrintStream people) {
        long alarms = distinct(lines, "alarm");
        long incidents = distinct(lines, "incident");
        people.printf(
                Locale.ROOT,
                "%s: %d scans, %d alarms, %d incidents in %.1f s; %d lines in %s%n",
                recording.name(),
                recording.size(),
                alarms,
                incidents,
                seconds,
                lines.size(),
                out);
        if (json) {
            ObjectNode o = Json.DAVY.createObjectNode();
            o.put("recording", recording.name())
                    .put("scans", recording.size())
                    .put("left_out", recording.problems().size())
                    .put("alarms", alarms)
                    .put("incidents", incidents)
                    .put("lines", lines.size())
                    .put("seconds", Math.round(seconds * 10) / 10.0)
                    .put("out", out.toString());
            System.out.println(o);
        }
    }

    private static long distinct(List<Line> lines, String type) {
        return lines.stream()
                .filter(l -> l.type().equals(type))
                .map(Line::id)
                .distinct()
                .count();
    }

    private static void delete(Path tree) {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(p);
            }
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(ReplayCommand.class).warn("cannot delete {}: {}", tree, e.toString());
        }
    }
}
