package io.davy.appliance.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.davy.alarm.Alarm;
import io.davy.appliance.BoxConfig;
import io.davy.appliance.BoxPorts;
import io.davy.appliance.OneBox;
import io.davy.health.PartHealth;
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
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole appliance on real parts, with a plant in which hydrogen sulphide leaks. */
class OneBoxTest {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    @TempDir
    static Path dir;

    private static Plant plant;
    private static GreenMail mail;
    private static OneBox box;
    private static SimulatedPlant sim;

    @BeforeAll
    static void start() throws Exception {
        plant = PlantFile.load(Checkout.demoPlant());
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        BoxPorts ports = new BoxPorts(Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free());
        BoxConfig config = BoxConfig.create(
                plant,
                dir.resolve("data"),
                b -> b.ports(ports)
                        .smtp(URI.create("smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?starttls=no"))
                        .mailFrom("davy@plant.example"));
        box = OneBox.start(config, line -> {});
        sim = SimulatedPlant.start(plant, new SimOptions(box.mqtt(), Scenario.H2S_LEAK, 1, true, true, 5, event -> {}));
    }

    @AfterAll
    static void stop() {
        sim.close();
        long begun = System.nanoTime();
        box.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        mail.stop();
    }

    private static Optional<Incident> leak() {
        List<Incident> all = Records.all(box.kafka(), Topics.INCIDENTS, Incident.class);
        Optional<Incident> first =
                all.stream().filter(i -> "H2S".equals(i.gas())).findFirst();
        return first.flatMap(
                f -> all.stream().filter(i -> i.id().equals(f.id())).reduce((a, b) -> b));
    }

