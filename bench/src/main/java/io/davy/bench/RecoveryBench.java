package io.davy.bench;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.davy.parts.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * kill -9 of the whole appliance at random moments while an on-delay, a shelf and an escalation run, and a start again: each must go on at
 * the right moment, nothing may be told twice, nothing forgotten.
 */
@Command(
        name = "recovery",
        description = {
            "Kills the whole appliance at random moments in an on-delay, a shelf and an escalation, and checks that each goes on.",
            "About a minute for each kill."
        },
        mixinStandardHelpOptions = true)
public final class RecoveryBench implements Callable<Integer> {
    private static final Duration START = Duration.ofMinutes(4);

    @Option(names = "--kills", description = "How often (default: ${DEFAULT-VALUE}).", defaultValue = "10")
    private int kills;

    @Option(names = "--seed", description = "Of the moments (default: ${DEFAULT-VALUE}).", defaultValue = "1")
    private long seed;

    @Option(names = "--json", description = "One JSON object as the last line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Path dir = Files.createTempDirectory("davy-recovery");
        Path plant = dir.resolve("plant.yaml");
        Files.writeString(plant, RecoveryPlant.YAML);
        int kafka = Ports.free();
        int mqtt = Ports.free();
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        List<String> args = List.of(
                "--plant=" + plant,
                "--data=" + dir.resolve("data"),
                "--kafka-port=" + kafka,
                "--mqtt-port=" + mqtt,
                "--console-port=" + Ports.free(),
                "--flink-port=" + Ports.free(),
                "--no-influx",
                "--smtp=smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?starttls=no");
        Map<String, Integer> wrong = new TreeMap<>();
        Random random = new Random(seed);
        BoxProcess box = BoxProcess.start(dir.resolve("out"), args, START);
        FieldLine field = new FieldLine(mqtt, RecoveryPlant.HEALTHY);
        try {
            for (int k = 1; k <= kills; k++) {
                RecoveryRound round = new RecoveryRound("127.0.0.1:" + kafka, field, mail);
                round.begin();
                long afterMs = 1_000 + random.nextInt(RecoveryPlant.ESCALATE_AFTER_S * 1000);
                round.waitUntil(afterMs);
                box.kill();
                box = BoxProcess.start(dir.resolve("out"), args, START);
                List<String> faults = round.judge();
                System.out.printf(
                        "kill %d, %.1f s after the beginning: %s%n",
                        k, afterMs / 1000.0, faults.isEmpty() ? "all went on" : String.join("; ", faults));
                faults.forEach(f -> wrong.merge(f, 1, Integer::sum));
                round.clear();
            }
        } finally {
            field.end();
            box.end();
            mail.stop();
            delete(dir);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("kills", kills);
        figures.put("faults", wrong);
        System.out.printf("%d kills, %d faults %s%n", kills, wrong.size(), wrong);
        if (json) {
            Figures.json(figures);
        }
        return wrong.isEmpty() ? 0 : 1;
    }

    private static void delete(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            files.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        }
    }
}
