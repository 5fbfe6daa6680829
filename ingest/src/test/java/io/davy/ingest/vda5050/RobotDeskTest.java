package io.davy.ingest.vda5050;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.davy.ingest.TestPlants;
import io.davy.ingest.field.ClockMode;
import io.davy.ingest.field.Directory;
import io.davy.ingest.field.TimeCheck;
import io.davy.json.Json;
import io.davy.robot.RobotReport;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RobotDeskTest {
    private Instant now = Instant.parse("2026-06-01T12:00:00Z");
    private final Directory plant = new Directory(TestPlants.plant());
    private final RobotDesk desk = new RobotDesk("uagv", new TimeCheck(ClockMode.LIVE, () -> now), () -> now);

    private RobotDesk.Heard hear(String kind, ObjectNode message) {
        return desk.hear("uagv/v2/acme/0001/" + kind, VdaMessages.bytes(message), plant);
    }

    private RobotDesk.Heard state(Consumer<ObjectNode> change) {
        ObjectNode m = VdaMessages.state("0001", now);
        change.accept(m);
        return hear("state", m);
    }

    private void pass(long ms) {
        now = now.plusMillis(ms);
    }

    @Test
    void messagesOfTheTestsKeepToTheStandard() throws Exception {
        Map<String, ObjectNode> messages = Map.of(
                "state", VdaMessages.state("0001", now),
                "connection", VdaMessages.connection("0001", "ONLINE", now),
                "visualization", VdaMessages.visualization("0001", 3, now));
        for (Map.Entry<String, ObjectNode> m : messages.entrySet()) {
            try (InputStream schema =
                    RobotDeskTest.class.getResourceAsStream("/vda5050-2.1.0/" + m.getKey() + ".schema")) {
                assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                                .getSchema(schema)
                                .validate(m.getValue()))
                        .as(m.getKey())
                        .isEmpty();
            }
        }
    }

    @Test
    void connectionIsToldAtOnceEvenWithAStaleTime() {
        RobotReport r = hear("connection", VdaMessages.connection("0001", "CONNECTIONBROKEN", Instant.EPOCH))
                .report();
        assertThat(r).isNotNull();
        assertThat(r.robot()).isEqualTo("R1");
        assertThat(r.connection()).isEqualTo("CONNECTIONBROKEN");
        assertThat(r.version()).isEqualTo("2.1.0");
        assertThat(r.connectionReceived()).isEqualTo(now);
    }

    @Test
    void unchangedStateIsToldOnceASecond() {
        assertThat(state(m -> {}).report()).isNotNull();
        pass(400);
        assertThat(state(m -> {}).report()).isNull();
        assertThat(desk.due()).isEmpty();
        pass(700);
        assertThat(desk.due()).hasSize(1);
        assertThat(desk.due()).isEmpty();
    }

    @Test
    void whatMattersIsToldAtOnce() {
        state(m -> {});
        for (Consumer<ObjectNode> change : java.util.List.<Consumer<ObjectNode>>of(
                m -> m.put("orderId", "o1"),
                m -> m.put("orderId", "o1").put("orderUpdateId", 1),
                m -> m.put("driving", true),
                m -> m.put("lastNodeId", "n2"),
                m -> m.put("operatingMode", "MANUAL"),
                m -> m.withArray("actionStates")
                        .addObject()
                        .put("actionId", "a")
                        .put("actionStatus", "RUNNING"),
                m -> m.withArray("errors").addObject().put("errorType", "e").put("errorLevel", "FATAL"),
                m -> ((ObjectNode) m.get("safetyState")).put("eStop", "MANUAL"),
                m -> ((ObjectNode) m.get("batteryState")).put("batteryCharge", 78.9))) {
            pass(1);
            assertThat(state(change).report()).isNotNull();
        }
    }

    @Test
    void placesAreToldTwiceASecond() {
        state(m -> {});
        int told = 0;
        for (int i = 1; i <= 100; i++) {
            pass(20);
            ObjectNode at = VdaMessages.visualization("0001", i, now);
            told += hear("visualization", at).report() == null ? 0 : 1;
        }
        assertThat(told).isEqualTo(4);
        pass(500);
        state(m -> VdaMessages.place(m, 500));
        pass(100);
        hear("visualization", VdaMessages.visualization("0001", 777, now));
        pass(500);
        assertThat(desk.due().get(0).state().path("agvPosition").path("x").asDouble())
                .isEqualTo(777);
    }

    @Test
    void factsheetIsKeptBesideTheRest() {
        state(m -> {});
        ObjectNode sheet = VdaMessages.connection("0001", "x", now);
        sheet.putObject("typeSpecification").put("seriesName", "Spot");
        RobotReport r = hear("factsheet", sheet).report();
        assertThat(r.factsheet().path("typeSpecification").path("seriesName").asText())
                .isEqualTo("Spot");
        assertThat(r.state()).isNotNull();
    }

    @Test
    void restartKnowsWhatWasKnownAndTheNewCountsMore() {
        RobotDesk before = new RobotDesk("uagv", new TimeCheck(ClockMode.LIVE, () -> now), () -> now);
        before.hear(
                "uagv/v2/acme/0001/connection",
                VdaMessages.bytes(VdaMessages.connection("0001", "ONLINE", now)),
                plant);
        RobotReport old = before.hear(
                        "uagv/v2/acme/0001/factsheet",
                        VdaMessages.bytes(VdaMessages.connection("0001", "x", now)),
                        plant)
                .report();
        pass(5000);
        hear("connection", VdaMessages.connection("0001", "OFFLINE", now));
        desk.restore(Map.of("R1", Json.read(Json.bytes(old), RobotReport.class)));
        RobotReport merged = desk.due().get(0);
        assertThat(merged.connection()).isEqualTo("OFFLINE");
        assertThat(merged.factsheet()).isNotNull();
    }

    @Test
    void strangerIsReportedOnce() {
        byte[] m = VdaMessages.bytes(VdaMessages.connection("9", "ONLINE", now));
        assertThat(desk.hear("uagv/v2/other/9/connection", m, plant).problem().text())
                .contains("robot \"other/9\" is not in the plant");
        assertThat(desk.hear("uagv/v2/other/9/state", m, plant).problem()).isNull();
    }

    @Test
    void badMessagesSayWhatWasFoundAndExpected() {
        assertThat(reason(m -> m.put("driving", "no"))).contains("driving: found \"no\", expected true or false");
        assertThat(reason(m -> m.remove("errors"))).contains("errors: found nothing, expected an array");
        assertThat(reason(m -> m.put("orderUpdateId", 1.5))).contains("orderUpdateId: found \"1.5\"");
        assertThat(reason(m -> m.put("serialNumber", "2"))).contains("expected 0001 as in the topic");
        assertThat(reason(m -> m.put("timestamp", "2036-01-01T00:00:00Z"))).contains("at most 24 h ahead");
        assertThat(reason(m -> ((ObjectNode) m.get("batteryState")).put("batteryCharge", 140)))
                .contains("found 140.0, expected 0 to 100 %");
        assertThat(hear("connection", VdaMessages.connection("0001", "MAYBE", now))
                        .problem()
                        .text())
                .contains("found \"MAYBE\", expected one of [CONNECTIONBROKEN, OFFLINE, ONLINE]");
    }

    private String reason(Consumer<ObjectNode> change) {
        return state(change).problem().text();
    }

    @Property(tries = 500)
    void anyBytesAreARefusal(@ForAll @Size(max = 100) byte[] payload) {
        for (String kind : new String[] {"connection", "state", "factsheet", "visualization"}) {
            assertThat(desk.hear("uagv/v2/acme/0001/" + kind, payload, plant).problem())
                    .isNotNull();
        }
    }
}
