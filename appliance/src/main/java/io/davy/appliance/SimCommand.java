package io.davy.appliance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.sim.Scenario;
import io.davy.sim.SimEvent;
import io.davy.sim.SimOptions;
import io.davy.sim.SimulatedPlant;
import io.davy.sim.robot.PlannedFault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code davy sim}: the simulated plant as a program of its own, which knows only the field protocols. */
@Command(
        name = "sim",
        description = {
            "A simulated plant at a real MQTT broker.",
            "Fixed sensors (plain JSON and Sparkplug B) and robots (VDA 5050); it knows the field protocols only.",
            "Leave out what you bring yourself: --no-robots for your own VDA 5050 robot, --no-sensors for your own sensors."
        },
        mixinStandardHelpOptions = true)
public final class SimCommand implements Callable<Integer> {
    @Option(names = "--plant", required = true, paramLabel = "FILE", description = "The plant file.")
    private Path plantFile = Path.of("plant.yaml");

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = {
                "What goes wrong: h2s-leak, ch4-leak, pump-overheat, bearing-wear, dead-sensor or quiet (${DEFAULT-VALUE})."
            })
    private String scenario = "h2s-leak";

    @Option(
            names = "--mqtt",
            required = true,
            paramLabel = "HOST:PORT",
            description = {
                "The broker; also mqtt://[USER:PASSWORD@]HOST:PORT or mqtts://. DAVY_MQTT_USER and DAVY_MQTT_PASSWORD log in."
            })
    private String mqtt = "127.0.0.1:1883";

    @Option(names = "--no-robots", description = "Without robots.")
    private boolean noRobots;

    @Option(names = "--no-sensors", description = "Without fixed sensors.")
    private boolean noSensors;

    @Option(names = "--seed", paramLabel = "N", description = "Of wind, noise and leak (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--robot-speed",
            paramLabel = "FACTOR",
            description = "How much faster than real the robots drive (${DEFAULT-VALUE}).")
    private double robotSpeed = 1;

    @Option(
            names = "--robots",
            paramLabel = "N",
            description = "Only the plant's first N robots; up to some thousands run in this one process.")
    private int robots = Integer.MAX_VALUE;

    @Option(
            names = "--fault",
            paramLabel = "ROBOT=FAULT",
            description = {
                "What goes wrong with a robot, as ROBOT=FAULT[:DETAIL][@STARTs][+LASTSs], for example R1=stuck@30s; * is each robot.",
                "Faults: refuse, stuck, edge-blocked[:EDGE], offline, e-stop, manual, never-answer, slow-ack[:S], lost-messages[:SHARE],"
                        + " battery-lie[:PERCENT], sensor, reboot[:S]. May come again."
            })
    private List<String> faults = new ArrayList<>();

    @Option(names = "--json", description = "Print what happens as one JSON object a line.")
    private boolean json;

    @Option(
            names = "--truth",
            paramLabel = "FILE.jsonl",
            description = "Write what really happens, with places and rates, one JSON object a line.")
    private @Nullable Path truthFile;

    @Override
    @SuppressWarnings("try") // the simulator runs while it is open
    public Integer call() throws InterruptedException, IOException {
        Plant plant = PlantOption.load(plantFile);
        URI broker = Urls.withLogin(
                Urls.read("--mqtt", mqtt, List.of("mqtt", "mqtts")), "DAVY_MQTT_USER", "DAVY_MQTT_PASSWORD");
        try (TruthFile truth = truthFile == null ? null : TruthFile.create(truthFile);
                SimulatedPlant sim = start(plant, options(broker, truth))) {
            if (!json) {
                System.out.println(
                        "simulating " + plant.site().id() + " at " + Urls.shown(broker) + "; Ctrl-C ends it");
            }
            new CountDownLatch(1).await();
        }
        return Davy.OK;
    }

    private static SimulatedPlant start(Plant plant, SimOptions options) {
        try {
            return SimulatedPlant.start(plant, options);
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private SimOptions options(URI broker, @Nullable TruthFile truth) {
        return new SimOptions(
                broker,
                scenario(scenario),
                seed,
                !noSensors,
                !noRobots,
                robotSpeed,
                e -> {
                    print(e);
                    if (truth != null) {
                        truth.write(e);
                    }
                },
                robots,
                faults.stream().map(SimCommand::fault).toList());
    }

    private static PlannedFault fault(String text) {
        try {
            return PlannedFault.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    /** The scenario of that name, or a refusal that names them all. */
    public static Scenario scenario(String name) {
        try {
            return Scenario.named(name);
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()), e);
        }
    }

    private void print(SimEvent e) {
        Instant time = e.time().truncatedTo(ChronoUnit.MILLIS);
        if (json) {
            ObjectNode line = Json.DAVY.createObjectNode();
            line.put("event", e.name()).put("time", time.toString()).put("text", e.text());
            System.out.println(line);
        } else {
            System.out.println(time + " " + e.text());
        }
    }
}
