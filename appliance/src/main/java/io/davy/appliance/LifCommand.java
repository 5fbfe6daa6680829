package io.davy.appliance;

import io.davy.plant.LifFile;
import io.davy.plant.Plant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code davy lif}: a plant's ways as a VDA LIF file, for the robots' own tools. */
@Command(
        name = "lif",
        description = {
            "Writes the ways of a plant file as a VDA LIF 1.0 file.",
            "The other direction needs no command: 'ways: {lif: FILE}' in a plant file reads one."
        },
        mixinStandardHelpOptions = true)
public final class LifCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The plant file.")
    private Path file = Path.of("plant.yaml");

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it; standard output if absent.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Plant plant = PlantOption.load(file);
        if (plant.ways().nodes().isEmpty()) {
            throw new Refusal(file + " has no ways to write");
        }
        byte[] lif = LifFile.of(plant, Instant.now());
        if (out == null) {
            System.out.println(new String(lif, StandardCharsets.UTF_8));
        } else {
            Files.write(out, lif);
            System.out.println("wrote " + plant.ways().nodes().size() + " nodes and "
                    + plant.ways().edges().size() + " edges to " + out);
        }
        List<String> lost = LifFile.lengthsLost(plant);
        if (!lost.isEmpty()) {
            System.err.println("davy: LIF has no lengths; longer than the straight line in the plant file: "
                    + String.join(", ", lost));
        }
        return Davy.OK;
    }
}
