package io.davy.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import io.davy.detection.TestPlant;
import io.davy.incident.Incident;
import io.davy.jobs.ClockMode;
import io.davy.jobs.FireDrill;
import io.davy.jobs.OutRecord;
import io.davy.jobs.Published;
import io.davy.json.Json;
import io.davy.plant.Plant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The incident stage in Flink's harness, killed before a checkpoint and started from an older one; what it published stays on its topic. */
@SuppressWarnings("try") // the harness's close may be interrupted
class IncidentFunctionTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    /** The topic; Flink sends the function, so that it is not its own. */
    private static final Map<String, Incident> TOPIC = new LinkedHashMap<>();

    private static final List<Instant> ASKED = new ArrayList<>();
    private static final Published TOLD = since -> {
        ASKED.add(since);
        return TOPIC.values().stream().map(Json::bytes).toList();
    };

    /** Rounds of the rehearsal in which there was something to rehearse. */
    private static final AtomicInteger REHEARSED = new AtomicInteger();

    private final Plant plant = TestPlant.plant()
            .gas("AT-1", "H2S", 0, 0, l -> l.high(10))
            .gas("AT-2", "H2S", 20, 0, l -> l.high(10))
            .closesAfter(Duration.ofSeconds(60))
            .build();

    @BeforeEach
    void nothingWasPublished() {
        TOPIC.clear();
        ASKED.clear();
        REHEARSED.set(0);
    }

    private KeyedBroadcastOperatorTestHarness<String, AreaEvent, Plant, OutRecord> harness(
            @Nullable OperatorSubtaskState from, long second, Published published) throws Exception {
        return harness(from, second, published, ClockMode.WALL);
    }

    private KeyedBroadcastOperatorTestHarness<String, AreaEvent, Plant, OutRecord> harness(
            @Nullable OperatorSubtaskState from, long second, Published published, ClockMode clock) throws Exception {
        var h = new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                        new IncidentFunction(plant, clock, published, IncidentFunctionTest::rehearse),
                        List.of(WatchFunction.PLANT_STATE)),
                AreaEvent::area,
                BasicTypeInfo.STRING_TYPE_INFO,
                16,
                1,
                0);
        h.setup();
        if (from != null) {
            h.initializeState(from);
        }
        h.open();
        h.setProcessingTime(T0.plusSeconds(second).toEpochMilli());
        return h;
    }

    /** Goes through the rehearsal where it is begun, so that all that it does is done before the first event. */
    private static @Nullable FireDrill rehearse(Supplier<FireDrill.Rounds> rounds) {
        FireDrill.Rounds r = rounds.get();
        for (int n = 0; n < 3 && r.round(n, () -> true); n++) {
            REHEARSED.incrementAndGet();
        }
        return null;
    }

    private static AreaEvent alarm(String sensor, boolean on, long second) {
        Instant t = T0.plusSeconds(second);
        return AreaEvent.of(new Alarm(
                Ids.alarm("A1", sensor, "gas_high", 0),
                sensor + "/gas_high",
                1,
                "S1",
                "A1",
                "Z1",
                sensor,
                null,
                Hazard.GAS,
                "H2S",
                "gas_high",
                AlarmClass.LIFE_SAFETY,
                Priority.HIGH,
                on ? AlarmState.UNACKED : AlarmState.RTN_UNACKED,
                on,
                20,
                "ppm",
                10,
                t,
                t,
                t,
                on ? null : t,
                5,
                null,
                null,
                0,
                null,
                Map.of()));
    }

    private static void read(
            KeyedBroadcastOperatorTestHarness<String, AreaEvent, Plant, OutRecord> h, AreaEvent... events)
            throws Exception {
        for (AreaEvent e : events) {
            h.processElement(new StreamRecord<>(e));
        }
        publish(h);
    }

    private static void clock(KeyedBroadcastOperatorTestHarness<String, AreaEvent, Plant, OutRecord> h, long second)
            throws Exception {
        h.setProcessingTime(T0.plusSeconds(second).toEpochMilli());
        publish(h);
    }

    private static void publish(KeyedBroadcastOperatorTestHarness<String, AreaEvent, Plant, OutRecord> h) {
        h.extractOutputValues().forEach(r -> {
            Incident i = Json.read(r.value(), Incident.class);
            TOPIC.put(i.id(), i);
        });
        h.getOutput().clear();
    }

    @SuppressWarnings("rawtypes")
    private static int entries(KeyedBroadcastOperatorTestHarness<String, AreaEvent, Plant, OutRecord> h) {
        KeyedStateBackend<?> kept = ((AbstractStreamOperator) h.getOperator()).getKeyedStateBackend();
        return ((HeapKeyedStateBackend<?>) kept).numKeyValueStateEntries();
    }

    /** A checkpoint of before, an incident of the first alarm, a kill; then both alarms in an order. */
    private void killedBeforeACheckpoint(Published published, AreaEvent... after) throws Exception {
        OperatorSubtaskState snapshot;
        try (var h = harness(null, 0, published)) {
            snapshot = h.snapshot(1, T0.toEpochMilli());
            read(h, alarm("AT-1", true, 1));
        }
        assertThat(TOPIC).hasSize(1);
        try (var h = harness(snapshot, 20, published)) {
            read(h, after);
            clock(h, 22);
            read(h, alarm("AT-1", false, 23), alarm("AT-2", false, 23));
            clock(h, 90);
        }
    }

    @Test
    void theRehearsalAtStartPublishesNothingAndRemembersNothing() throws Exception {
        try (var h = harness(null, 0, TOLD)) {
            clock(h, 2);

            assertThat(REHEARSED).hasValue(3);
            assertThat(TOPIC).isEmpty();
            assertThat(entries(h)).isZero();
            assertThat(h.numProcessingTimeTimers()).isZero();
        }
    }

    @Test
    void whatIsReplayedIsNotRehearsedFor() throws Exception {
        try (var h = harness(null, 0, TOLD, ClockMode.READINGS)) {
            clock(h, 2);
            assertThat(REHEARSED).hasValue(0);
        }
    }

    @Test
    void inTheSameOrderTheIncidentGoesOn() throws Exception {
        killedBeforeACheckpoint(TOLD, alarm("AT-1", true, 1), alarm("AT-2", true, 1));
        assertThat(TOPIC.values()).singleElement().satisfies(i -> {
            assertThat(i.state()).isEqualTo(Incident.State.CLOSED);
            assertThat(i.alarms()).hasSize(2);
        });
    }

    @Test
    void inTheOtherOrderTheIncidentGoesOnUnderTheSameId() throws Exception {
        killedBeforeACheckpoint(TOLD, alarm("AT-2", true, 1), alarm("AT-1", true, 1));
        assertThat(TOPIC.values()).singleElement().satisfies(i -> {
            assertThat(i.state()).isEqualTo(Incident.State.CLOSED);
            assertThat(i.closeReason()).isEqualTo("all alarms off for 60 s");
            assertThat(i.alarms()).hasSize(2);
        });
    }

    @Test
    void withoutWhatWasPublishedTheFirstIdWouldStandForEver() throws Exception {
        killedBeforeACheckpoint(Published.NOTHING, alarm("AT-2", true, 1), alarm("AT-1", true, 1));
        assertThat(TOPIC.values())
                .extracting(Incident::state)
                .containsExactly(Incident.State.OPEN, Incident.State.CLOSED);
    }

    @Test
    void anIncidentOfWhichNothingIsHeardAgainIsClosedWithItsReason() throws Exception {
        try (var h = harness(null, 0, TOLD)) {
            read(h, alarm("AT-1", true, 1));
        }
        // The state is lost, and nothing but its own record on the topic wakes the area.
        try (var h = harness(null, 20, TOLD)) {
            ZoneEvent echo = ZoneEvent.wake(TOPIC.keySet().iterator().next());
            read(h, AreaEvent.wake(echo.area()));
            clock(h, 100);
            assertThat(TOPIC.values()).extracting(Incident::state).containsExactly(Incident.State.OPEN);
            clock(h, 111);
            assertThat(TOPIC.values()).singleElement().satisfies(i -> {
                assertThat(i.state()).isEqualTo(Incident.State.CLOSED);
                assertThat(i.closeReason()).isEqualTo("after a restart of Davy none of its alarms was found on");
            });
            assertThat(h.numProcessingTimeTimers()).isZero();
        }
    }

    @Test
    void aKillAfterAKillBeforeTheAreaWasWokenForgetsNothing() throws Exception {
        OperatorSubtaskState snapshot;
        try (var h = harness(null, 0, TOLD)) {
            snapshot = h.snapshot(1, T0.toEpochMilli());
            read(h, alarm("AT-1", true, 1));
        }
        OperatorSubtaskState second;
        try (var h = harness(snapshot, 1_000, TOLD)) {
            second = h.snapshot(2, T0.plusSeconds(1_000).toEpochMilli());
        }
        OperatorSubtaskState third;
        try (var h = harness(second, 2_000, TOLD)) {
            read(h, AreaEvent.wake(Ids.area("A1")));
            third = h.snapshot(3, T0.plusSeconds(2_000).toEpochMilli());
        }
        try (var h = harness(third, 3_000, TOLD)) {
            read(h, alarm("AT-2", true, 1), alarm("AT-1", true, 1));
            clock(h, 3_001);
        }
        assertThat(ASKED)
                .as("from ten minutes before what was seen to was kept")
                .containsExactly(Instant.EPOCH, T0.minusSeconds(600), T0.minusSeconds(600), T0.plusSeconds(1_400));
        assertThat(TOPIC).hasSize(1);
    }

    @Test
    void whatIsNoIncidentOnTheTopicStopsNothing() throws Exception {
        try (var h = harness(
                null, 0, since -> List.of("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), new byte[] {'x'}))) {
            read(h, alarm("AT-1", true, 1));
            assertThat(TOPIC).hasSize(1);
        }
    }
}
