package io.davy.detection.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.watch.ConditionChange;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The states of an alarm, event by event. */
class AlarmMachineTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

    private static ConditionChange change(boolean on, int second, AlarmClass alarmClass) {
        return new ConditionChange(
                "S1",
                "A1",
                "Z1",
                "AT-1",
                null,
                Hazard.GAS,
                "H2S",
                "gas_high",
                alarmClass,
                Priority.HIGH,
                on,
                T0.plusSeconds(second),
                T0.plusSeconds(second),
                on ? 12 : 2,
                "ppm",
                10,
                7,
                null);
    }

    private static ConditionChange on(int second) {
        return change(true, second, AlarmClass.LIFE_SAFETY);
    }

    private static ConditionChange off(int second) {
        return change(false, second, AlarmClass.LIFE_SAFETY);
    }

    private static Action ack(@Nullable Alarm alarm, int second) {
        return new Action(
                "a-" + second,
                Action.Type.ACK,
                alarm == null ? "al-none-0" : alarm.id(),
                "kim",
                T0.plusSeconds(second),
                null);
    }

    @Example
    void anAlarmIsRaisedUnacknowledged() {
        Alarm a = AlarmMachine.condition(null, on(1));
        assertThat(a.state()).isEqualTo(AlarmState.UNACKED);
        assertThat(a.on()).isTrue();
        assertThat(a.point()).isEqualTo("AT-1/gas_high");
        assertThat(a.version()).isEqualTo(1);
    }

    @Example
    void theSameOnsetMakesTheSameId() {
        assertThat(AlarmMachine.condition(null, on(1)).id())
                .isEqualTo(AlarmMachine.condition(null, on(1)).id());
        assertThat(AlarmMachine.condition(null, on(2)).id())
                .isNotEqualTo(AlarmMachine.condition(null, on(1)).id());
    }

    @Example
    void duplicatesChangeNothing() {
        Alarm a = AlarmMachine.condition(null, on(1));
        assertThat(AlarmMachine.condition(a, on(1))).isNull();
        Alarm back = AlarmMachine.condition(a, off(2));
        assertThat(AlarmMachine.condition(back, off(3))).isNull();
        assertThat(AlarmMachine.condition(null, off(1))).isNull();
    }

    @Example
    void anUnseenGasAlarmThatWentAwayWaitsToBeSeen() {
        Alarm a = AlarmMachine.condition(AlarmMachine.condition(null, on(1)), off(2));
        assertThat(a.state()).isEqualTo(AlarmState.RTN_UNACKED);
        assertThat(a.cleared()).isEqualTo(T0.plusSeconds(2));
    }

    @Example
    void comingBackBeforeItIsSeenIsTheSameOccurrenceAndCountsAsChatter() {
        Alarm first = AlarmMachine.condition(null, on(1));
        Alarm again = AlarmMachine.condition(AlarmMachine.condition(first, off(2)), on(3));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.state()).isEqualTo(AlarmState.UNACKED);
        assertThat(again.chatter()).isEqualTo(1);
        assertThat(again.cleared()).isNull();
    }

    @Example
    void acknowledgedAndThenOffIsNormal() {
        Alarm a = AlarmMachine.condition(null, on(1));
        Alarm acked = AlarmMachine.acknowledge(a, ack(a, 2)).alarm();
        assertThat(acked.state()).isEqualTo(AlarmState.ACKED);
        assertThat(acked.ackedBy()).isEqualTo("kim");
        assertThat(AlarmMachine.condition(acked, off(3)).state()).isEqualTo(AlarmState.NORMAL);
    }

    @Example
    void offAndThenAcknowledgedIsNormal() {
        Alarm a = AlarmMachine.condition(AlarmMachine.condition(null, on(1)), off(2));
        assertThat(AlarmMachine.acknowledge(a, ack(a, 3)).alarm().state()).isEqualTo(AlarmState.NORMAL);
    }

    @Example
    void aDeviceAlarmGoesByItself() {
        Alarm a = AlarmMachine.condition(null, change(true, 1, AlarmClass.DEVICE));
        assertThat(AlarmMachine.condition(a, change(false, 2, AlarmClass.DEVICE))
                        .state())
                .isEqualTo(AlarmState.NORMAL);
    }

    @Example
    void aSecondAcknowledgementIsRefusedAndSaysWhoWasFirst() {
        Alarm a = AlarmMachine.condition(null, on(1));
        Alarm acked = AlarmMachine.acknowledge(a, ack(a, 2)).alarm();
        assertThat(AlarmMachine.acknowledge(acked, ack(acked, 3)).refusal()).contains("already acknowledged by kim");
        assertThat(AlarmMachine.acknowledge(null, ack(null, 3)).refusal()).contains("no such alarm");
    }

    @Example
    void anOccurrenceThatIsOverIsNotAcknowledgedInTheNameOfTheNext() {
        Alarm old = AlarmMachine.condition(null, on(1));
        Alarm next = AlarmMachine.condition(null, on(9));
        AlarmMachine.Answer answer = AlarmMachine.acknowledge(next, ack(old, 10));
        assertThat(answer.alarm()).isNull();
        assertThat(answer.refusal()).contains("newer one");
    }

    @Property(tries = 500)
    void anySequenceKeepsItsInvariants(@ForAll("events") List<String> events) {
        Alarm a = null;
        boolean condition = false;
        int second = 0;
        for (String event : events) {
            second++;
            Alarm before = a;
            switch (event) {
                case "on" -> {
                    condition = true;
                    Alarm next = AlarmMachine.condition(a, on(second));
                    a = next == null ? a : next;
                }
                case "off" -> {
                    condition = false;
                    Alarm next = AlarmMachine.condition(a, off(second));
                    a = next == null ? a : next;
                }
                default -> {
                    Alarm next = AlarmMachine.acknowledge(a, ack(a, second)).alarm();
                    a = next == null ? a : next;
                }
            }
            if (a == null) {
                assertThat(condition).isFalse();
                continue;
            }
            assertThat(a.on()).isEqualTo(condition);
            assertThat(a.on() && a.state() == AlarmState.NORMAL).isFalse();
            assertThat(a.cleared() == null).isEqualTo(a.on());
            assertThat(a.state() == AlarmState.ACKED).isEqualTo(a.on() && a.ackedBy() != null);
            if (before != null && before != a && before.id().equals(a.id())) {
                assertThat(a.version()).isEqualTo(before.version() + 1);
                assertThat(a.time()).isAfterOrEqualTo(before.time());
            }
        }
    }

    @Provide
    Arbitrary<List<String>> events() {
        return Arbitraries.of("on", "off", "ack").list().ofMaxSize(30);
    }
}