    private static Incident closedLeak() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        leak().filter(i -> i.state() == Incident.State.CLOSED).isPresent());
        return leak().orElseThrow();
    }

    @Test
    void aLeakBecomesAnIncidentThatARobotLooksAtAndThatCloses() {
        Incident closed = closedLeak();

        assertThat(closed.zone()).isEqualTo("Z-H2S");
        assertThat(closed.source()).isNotNull();
        assertThat(closed.verdict()).isNotNull();
        List<Mission> missions = Records.all(box.kafka(), Topics.MISSIONS, Mission.class).stream()
                .filter(m -> m.incident().equals(closed.id()))
                .toList();
        assertThat(missions)
                .extracting(Mission::state)
                .contains(Mission.State.SENT, Mission.State.ON_SCENE, Mission.State.DONE);
        // The other two may not go there: one cannot measure gas, one is not rated for the zone.
        assertThat(missions)
                .filteredOn(m -> m.state() != Mission.State.WAITING)
                .extracting(Mission::robot)
                .containsOnly("R1");
    }

    @Test
    void officersAreToldByMailOnceForEachHappening() {
        Incident closed = closedLeak();
        await().atMost(PATIENCE)
                .until(() -> sent(closed).stream().anyMatch(n -> n.occasion().equals("closed")));

        List<Notification> sent = sent(closed);
        assertThat(sent).extracting(Notification::id).doesNotHaveDuplicates();
        assertThat(sent).extracting(Notification::contact).contains("kim", "miller");
        await().until(() -> mail.getReceivedMessages().length >= sent.size());
    }

    private static List<Notification> sent(Incident incident) {
        return Records.all(box.kafka(), Topics.NOTIFICATIONS, Notification.class).stream()
                .filter(n -> n.incident().equals(incident.id()) && n.state() == Notification.State.SENT)
                .toList();
    }

    @Test
    void theIncidentIsInTheHistory() {
        Incident closed = closedLeak();

        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(influx("SHOW TAG VALUES FROM /incident/ WITH KEY = \"incident\""))
                        .contains(closed.id()));
    }

    @Test
    void theAlarmIsVisibleWithinASecondOfItsReading() {
        Incident incident = closedLeak();

        Map<String, Long> visible = Records.raw(box.kafka(), Topics.ALARMS).stream()
                .filter(r -> incident.firstOut().alarm().equals(r.key()))
                .collect(Collectors.toMap(r -> r.key(), r -> r.timestamp(), Math::min));
        assertThat(visible.get(incident.firstOut().alarm()) - incident.receivedMs())
                .isBetween(0L, 1000L);
    }

    @Test
    void garbageOnEveryInputIsADeadLetterAndTheRestGoesOn() throws Exception {
        closedLeak();
        byte[] noise = new byte[1_000_000];
        new java.util.Random(7).nextBytes(noise);
        try (Field field = new Field(box.mqtt())) {
            field.send("davy/readings/AT-2101", "not a number {");
            field.send("davy/readings/NO-SUCH-TAG", "1.0");
            field.send("davy/readings/AT-2101", "{\"value\":1,\"time\":\"2999-01-01T00:00:00Z\"}");
            field.send("davy/readings/AT-2101", "{\"value\":1,\"time\":\"1999-01-01T00:00:00Z\"}");
            field.send("davy/batches/GW-X", noise);
            field.send("davy/robots/R1/readings", "[]");
            field.send("spBv1.0/g/NDATA/n", new byte[] {1, 2, 3});
            field.send(
                    "uagv/v2/" + plant.robots().get(0).manufacturer() + "/"
                            + plant.robots().get(0).serial() + "/state",
                    "{{{");
            Records.write(box.kafka(), Topics.READINGS, "Z-CH4", new byte[] {(byte) 0xff, 1, 2});
            Records.write(box.kafka(), Topics.READINGS, "Z-CH4", noise);
            Records.write(box.kafka(), Topics.ACTIONS, "x", "no json".getBytes(StandardCharsets.UTF_8));
            Records.write(box.kafka(), Topics.MISSIONS, "x", "no json".getBytes(StandardCharsets.UTF_8));
            Records.write(box.kafka(), Topics.ROBOTS, "x", "no json".getBytes(StandardCharsets.UTF_8));

            await().atMost(PATIENCE)
                    .until(() -> Records.raw(box.kafka(), Topics.DEAD_LETTERS).size() >= 13);
            assertThat(Records.raw(box.kafka(), Topics.DEAD_LETTERS)).allSatisfy(r -> {
                assertThat(Records.header(r, Topics.HEADER_REASON)).isNotBlank();
                assertThat(Records.header(r, Topics.HEADER_ORIGIN)).isNotBlank();
            });

            field.send("davy/readings/AT-2101", "55");
            await().atMost(PATIENCE).until(() -> alarmed("AT-2101"));
        }
    }

    private static boolean alarmed(String sensor) {
        return Records.all(box.kafka(), Topics.ALARMS, Alarm.class).stream()
                .anyMatch(a -> a.sensor().equals(sensor) && a.rule().startsWith("gas_high"));
    }

    @Test
    void aKilledChildProgramIsStartedAgainAndNothingIsLost() throws Exception {
        closedLeak();
        kill(dir.resolve("data/influx/influxd.pid"));
        kill(dir.resolve("data/mqtt/mosquitto.pid"));

        await().atMost(PATIENCE)
                .until(() -> details("mosquitto").contains("started again")
                        && details("influxd").contains("started again"));
        await().atMost(PATIENCE).until(() -> ok("ingest-mqtt") && ok("history-writer"));
        try (Field field = new Field(box.mqtt())) {
            field.send("davy/readings/AT-3102", "400");
            await().atMost(PATIENCE).until(() -> alarmed("AT-3102"));
        }
    }

    private static void kill(Path pidFile) throws Exception {
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static String details(String part) {
        return box.health().stream()
                .filter(p -> p.part().equals(part) && p.ok())
                .map(PartHealth::detail)
                .findFirst()
                .orElse("");
    }

    private static boolean ok(String part) {
        return box.health().stream().anyMatch(p -> p.part().equals(part) && p.ok());
    }

    @Test
    void healthAndMetricsAreServed() throws Exception {
        await().atMost(PATIENCE).until(() -> get("/health").statusCode() == 200);
        Set<String> parts = box.health().stream().map(PartHealth::part).collect(Collectors.toSet());

        assertThat(parts)
                .contains(
                        "kafka", "mosquitto", "influxd", "detection-job", "dispatch-job", "notifier", "disk", "plant");
        assertThat(box.health().stream().filter(PartHealth::meansJob)).hasSize(2);
        assertThat(get("/health").body()).contains("detection-job");
        assertThat(get("/metrics").body()).contains("davy_").contains("jvm_memory");
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return http("http://127.0.0.1:" + box.consolePort() + path);
    }

    private static String influx(String query) throws Exception {
        return http(box.influx().orElseThrow() + "/query?db=davy&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .body();
    }

    private static HttpResponse<String> http(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
