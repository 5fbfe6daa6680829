package io.davy.appliance.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.davy.alarm.Alarm;
import io.davy.appliance.watchdog.WatchdogFolder;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.notification.Notification;
import io.davy.parts.Ports;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import io.davy.sim.Scenario;
import io.davy.sim.SimOptions;
import io.davy.sim.SimulatedPlant;
import io.davy.topic.Topics;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the whole appliance at the worst moments, and a start again. */
class KilledTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration START = Duration.ofSeconds(240);
    /** A sensor that nobody simulates, so that this test alone speaks for it: 60 s must pass beyond its limit. */
    private static final String SLOW = "TT-SLOW";

    private static final String SLOW_SENSOR = "  - {tag: " + SLOW
            + ", kind: temperature, zone: Z-PUMP, place: {x: 14, y: 12, z: 1}, range: [-20, 200], interval: 30s,"
            + " limits: {high: 80, on_delay: 60s, silent_after: 1h, stuck_after: 0s}}\n";

    private static final String DEAD = ".*(Davy does not answer|Davy 응답 없음): .*";

    @TempDir
    Path dir;

    private final int kafka = Ports.free();
    private final int mqtt = Ports.free();
    private final String bootstrap = "127.0.0.1:" + kafka;

    private DavyProcess run(Path plant, int smtp) throws Exception {
        DavyProcess davy = DavyProcess.start(
                dir.resolve("out" + System.nanoTime()),
                List.of(
                        "run",
                        "--plant",
                        plant.toString(),
                        "--data",
                        dir.resolve("data").toString(),
                        "--kafka-port",
                        "" + kafka,
                        "--mqtt-port",
                        "" + mqtt,
                        "--console-port",
                        "" + Ports.free(),
                        "--flink-port",
                        "" + Ports.free(),
                        "--influx-port",
                        "" + Ports.free(),
                        "--smtp",
                        "smtp://127.0.0.1:" + smtp + "?starttls=no"));
        try {
            await().atMost(START).until(() -> davy.says("davy runs"));
        } catch (ConditionTimeoutException e) {
            davy.kill();
            throw new IllegalStateException(
                    "davy did not start; it said: " + davy.said() + "\n"
                            + Files.readString(dir.resolve("data/log/davy.log")),
                    e);
        }
        return davy;
    }

    @Test
    void anAlarmInItsOnDelayAndAMissionUnderWaySurviveAKill() throws Exception {
        Plant demo = PlantFile.load(Checkout.demoPlant());
        Path withSlow = dir.resolve("plant.yaml");
        Files.writeString(
                withSlow,
                Files.readString(Checkout.demoPlant()).replaceFirst("(?m)^sensors:\\R", "sensors:\n" + SLOW_SENSOR));
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        URI broker = URI.create("mqtt://127.0.0.1:" + mqtt);
        Instant onset = Instant.now().minusSeconds(50);

        DavyProcess first = run(withSlow, mail.getSmtp().getPort());
        try (SimulatedPlant sim =
                SimulatedPlant.start(demo, new SimOptions(broker, Scenario.H2S_LEAK, 1, true, true, 1, event -> {}))) {
            assertThat(sim).isNotNull();
            temperature(broker, onset, 95);
            await().atMost(PATIENCE).until(() -> missions().anyMatch(m -> m.state() == Mission.State.UNDER_WAY));
            first.kill();
            long watchdog = watchdog().orElseThrow().pid();

            try (DavyProcess second = run(withSlow, mail.getSmtp().getPort())) {
                temperature(broker, onset.plusSeconds(61), 96);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(alarms(SLOW)).isNotEmpty());
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(missions())
                                .extracting(Mission::state)
                                .as(() -> missions().map(Mission::toString).collect(Collectors.joining("\n")))
                                .contains(Mission.State.DONE));
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(incidents().filter(i -> "H2S".equals(i.gas())))
                                .extracting(Incident::state)
                                .contains(Incident.State.CLOSED));

                assertThat(alarms(SLOW).map(Alarm::id).distinct()).hasSize(1);
                assertThat(alarms(SLOW).findFirst().orElseThrow().onset())
                        .isEqualTo(Instant.ofEpochMilli(onset.toEpochMilli()));
                // One first mission, of one robot: it went on and was not begun anew. A second look after an empty one
                // is another.
                assertThat(missions()
                                .filter(m -> m.incident().equals(leak().id()) && m.number() == 1)
                                .map(Mission::id)
                                .distinct())
                        .as(this::everything)
                        .hasSize(1);
                assertThat(incidents()
                                .filter(i -> "H2S".equals(i.gas()))
                                .map(Incident::id)
                                .distinct())
                        .as(this::everything)
                        .hasSize(1);
                nothingIsToldTwice(mail);
                assertThat(watchdog().orElseThrow().pid())
                        .as("the watchdog outlives what it watches, and is not started twice")
                        .isEqualTo(watchdog);
                int dead = mails(mail, DEAD).size();
                assertThat(second.stop(20)).as("stops within 20 s").isTrue();
                // Stopped by somebody: the watchdog ends with it, and nobody is told.
                assertThat(watchdog()).isEmpty();
                assertThat(mails(mail, DEAD)).hasSize(dead);
            }
        } finally {
            first.kill();
            mail.stop();
        }
    }

    /** The watchdog's process, while it is on guard. */
    private Optional<ProcessHandle> watchdog() {
        WatchdogFolder folder = new WatchdogFolder(dir.resolve("data"));
        return folder.held() ? folder.holder().filter(ProcessHandle::isAlive) : Optional.empty();
    }

    private static List<String> mails(GreenMail mail, String subject) throws Exception {
        List<String> found = new ArrayList<>();
        for (MimeMessage m : mail.getReceivedMessages()) {
            if (m.getSubject().matches(subject)) {
                found.add(m.getSubject());
            }
        }
        return found;
    }

    private String everything() {
        return Stream.concat(incidents().map(Incident::toString), missions().map(Mission::toString))
                .collect(Collectors.joining("\n"));
    }

    private Incident leak() {
        return incidents().filter(i -> "H2S".equals(i.gas())).findFirst().orElseThrow();
    }

    private void nothingIsToldTwice(GreenMail mail) throws Exception {
        List<Notification> sent = Records.all(bootstrap, Topics.NOTIFICATIONS, Notification.class).stream()
                .filter(n -> n.state() == Notification.State.SENT)
                .toList();
        assertThat(sent).extracting(Notification::id).doesNotHaveDuplicates();
        // Killed between the server's answer and its own note of it, the notifier sends that one message again, with
        // the same Message-ID.
        Map<String, String> mails = new HashMap<>();
        for (MimeMessage m : mail.getReceivedMessages()) {
            mails.put(m.getMessageID(), m.getAllRecipients()[0] + " " + m.getSubject());
        }
        assertThat(mails.values()).doesNotHaveDuplicates();
    }

    private Stream<Alarm> alarms(String sensor) {
        return Records.all(bootstrap, Topics.ALARMS, Alarm.class).stream()
                .filter(a -> a.sensor().equals(sensor));
    }

    private Stream<Incident> incidents() {
        return Records.all(bootstrap, Topics.INCIDENTS, Incident.class).stream();
    }

    private Stream<Mission> missions() {
        return Records.all(bootstrap, Topics.MISSIONS, Mission.class).stream();
    }

    private static void temperature(URI broker, Instant time, double value) {
        try (Field field = new Field(broker)) {
            field.send("davy/readings/" + SLOW, "{\"value\":" + value + ",\"time\":\"" + time + "\"}");
        }
    }
}
