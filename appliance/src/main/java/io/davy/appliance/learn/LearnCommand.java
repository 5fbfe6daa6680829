package io.davy.appliance.learn;

import io.davy.appliance.Davy;
import io.davy.appliance.Refusal;
import io.davy.json.Json;
import io.davy.plant.InvalidPlantException;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import io.davy.plant.Sensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code davy learn}: limits and models from history, and what they would have alarmed in it. */
@Command(
        name = "learn",
        description = {
            "Learns limits and machine models from history, and tries them on its last part.",
            "Files: CSV, a time column first and a column for each tag, or the columns time, tag and value.",
            "Writes a plant file with what it proposes; nothing runs on it before you apply it."
        },
        mixinStandardHelpOptions = true)
public final class LearnCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV files.")
    private List<Path> files = List.of();

    @Option(names = "--plant", paramLabel = "FILE", description = "The plant file that there is.")
    private @Nullable Path plantFile;

    @Option(names = "--new", paramLabel = "SITE", description = "There is none: write a first one for this site.")
    private @Nullable String site;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("proposed.yaml");

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            description = "Of times that name none (default: that of the plant, or UTC).")
    private @Nullable String timezone;

    @Option(
            names = "--hold-out",
            paramLabel = "SHARE",
            description = "Share of the history that is tried and not learned of (default: ${DEFAULT-VALUE}).")
    private double holdOut = 0.3;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** A plant file's text and meaning. */
    private record Known(String yaml, Plant plant) {}

    @Override
    public Integer call() {
        if ((plantFile == null) == (site == null)) {
            throw new Refusal("name the plant file with --plant, or a site with --new if there is none");
        }
        if (!(holdOut >= 0 && holdOut < 1)) {
            throw new Refusal("--hold-out is " + holdOut + ", expected a share from 0 to below 1");
        }
        if (plantFile != null
                && out.toAbsolutePath()
                        .normalize()
                        .equals(plantFile.toAbsolutePath().normalize())) {
            throw new Refusal("--out is the plant file itself; name another, so that you can compare them");
        }
        Known known = plantFile == null ? null : load(plantFile);
        History history = new HistoryReader(zone(known)).read(files);
        Known before = known != null ? known : guess(history);
        LearnReport report = learn(before, history);
        if (json) {
            System.out.println(Json.text(report));
        } else {
            report.lines().forEach(System.out::println);
        }
        return Davy.OK;
    }

    private LearnReport learn(Known before, History history) {
        long split = history.splitMs(1 - holdOut);
        Proposal proposal = new Proposer(before.plant(), history, split).propose();
        String merged = ProposedPlant.merged(before.yaml(), proposal);
        Plant after = read(merged, String.valueOf(out.getFileName()));
        Set<String> tags = before.plant().sensors().stream().map(Sensor::tag).collect(Collectors.toSet());
        Path parts = out.resolveSibling(String.valueOf(out.getFileName()).replaceFirst("(\\.ya?ml)?$", "-parts.yaml"));
        write(out, merged);
        write(parts, ProposedPlant.parts(proposal));
        return new LearnReport(
                Instant.ofEpochMilli(history.fromMs()),
                Instant.ofEpochMilli(history.untilMs()),
                Instant.ofEpochMilli(split),
                history.tags().stream().filter(tags::contains).toList(),
                history.tags().stream().filter(t -> !tags.contains(t)).toList(),
                new TreeSet<>(tags)
                        .stream().filter(t -> !history.tags().contains(t)).toList(),
                history.problems(),
                proposal,
                Backtest.of(before.plant(), history, split),
                Backtest.of(after, history, split),
                List.of(out.toString(), parts.toString()));
    }

    private Known guess(History history) {
        String id = HistoryReader.tag(String.valueOf(site));
        for (String tag : new ArrayList<>(history.tags())) {
            double[] all = history.of(tag).sortedBefore(Long.MAX_VALUE);
            if (java.util.Arrays.stream(all).allMatch(v -> v == 0 || v == 1)) {
                history.problem(tag + ": only 0 and 1, a flag or label and no measurement");
                history.drop(tag);
            }
        }
        if (history.tags().isEmpty()) {
            throw new Refusal("the history has no column with measurements");
        }
        String yaml = PlantGuess.yaml(id, timezone == null ? "UTC" : timezone, history);
        return new Known(yaml, read(yaml, "the guessed plant file"));
    }

    private ZoneId zone(@Nullable Known known) {
        String id = timezone != null
                ? timezone
                : known == null ? "UTC" : known.plant().site().timezone();
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new Refusal("--timezone is '" + id + "', expected an IANA name such as Asia/Seoul", e);
        }
    }

    private static Known load(Path file) {
        try {
            String yaml = Files.readString(file);
            return new Known(yaml, read(yaml, file.toString()));
        } catch (IOException e) {
            throw new Refusal("cannot read the plant file " + file + ": " + e.getMessage(), e);
        }
    }

    private static Plant read(String yaml, String name) {
        try {
            return PlantFile.read(name, yaml.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidPlantException e) {
            throw new Refusal(name + " is refused: " + e.errors().get(0) + " (see davy check)", e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new Refusal("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
