package io.davy.appliance.check;

import io.davy.appliance.Davy;
import io.davy.appliance.Refusal;
import io.davy.json.Json;
import io.davy.plant.InvalidPlantException.PlantError;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code davy check}: every error of a plant file with its place, or what the plant holds. */
@Command(
        name = "check",
        description = {
            "Checks a plant file.",
            "Every error is told with file, line, column, what was found and what was expected.",
            "Exits 0 if the file is good (warnings allowed), 2 if not."
        },
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The plant file.")
    private Path file = Path.of("plant.yaml");

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** What --json prints. */
    private record Verdict(
            boolean ok,
            String file,
            List<PlantError> errors,
            List<String> warnings,
            @Nullable PlantSummary summary) {}

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new Refusal("there is no plant file " + file);
        }
        PlantFile.Report report = PlantFile.check(file);
        Plant plant = report.plant();
        if (plant == null) {
            bad(report.errors());
            return Davy.REFUSED;
        }
        good(plant, report.warnings());
        return Davy.OK;
    }

    private void good(Plant plant, List<PlantError> warnings) {
        List<String> doubts = Stream.concat(warnings.stream().map(PlantError::toString), PlantDoubts.of(plant).stream())
                .toList();
        if (json) {
            System.out.println(
                    Json.text(new Verdict(true, file.toString(), List.of(), doubts, PlantSummary.of(plant))));
            return;
        }
        PlantSummary.lines(plant).forEach(System.out::println);
        ZoneId zone = ZoneId.of(plant.site().timezone());
        FirstTold.lines(plant, LocalDateTime.now(zone)).forEach(System.out::println);
        doubts.forEach(d -> System.out.println("warning: " + d));
        System.out.println(file + " is good" + (doubts.isEmpty() ? "" : ", with " + count(doubts.size(), "warning")));
    }

    private void bad(List<PlantError> errors) {
        if (json) {
            System.out.println(Json.text(new Verdict(false, file.toString(), errors, List.of(), null)));
            return;
        }
        errors.forEach(System.out::println);
        System.out.println(file + " is refused: " + count(errors.size(), "error"));
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
