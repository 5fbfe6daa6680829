package io.davy.appliance.demo;

import io.davy.alarm.Alarm;
import io.davy.appliance.BoxConfig;
import io.davy.appliance.BoxPorts;
import io.davy.appliance.Davy;
import io.davy.appliance.OneBox;
import io.davy.appliance.PlantOption;
import io.davy.appliance.PortOptions;
import io.davy.appliance.Refusal;
import io.davy.appliance.SimCommand;
import io.davy.appliance.Urls;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.notification.Notification;
import io.davy.parts.AtEnd;
import io.davy.plant.Plant;
import io.davy.sim.Scenario;
import io.davy.sim.SimOptions;
import io.davy.sim.SimulatedPlant;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code davy demo}: the whole appliance with the simulated plant, and the story of one incident as it happens. */
@Command(
        name = "demo",
        description = {
            "The whole appliance on real parts with a simulated plant, and the story of one incident.",
            "Something goes wrong in the plant; what follows is told as it happens.",
            "Scenarios: h2s-leak, ch4-leak, pump-overheat, bearing-wear, dead-sensor. Ctrl-C stops everything."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final Duration SETTLE = Duration.ofMillis(500);

    @Parameters(paramLabel = "SCENARIO", arity = "0..1", description = "What goes wrong (${DEFAULT-VALUE}).")
    private String scenarioName = "h2s-leak";

    @Option(names = "--once", description = "End when the incident is closed: exit 0; exit 1 after the time limit.")
    private boolean once;

    @Option(
            names = "--json",
            description = "Print one JSON object as the last line of the output; the story goes to stderr.")
    private boolean json;

    @Option(
            names = "--time-limit",
            paramLabel = "TIME",
            description = "For --once, counted from the simulator's start (${DEFAULT-VALUE}).")
    private String timeLimit = "180s";

    @Option(names = "--plant", paramLabel = "FILE", description = "Another plant than the demo plant.")
    private @Nullable Path plantFile;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the data lies; emptied at each start (target/demo-data).")
    private @Nullable Path data;

    @Option(names = "--keep", description = "Go on with the data of the last demo.")
    private boolean keep;

    @Option(names = "--seed", paramLabel = "N", description = "Of wind, noise and leak (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--robot-speed",
            paramLabel = "FACTOR",
            description = "How much faster than real the robots drive (${DEFAULT-VALUE}).")
    private double robotSpeed = 1;

    @Option(names = "--mqtt", paramLabel = "URL", description = "An MQTT broker to use instead of an own one.")
    private @Nullable String mqtt;

    @Option(names = "--influx", paramLabel = "URL", description = "An InfluxDB to use instead of an own one.")
    private @Nullable String influx;

    @Option(names = "--no-influx", description = "Keep no history.")
    private boolean noInflux;

    @Mixin
    private PortOptions ports = new PortOptions();

    private final BlockingQueue<Consumer<Story>> happened = new LinkedBlockingQueue<>();

    @Override
    @SuppressWarnings("try") // the simulator runs while it is open
    public Integer call() throws InterruptedException {
        PrintStream out = json ? System.err : System.out;
        long begun = System.nanoTime();
        Duration limit = seconds(timeLimit);
        Scenario scenario = SimCommand.scenario(scenarioName);
        Plant plant = PlantOption.load(plantFile == null ? PlantOption.demoPlant() : plantFile);
        Path folder = data == null ? DemoFolder.usual() : data.toAbsolutePath().normalize();
        DemoFolder.prepare(folder, keep);
        BoxPorts chosen = ports.orFree(out::println);
        try (MailCatcher mail = MailCatcher.start();
                OneBox box = OneBox.start(config(plant, folder, chosen, mail), out::println);
                Tail tail = Tail.start(box.kafka(), new Queueing())) {
            box.places().forEach(out::println);
            out.printf(
                    Locale.ROOT, "davy is up after %.1f s; scenario %s%n", (System.nanoTime() - begun) / 1e9, scenario);
            SimOptions options = new SimOptions(
                    box.mqtt(), scenario, seed, true, true, robotSpeed, e -> happened.add(s -> s.accept(e)));
            try (SimulatedPlant sim = SimulatedPlant.start(plant, options)) {
                // On a signal these end before the box does, lest they complain that it has gone.
                Runnable first = AtEnd.first(() -> {
                    sim.close();
                    tail.close();
                });
                try {
                    return tell(scenario, plant, out, limit, mail);
                } finally {
                    AtEnd.forget(first);
                }
            }
        }
    }

    private BoxConfig config(Plant plant, Path folder, BoxPorts chosen, MailCatcher mail) {
        return BoxConfig.create(
                plant,
                folder,
                b -> b.ports(chosen)
                        .mqtt(mqtt == null ? null : Urls.read("--mqtt", mqtt, List.of("mqtt", "mqtts")))
                        .influx(influx == null ? null : Urls.read("--influx", influx, List.of("http", "https")))
                        .history(!noInflux)
                        .smtp(mail.url())
                        .mailFrom("Davy demo <davy@demo.example>")
                        .mustChange(false)
                        .exercise(true));
    }

    private int tell(Scenario scenario, Plant plant, PrintStream out, Duration limit, MailCatcher mail)
            throws InterruptedException {
        Story story = new Story(
                scenario,
                new Sentences(plant),
                (ms, line) -> out.printf(Locale.ROOT, "%+8.1f s  %s%n", ms / 1000.0, line));
        long end = System.nanoTime() + limit.toNanos();
        boolean ended = false;
        while (!ended || !once) {
            Duration wait = story.closed() ? SETTLE : Duration.ofNanos(Math.max(1, end - System.nanoTime()));
            Consumer<Story> next = once ? happened.poll(wait.toNanos(), TimeUnit.NANOSECONDS) : happened.take();
            if (next != null) {
                next.accept(story);
            }
            // Topics have no order among each other: what is still on its way when the close comes belongs to the
            // story.
            ended = next == null && (story.closed() || System.nanoTime() >= end);
        }
        Outcome outcome = Outcome.of(scenario, story);
        out.println(outcome.text(mail.count(), limit));
        if (json) {
            System.out.println(outcome.json());
        }
        return outcome.closed() ? Davy.OK : Davy.FAILED;
    }

    private static Duration seconds(String text) {
        try {
            String iso = text.toUpperCase(Locale.ROOT);
            Duration d =
                    Duration.parse(iso.startsWith("P") ? iso : iso.matches("\\d+") ? "PT" + iso + "S" : "PT" + iso);
            if (d.isNegative() || d.isZero()) {
                throw new Refusal("--time-limit is " + text + ": it must be above 0, for example 180s or 3m");
            }
            return d;
        } catch (java.time.format.DateTimeParseException e) {
            throw new Refusal("--time-limit is " + text + ": write it as 180s or 3m", e);
        }
    }

    /** Puts what the topics say in line with what the simulator says. */
    private final class Queueing implements Tail.Listener {
        @Override
        public void alarm(Alarm alarm, long visibleMs) {
            happened.add(s -> s.accept(alarm, visibleMs));
        }

        @Override
        public void incident(Incident incident, long visibleMs) {
            happened.add(s -> s.accept(incident, visibleMs));
        }

        @Override
        public void mission(Mission mission, long visibleMs) {
            happened.add(s -> s.accept(mission, visibleMs));
        }

        @Override
        public void notification(Notification notification, long visibleMs) {
            happened.add(s -> s.accept(notification, visibleMs));
        }
    }
}
