package io.davy.appliance;

import io.davy.appliance.watchdog.WatchdogSettings;
import io.davy.plant.Plant;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code davy run}: the appliance for a real plant. */
@Command(
        name = "run",
        description = {
            "The appliance for a real plant.",
            "Runs Kafka, the detection and dispatch jobs, the field gateway, the officers' console, the notifier and the history writer.",
            "Everything that must survive lies under --data. Ctrl-C stops it cleanly."
        },
        footer = {
            "",
            "Passwords can come from the environment instead of the command line:",
            "  DAVY_MQTT_USER, DAVY_MQTT_PASSWORD      for --mqtt",
            "  DAVY_INFLUX_USER, DAVY_INFLUX_PASSWORD  for --influx (InfluxDB 2 and 3: any user, the token as password)",
            "  DAVY_SMTP_USER, DAVY_SMTP_PASSWORD      for --smtp",
            "  DAVY_CONSOLE_PASSWORD                   the officers' first password, until they choose one"
        },
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    private static final int LEAST_PATIENCE_S = 10;

    @Option(
            names = "--plant",
            required = true,
            paramLabel = "FILE",
            description = "The plant file (davy check FILE checks it).")
    private Path plantFile = Path.of("plant.yaml");

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = {
                "Where everything lies: DIR/kafka, flink, influx, mqtt, console, log. Made if it is missing; its parent must exist."
            })
    private Path data = Path.of("data");

    @Option(
            names = "--mqtt",
            paramLabel = "URL",
            description = "An MQTT broker to use, mqtt:// or mqtts://; the box runs mosquitto itself without.")
    private @Nullable String mqtt;

    @Option(
            names = "--influx",
            paramLabel = "URL",
            description = "An InfluxDB to use, http:// or https://; the box runs influxd itself without.")
    private @Nullable String influx;

    @Option(names = "--no-influx", description = "Keep no history.")
    private boolean noInflux;

    @Option(
            names = "--smtp",
            paramLabel = "URL",
            description = "The mail server, smtp:// or smtps://; no mail without.")
    private @Nullable String smtp;

    @Option(names = "--mail-from", paramLabel = "ADDRESS", description = "Sender of every mail (${DEFAULT-VALUE}).")
    private String mailFrom = "Davy <davy@localhost>";

    @Option(
            names = "--console-url",
            paramLabel = "URL",
            description = "Where people reach the console; written into mails.")
    private @Nullable String consoleUrl;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = {
                "Address of the console and the MQTT broker (${DEFAULT-VALUE}); 0.0.0.0 lets other machines in."
            })
    private String bind = "127.0.0.1";

    @Option(
            names = "--no-watchdog",
            description = "Do not start the watchdog: something else starts davy watchdog --data DIR --stay.")
    private boolean noWatchdog;

    @Option(
            names = "--watchdog-after",
            paramLabel = "SECONDS",
            description = "How long Davy may not answer before the watchdog tells the contacts (${DEFAULT-VALUE}).")
    private int watchdogAfter = (int) WatchdogSettings.LIMIT.toSeconds();

    @Option(
            names = "--deadman-url",
            paramLabel = "URL",
            description = {
                "A dead-man service elsewhere, http:// or https://: fetched each minute while Davy and its chain are well."
            })
    private @Nullable String deadmanUrl;

    @Mixin
    private PortOptions ports = new PortOptions();

    @Override
    public Integer call() throws InterruptedException {
        Plant plant = PlantOption.load(plantFile);
        BoxPorts chosen = ports.strict();
        BoxConfig config = BoxConfig.create(
                plant,
                data,
                b -> b.ports(chosen)
                        .bind(bind)
                        .mqtt(login(mqtt, "--mqtt", List.of("mqtt", "mqtts"), "MQTT"))
                        .influx(login(influx, "--influx", List.of("http", "https"), "INFLUX"))
                        .history(!noInflux)
                        .smtp(login(smtp, "--smtp", List.of("smtp", "smtps"), "SMTP"))
                        .mailFrom(mailFrom)
                        .consoleUrl(
                                consoleUrl == null
                                        ? null
                                        : Urls.read("--console-url", consoleUrl, List.of("http", "https")))
                        .watchdog(watchdog())
                        .initialPassword(System.getenv("DAVY_CONSOLE_PASSWORD")));
        OneBox box = OneBox.start(config, System.out::println);
        box.places().forEach(System.out::println);
        System.out.println("davy runs; Ctrl-C stops it");
        // The end comes as a signal, which stops the box in order.
        new CountDownLatch(1).await();
        return Davy.OK;
    }

    private WatchdogOptions watchdog() {
        if (watchdogAfter < LEAST_PATIENCE_S) {
            throw new Refusal("--watchdog-after is " + watchdogAfter + ": it must be at least " + LEAST_PATIENCE_S
                    + " s, or each pause of the machine would be told");
        }
        URI outside = deadmanUrl == null ? null : Urls.read("--deadman-url", deadmanUrl, List.of("https", "http"));
        return new WatchdogOptions(!noWatchdog, Duration.ofSeconds(watchdogAfter), outside);
    }

    private static @Nullable URI login(@Nullable String text, String option, List<String> schemes, String variables) {
        return text == null
                ? null
                : Urls.withLogin(
                        Urls.read(option, text, schemes),
                        "DAVY_" + variables + "_USER",
                        "DAVY_" + variables + "_PASSWORD");
    }
}
