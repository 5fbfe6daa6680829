package io.davy.detection.alarm;

import static io.davy.alarm.Shown.ACKED;
import static io.davy.alarm.Shown.LATCHED_ACKED;
import static io.davy.alarm.Shown.LATCHED_UNACKED;
import static io.davy.alarm.Shown.NORMAL;
import static io.davy.alarm.Shown.OUT_OF_SERVICE;
import static io.davy.alarm.Shown.RTN_UNACKED;
import static io.davy.alarm.Shown.SHELVED;
import static io.davy.alarm.Shown.SUPPRESSED;
import static io.davy.alarm.Shown.UNACKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action;
import io.davy.action.Action.Type;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Priority;
import io.davy.alarm.Shown;
import io.davy.plant.ClassCare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of the table, and every event in it. */
class StateTableTest {
    private static final long NOW = 500;

    /** How an alarm comes into a state, by second 100. */
    private enum Start {
        NORMAL(false, b -> {
            b.on(1);
            b.act(Type.ACK, 2);
            b.off(3);
        }),
        UNACKED(false, b -> b.on(1)),
        ACKED(false, b -> {
            b.on(1);
            b.act(Type.ACK, 2);
        }),
        RTN_UNACKED(false, b -> b.on(1).off(2)),
        LATCHED_UNACKED(true, b -> b.on(1).off(2)),
        LATCHED_ACKED(true, b -> {
            b.on(1).off(2);
            b.act(Type.ACK, 3);
        }),
        SHELVED_ON(false, b -> {
            b.on(1);
            b.act(Type.SHELVE, 2);
        }),
        SHELVED_OFF(false, b -> {
            b.on(1);
            b.act(Type.SHELVE, 2);
            b.off(3);
        }),
        SHELVED_LATCHED(true, b -> {
            b.on(1);
            b.act(Type.SHELVE, 2);
            b.off(3);
        }),
        SUPPRESSED_ON(false, b -> b.on(1).suppression("p-off", true, 2)),
        SUPPRESSED_LATCHED(true, b -> b.on(1).suppression("p-off", true, 2).off(3)),
        OUT_OF_SERVICE_ON(false, b -> {
            b.on(1);
            b.act(Type.OUT_OF_SERVICE, 2);
        }),
        OUT_OF_SERVICE_OFF(false, b -> {
            b.on(1);
            b.act(Type.OUT_OF_SERVICE, 2);
            b.off(3);
        });

        private final boolean latching;
        private final Consumer<Bench> way;

        Start(boolean latching, Consumer<Bench> way) {
            this.latching = latching;
            this.way = way;
        }

        Bench bench() {
            Bench b = new Bench(
                    Bench.all(new ClassCare(latching, true, Duration.ofHours(1), Duration.ofSeconds(400), 2, 1)));
            way.accept(b);
            return b;
        }
    }

    private static Arguments row(Start from, String event, BiConsumer<Bench, Long> happens, Shown to) {
        return Arguments.of(from, event, happens, to, "");
    }

    private static Arguments refused(Start from, String event, Type type, String code) {
        BiConsumer<Bench, Long> asks = (b, t) -> b.act(type, t);
        Shown stays = from.bench().alarm().shown();
        return Arguments.of(from, event, asks, stays, code);
    }

    /** An event for all states, in the order of {@link Start}. */
    private static List<Arguments> rows(String event, BiConsumer<Bench, Long> happens, Shown... to) {
        assertThat(to).hasSameSizeAs(Start.values());
        List<Arguments> rows = new ArrayList<>();
        for (Start from : Start.values()) {
            rows.add(row(from, event, happens, to[from.ordinal()]));
        }
        return rows;
    }

