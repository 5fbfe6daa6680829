package io.davy.appliance;

import io.davy.parts.EmbeddedKafka;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code davy apply}: publishes a checked plant file to a running system. */
@Command(
        name = "apply",
        description = {
            "Checks a plant file and publishes it to a running system.",
            "The system goes over to it without a restart; only what differs is written."
        },
        mixinStandardHelpOptions = true)
public final class ApplyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The plant file.")
    private Path file = Path.of("plant.yaml");

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Where Kafka is (${DEFAULT-VALUE}).")
    private String kafka = "127.0.0.1:9092";

    @Override
    public Integer call() {
        Plant plant = PlantOption.load(file);
        EmbeddedKafka.createTopics(
                kafka,
                OneBox.READING_PARTITIONS,
                plant.robots().stream().map(Robot::id).toList());
        PlantPublisher.Outcome outcome = PlantPublisher.publish(kafka, plant);
        System.out.println(
                outcome.anything()
                        ? "applied " + file + ": " + outcome.changed() + " elements written, " + outcome.removed()
                                + " removed"
                        : file + " is what already runs: nothing to change");
        return Davy.OK;
    }
}
