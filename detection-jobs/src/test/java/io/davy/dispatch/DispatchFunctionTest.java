package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.ActionResult;
import io.davy.incident.Incident;
import io.davy.jobs.FireDrill;
import io.davy.jobs.OutRecord;
import io.davy.jobs.RawRecord;
import io.davy.jobs.TopicMaker;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.mission.Mission.State;
import io.davy.plant.PlantElements;
import io.davy.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatchFunctionTest {
    /** Rounds of the rehearsal in which there was something to rehearse; Flink copies the function, so that it is not its own. */
    private static final AtomicInteger REHEARSED = new AtomicInteger();

    private KeyedOneInputStreamOperatorTestHarness<String, RawRecord, OutRecord> harness;
    private long now = TestSite.T0.toEpochMilli();
    private long offset;
    private final Bot r1 = new Bot("R1", "D1");
    private final Bot r2 = new Bot("R2", "D2");

    @BeforeEach
    void open() throws Exception {
        REHEARSED.set(0);
        harness = fresh();
        harness.open();
        harness.setProcessingTime(now);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, RawRecord, OutRecord> fresh() throws Exception {
        TopicMaker none = new TopicMaker("nowhere") {
            private static final long serialVersionUID = 1L;

            @Override
            public void make(List<Topics.Spec> specs) {}
        };
        var harness = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(
                        new DispatchFunction(DispatchSettings.create(s -> {}), none, DispatchFunctionTest::rehearse)),
                (RawRecord r) -> "site",
                Types.STRING);
        harness.getExecutionConfig().enableObjectReuse();
        harness.setup(
                OutRecord.TYPE.createSerializer(harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    /** Goes through the rehearsal where it is begun, so that all that it does is done before the next event. */
    private static @Nullable FireDrill rehearse(Supplier<FireDrill.Rounds> rounds) {
        FireDrill.Rounds r = rounds.get();
        for (int n = 0; n < 2 && r.round(n, () -> true); n++) {
            REHEARSED.incrementAndGet();
        }
        return null;
    }

    /** Kill and resume: a snapshot, and a new operator from it. */
    private void restart() throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, now);
        harness.close();
        harness = fresh();
        harness.initializeState(snapshot);
        harness.open();
        harness.setProcessingTime(now);
    }

    private void takes(String topic, String key, byte[] value) throws Exception {
        harness.processElement(
                new RawRecord(topic, 0, offset++, now, key.getBytes(StandardCharsets.UTF_8), value), now);
    }

    private void takes(Incident i) throws Exception {
        takes(Topics.INCIDENTS, i.id(), Json.bytes(i));
    }

    private void takes(Bot b) throws Exception {
        takes(Topics.ROBOTS, b.id, Json.bytes(b.report(Instant.ofEpochMilli(now))));
    }

    private void plant() throws Exception {
        for (Map.Entry<String, byte[]> e : PlantElements.split(TestSite.PLANT).entrySet()) {
            takes(Topics.PLANT, e.getKey(), e.getValue());
        }
    }

    private void after(long ms) throws Exception {
        now += ms;
        harness.setProcessingTime(now);
    }

    private List<OutRecord> out(String topic) {
        return harness.extractOutputValues().stream()
                .filter(o -> o.topic().equals(topic))
                .toList();
    }

    private List<Mission> missions() {
        return out(Topics.MISSIONS).stream()
                .map(o -> Json.read(o.value(), Mission.class))
                .toList();
    }

    private void robotUnderWay() throws Exception {
        plant();
        takes(r1);
        takes(r2);
        takes(TestSite.gas("in-1", "T"));
        r2.takes(missions().get(0).orderId(), 1);
        takes(r2);
        assertThat(missions()).extracting(Mission::state).containsExactly(State.SENT, State.ACCEPTED);
    }

    @Test
    void theRehearsalSaysNothingAndIsHeldOnceWhenThePlantIsKnownAndAgainAfterARestart() throws Exception {
        assertThat(REHEARSED).hasValue(0);
        plant();
        takes(r1);
        assertThat(REHEARSED).hasValue(2);
        assertThat(missions()).isEmpty();
        restart();
        takes(r1);
        assertThat(REHEARSED).hasValue(4);
        assertThat(missions()).isEmpty();
    }

    @Test
    void anOrderGoesToTheRobotsOwnTopicWithTheMqttTopicInItsHeader() throws Exception {
        robotUnderWay();
        OutRecord order = out("davy.dispatch.R2").get(0);
        assertThat(order.headers()).containsEntry(Topics.HEADER_VDA_TOPIC, "order");
        assertThat(new String(order.key(), StandardCharsets.UTF_8))
                .isEqualTo(missions().get(0).orderId());
    }

    @Test
    void anOfficersVerdictIsReadFromItsTopicAnsweredAndInTheMissionAfterARestartToo() throws Exception {
        robotUnderWay();
        String json = "{\"id\":\"ac-1\",\"type\":\"VERDICT\",\"target\":\"in-1\",\"user\":\"kim\",\"time\":\""
                + Instant.ofEpochMilli(now) + "\",\"outcome\":\"NOT_FOUND\",\"reason\":\"no smell\"}";
        takes(Topics.ACTIONS, "in-1", json.getBytes(StandardCharsets.UTF_8));
        ActionResult answer = Json.read(out(Topics.ACTION_RESULTS).get(0).value(), ActionResult.class);
        assertThat(answer.action()).isEqualTo("ac-1");
        assertThat(answer.accepted()).isTrue();
        Mission judged = missions().get(missions().size() - 1);
        assertThat(judged.state()).isEqualTo(State.ACCEPTED);
        assertThat(judged.verdict().who()).isEqualTo("kim");
        restart();
        String order = r2.orderId;
        r2.arrives("T", 2).action(order + "-look", "FINISHED", "{\"value\":0,\"unit\":\"ppm\"}");
        takes(r2);
        Mission done = missions().get(missions().size() - 1);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.verdict().user()).isEqualTo("kim");
        assertThat(done.verdicts()).extracting(v -> v.who()).containsExactly("kim", "R2");
    }

    @Test
    void aMissionGoesOnAfterARestartAndNothingIsOrderedTwice() throws Exception {
        robotUnderWay();
        restart();
        takes(r2);
        takes(TestSite.gas("in-1", "T"));
        after(10_000);
        takes(r2);
        assertThat(harness.extractOutputValues()).isEmpty();
        String order = r2.orderId;
        r2.arrives("T", 2).action(order + "-look", "FINISHED", "{\"value\":37,\"unit\":\"ppm\"}");
        takes(r2);
        assertThat(missions().get(missions().size() - 1).state()).isEqualTo(State.DONE);
        assertThat(out("davy.dispatch.R2")).as("home").hasSize(1);
    }

    @Test
    void theAcknowledgementTimeoutOutlivesARestart() throws Exception {
        plant();
        takes(r1);
        takes(r2);
        takes(TestSite.gas("in-1", "T"));
        byte[] first = out("davy.dispatch.R2").get(0).value();
        after(1_000);
        restart();
        assertThat(harness.numProcessingTimeTimers()).isEqualTo(1);
        after(1_000);
        assertThat(out("davy.dispatch.R2"))
                .singleElement()
                .satisfies(o -> assertThat(o.value()).isEqualTo(first));
        after(2_000);
        after(1_000);
        assertThat(missions()).extracting(Mission::state).containsExactly(State.FAILED, State.SENT);
        assertThat(out("davy.dispatch.R1")).hasSize(1);
    }

    @Test
    void thePlantOutlivesARestartEvenBetweenTwoOfItsRecords() throws Exception {
        int count = 0;
        for (Map.Entry<String, byte[]> e : PlantElements.split(TestSite.PLANT).entrySet()) {
            takes(Topics.PLANT, e.getKey(), e.getValue());
            if (++count == 5) {
                restart();
            }
        }
        restart();
        takes(r1);
        takes(TestSite.gas("in-1", "T"));
        assertThat(out("davy.dispatch.R1")).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsDeadLetteredAndTheJobGoesOn() throws Exception {
        takes(Topics.PLANT, "sensor/AT-1", "no json".getBytes(StandardCharsets.UTF_8));
        assertThat(out(Topics.DEAD_LETTERS)).hasSize(1);
        plant();
        harness.getOutput().clear();
        takes(Topics.INCIDENTS, "in-1", "no json".getBytes(StandardCharsets.UTF_8));
        takes(Topics.INCIDENTS, "in-1", "{}".getBytes(StandardCharsets.UTF_8));
        takes(Topics.INCIDENTS, "in-1", "null".getBytes(StandardCharsets.UTF_8));
        takes(Topics.INCIDENTS, "in-1", new byte[0]);
        takes(Topics.ROBOTS, "R1", "[1,2]".getBytes(StandardCharsets.UTF_8));
        takes(
                Topics.ROBOTS,
                "R1",
                "{\"robot\":\"R1\",\"received\":\"2026-01-01T00:00:00Z\",\"state\":{\"driving\":true}}"
                        .getBytes(StandardCharsets.UTF_8));
        takes(Topics.ACTIONS, "a", "{\"id\":1,\"type\":\"FLY\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(out(Topics.DEAD_LETTERS))
                .hasSize(7)
                .allSatisfy(
                        d -> assertThat(d.headers().get(Topics.HEADER_REASON)).isNotBlank());
        assertThat(out(Topics.DEAD_LETTERS).get(5).headers().get(Topics.HEADER_REASON))
                .isEqualTo("the VDA 5050 state of R1 lacks operatingMode, batteryState, safetyState");
        takes(r1);
        takes(TestSite.gas("in-1", "T"));
        assertThat(out("davy.dispatch.R1")).hasSize(1);
    }

    @Test
    void nothingIsLeftBehindWhenAllIsDone() throws Exception {
        robotUnderWay();
        String order = r2.orderId;
        r2.arrives("T", 2).action(order + "-look", "FINISHED", "{\"value\":37}");
        takes(r2);
        r2.takes(
                Json.VDA5050
                        .readTree(out("davy.dispatch.R2").get(1).value())
                        .path("orderId")
                        .asText(),
                1);
        takes(r2);
        r2.arrives("D2", 2);
        r2.charging = true;
        takes(r2);
        takes(TestSite.closed(TestSite.gas("in-1", "T")));
        after(60_000);
        assertThat(harness.numProcessingTimeTimers()).isZero();
        int said = harness.extractOutputValues().size();
        after(600_000);
        assertThat(harness.extractOutputValues()).hasSize(said);
    }
}