    static List<Arguments> table() {
        List<Arguments> t = new ArrayList<>();
        t.addAll(rows(
                "ON",
                Bench::on,
                UNACKED,
                UNACKED,
                ACKED,
                UNACKED,
                UNACKED,
                UNACKED,
                SHELVED,
                SHELVED,
                SHELVED,
                SUPPRESSED,
                SUPPRESSED,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE));
        t.addAll(rows(
                "OFF",
                Bench::off,
                NORMAL,
                RTN_UNACKED,
                NORMAL,
                RTN_UNACKED,
                LATCHED_UNACKED,
                LATCHED_ACKED,
                SHELVED,
                SHELVED,
                SHELVED,
                SUPPRESSED,
                SUPPRESSED,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE));
        t.addAll(rows(
                "severity up",
                (b, s) -> {
                    b.priority = Priority.HIGHEST;
                    b.on(s);
                },
                UNACKED,
                UNACKED,
                UNACKED,
                UNACKED,
                UNACKED,
                UNACKED,
                SHELVED,
                SHELVED,
                SHELVED,
                SUPPRESSED,
                SUPPRESSED,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE));
        t.addAll(rows(
                "re-alarm timer",
                Bench::clock,
                NORMAL,
                UNACKED,
                UNACKED,
                RTN_UNACKED,
                LATCHED_UNACKED,
                LATCHED_ACKED,
                SHELVED,
                SHELVED,
                SHELVED,
                SUPPRESSED,
                SUPPRESSED,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE));
        t.addAll(rows(
                "SHELVE",
                (b, s) -> b.act(Type.SHELVE, s),
                SHELVED,
                SHELVED,
                SHELVED,
                SHELVED,
                SHELVED,
                SHELVED,
                SHELVED,
                SHELVED,
                SHELVED,
                SUPPRESSED,
                SUPPRESSED,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE));
        t.addAll(rows(
                "SUPPRESS on",
                (b, s) -> b.suppression("night", true, s),
                NORMAL,
                SUPPRESSED,
                SUPPRESSED,
                SUPPRESSED,
                SUPPRESSED,
                SUPPRESSED,
                SUPPRESSED,
                SUPPRESSED,
                SUPPRESSED,
                SUPPRESSED,
                SUPPRESSED,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE));
        t.addAll(rows(
                "SUPPRESS off",
                (b, s) -> b.suppression("p-off", false, s),
                NORMAL,
                UNACKED,
                ACKED,
                RTN_UNACKED,
                LATCHED_UNACKED,
                LATCHED_ACKED,
                SHELVED,
                SHELVED,
                SHELVED,
                UNACKED,
                LATCHED_UNACKED,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE));
        t.addAll(rows(
                "OUT OF SERVICE",
                (b, s) -> b.act(Type.OUT_OF_SERVICE, s),
                NORMAL,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE));
        t.addAll(rows(
                "IN SERVICE",
                (b, s) -> b.act(Type.IN_SERVICE, s),
                NORMAL,
                UNACKED,
                ACKED,
                RTN_UNACKED,
                LATCHED_UNACKED,
                LATCHED_ACKED,
                SHELVED,
                SHELVED,
                SHELVED,
                SUPPRESSED,
                SUPPRESSED,
                UNACKED,
                NORMAL));
        t.addAll(rows(
                "expiry",
                (b, s) -> b.clock(2000),
                NORMAL,
                UNACKED,
                UNACKED,
                RTN_UNACKED,
                LATCHED_UNACKED,
                LATCHED_ACKED,
                UNACKED,
                NORMAL,
                LATCHED_UNACKED,
                SUPPRESSED,
                SUPPRESSED,
                UNACKED,
                NORMAL));
        t.addAll(rows(
                "restart",
                (b, s) -> b.restarted(s),
                NORMAL,
                UNACKED,
                ACKED,
                RTN_UNACKED,
                LATCHED_UNACKED,
                LATCHED_ACKED,
                SHELVED,
                SHELVED,
                SHELVED,
                SUPPRESSED,
                SUPPRESSED,
                OUT_OF_SERVICE,
                OUT_OF_SERVICE));
        BiConsumer<Bench, Long> ack = (b, s) -> b.act(Type.ACK, s);
        t.add(refused(Start.NORMAL, "ACK", Type.ACK, "already_acknowledged"));
        t.add(row(Start.UNACKED, "ACK", ack, ACKED));
        t.add(refused(Start.ACKED, "ACK", Type.ACK, "already_acknowledged"));
        t.add(row(Start.RTN_UNACKED, "ACK", ack, NORMAL));
        t.add(row(Start.LATCHED_UNACKED, "ACK", ack, LATCHED_ACKED));
        t.add(refused(Start.LATCHED_ACKED, "ACK", Type.ACK, "already_acknowledged"));
        t.add(row(Start.SHELVED_ON, "ACK", ack, SHELVED));
        t.add(refused(Start.SHELVED_OFF, "ACK", Type.ACK, "nothing_to_acknowledge"));
        t.add(row(Start.SHELVED_LATCHED, "ACK", ack, SHELVED));
        t.add(row(Start.SUPPRESSED_ON, "ACK", ack, SUPPRESSED));
        t.add(row(Start.OUT_OF_SERVICE_ON, "ACK", ack, OUT_OF_SERVICE));
        for (Start s : List.of(Start.UNACKED, Start.ACKED, Start.SHELVED_ON, Start.SUPPRESSED_ON)) {
            t.add(refused(s, "RESET", Type.RESET, "condition_is_on"));
        }
        for (Start s : List.of(Start.RTN_UNACKED, Start.LATCHED_UNACKED, Start.SHELVED_LATCHED)) {
            t.add(refused(s, "RESET", Type.RESET, "acknowledge_first"));
        }
        for (Start s : List.of(Start.NORMAL, Start.SHELVED_OFF, Start.OUT_OF_SERVICE_OFF)) {
            t.add(refused(s, "RESET", Type.RESET, "not_latched"));
        }
        t.add(row(Start.LATCHED_ACKED, "RESET", (b, s) -> b.act(Type.RESET, s), NORMAL));
        BiConsumer<Bench, Long> unshelve = (b, s) -> b.act(Type.UNSHELVE, s);
        Arrays.stream(Start.values())
                .filter(s -> !s.name().startsWith("SHELVED"))
                .forEach(s -> t.add(refused(s, "UNSHELVE", Type.UNSHELVE, "not_shelved")));
        t.add(row(Start.SHELVED_ON, "UNSHELVE", unshelve, ACKED));
        t.add(row(Start.SHELVED_OFF, "UNSHELVE", unshelve, NORMAL));
        t.add(row(Start.SHELVED_LATCHED, "UNSHELVE", unshelve, LATCHED_UNACKED));
        return t;
    }

    @ParameterizedTest(name = "{0} {1} -> {3} {4}")
    @MethodSource("table")
    void theStateTable(Start from, String event, BiConsumer<Bench, Long> happens, Shown to, String code) {
        Bench bench = from.bench();
        Alarm before = bench.alarm();
        int told = bench.told.size();
        happens.accept(bench, NOW);
        Alarm after = bench.alarm();
        assertThat(after.shown()).isEqualTo(to);
        assertThat(after.state() == AlarmState.UNACKED || after.state() == AlarmState.ACKED)
                .isEqualTo(after.on());
        if (!code.isEmpty()) {
            ActionResult answer = bench.answers.get(bench.answers.size() - 1);
            assertThat(answer.accepted()).isFalse();
            assertThat(answer.code()).isEqualTo(code);
            assertThat(answer.reason()).isNotBlank();
            assertThat(bench.told).hasSize(told);
        } else if (after != before && after.id().equals(before.id())) {
            assertThat(after.version()).isGreaterThan(before.version());
            assertThat(after.time()).isAfterOrEqualTo(before.time());
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whatLacksSomethingIsRefusedWithWhatIsMissing(Type type, Map<String, Object> changed, String code) {
        Bench bench = Start.UNACKED.bench();
        Action a = bench.action(type, "kim", NOW);
        Action asked = new Action(
                a.id(),
                type,
                (String) changed.getOrDefault("target", a.target()),
                "kim",
                a.time(),
                (String) changed.getOrDefault("reason", a.reason()),
                changed.containsKey("until") ? Bench.at((Integer) changed.get("until")) : a.until(),
                (String) changed.getOrDefault("permit", a.permit()),
                false,
                Map.of());
        ActionResult answer = bench.act(asked, NOW);
        assertThat(answer.accepted()).isFalse();
        assertThat(answer.code()).isEqualTo(code);
        assertThat(bench.alarm().shown()).isEqualTo(UNACKED);
    }

    static List<Arguments> requests() {
        return List.of(
                Arguments.of(Type.SHELVE, Map.of("reason", " "), "no_reason"),
                Arguments.of(Type.SHELVE, Map.of("until", 499), "end_is_past"),
                Arguments.of(Type.SHELVE, Map.of("until", 500 + 3601), "too_long"),
                Arguments.of(Type.SHELVE, Map.of("target", "se-x-S-1"), "wrong_target"),
                Arguments.of(Type.ACK, Map.of("target", "al-x-y-z"), "no_such_alarm"),
                Arguments.of(Type.ACK, Map.of("target", "garbage"), "no_such_alarm"),
                Arguments.of(Type.OUT_OF_SERVICE, Map.of("permit", ""), "no_permit"),
                Arguments.of(Type.OUT_OF_SERVICE, Map.of("reason", ""), "no_reason"),
                Arguments.of(Type.OUT_OF_SERVICE, Map.of("until", 500), "end_is_past"),
                Arguments.of(Type.OUT_OF_SERVICE, Map.of("target", "se-x-NO-SUCH"), "unknown_sensor"),
                Arguments.of(Type.IN_SERVICE, Map.of(), "not_out_of_service"));
    }
}
