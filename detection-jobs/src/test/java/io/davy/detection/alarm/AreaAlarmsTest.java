package io.davy.detection.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action;
import io.davy.action.Action.Type;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Shown;
import io.davy.plant.AlarmCare;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The alarms of an area, what lies over them, and what officers ask of them. */
class AreaAlarmsTest {
    private static final AlarmCare CARE = Bench.all(Bench.care(false, true, 1));
    private static final AlarmCare LATCHING = Bench.all(Bench.care(true, true, 1));
    private static final AlarmCare TWO_PERSONS = Bench.all(Bench.care(true, true, 2));

    private final Bench area = new Bench(CARE);

    private static Action by(String user, Bench area, Type type, long second) {
        return area.action(type, user, second);
    }

    @Test
    void anAlarmOfLifeSafetyIsNeverShelvedWhateverThePlantSays() {
        area.alarmClass = AlarmClass.LIFE_SAFETY;
        area.on(1);
        ActionResult answer = area.act(Type.SHELVE, 2);
        assertThat(answer.code()).isEqualTo("never_shelved");
        assertThat(answer.reason()).isEqualTo("alarms of class LIFE_SAFETY are never shelved");
        assertThat(area.alarm().shown()).isEqualTo(Shown.UNACKED);
    }

    @Test
    void anAlarmOfLifeSafetyIsNeverSuppressedWhateverThePlantSays() {
        area.alarmClass = AlarmClass.LIFE_SAFETY;
        area.on(1);
        area.alarmClass = AlarmClass.PROCESS;
        area.suppression("p-off", true, 2);
        assertThat(area.alarm().shown()).isEqualTo(Shown.UNACKED);
        area.alarmClass = AlarmClass.LIFE_SAFETY;
        area.says("AT-1", "gas_high", true, 3);
        assertThat(area.alarm("AT-1", "gas_high").shown()).isEqualTo(Shown.UNACKED);
    }

    @Test
    void anAlarmThatBeginsWhileItsSensorIsOutOfServiceIsAnnunciatedWhenThePermitEnds() {
        area.on(1).off(2);
        area.act(Type.ACK, 3);
        area.act(Type.OUT_OF_SERVICE, 4);
        area.on(10);
        assertThat(area.alarm().shown()).isEqualTo(Shown.OUT_OF_SERVICE);
        assertThat(area.alarm().handling().outOfService().permit()).isEqualTo("PTW-7");
        assertThat(area.alarm().unanswered()).isFalse();
        area.clock(1003);
        assertThat(area.alarm().shown()).isEqualTo(Shown.OUT_OF_SERVICE);
        area.clock(1004);
        assertThat(area.alarm().shown()).isEqualTo(Shown.UNACKED);
        assertThat(area.alarm().handling().hidden()).isFalse();
    }

    @Test
    void aSensorIsToldOutOfServiceAndBackThoughNoAlarmOfItStands() {
        area.on(1).off(2);
        area.act(Type.ACK, 3);
        int before = area.told.size();
        area.act(Type.OUT_OF_SERVICE, 4);
        area.act(Type.IN_SERVICE, 10);
        area.act(Type.IN_SERVICE, 11);
        area.act(Type.OUT_OF_SERVICE, 20);
        area.clock(1020).clock(1021);
        assertThat(area.told).hasSize(before);
        assertThat(area.services)
                .extracting(s -> s.time() + (s.outOfService() == null ? " in" : " out"))
                .containsExactly(
                        Bench.at(4) + " out", Bench.at(10) + " in", Bench.at(20) + " out", Bench.at(1020) + " in");
    }

    @Test
    void aSensorThatIsBackIsToldWithThePermitThatEndedAndWhoEndedIt() {
        area.on(1).off(2);
        area.act(Type.OUT_OF_SERVICE, 4);
        area.act(Type.OUT_OF_SERVICE, 6);
        area.act(Type.IN_SERVICE, 10);
        area.act(Type.OUT_OF_SERVICE, 20);
        area.clock(1020);
        assertThat(area.services).extracting(Bench::ended).containsExactly("-", "4 kim", "6 kim", "-", "20 -");
    }

    @Test
    void suppressionsOverlapAndTheLastOneEndsIt() {
        area.suppression("p-off", true, 1).on(2).suppression("night", true, 3);
        assertThat(area.alarm().handling().suppression().rules()).containsExactly("night", "p-off");
        area.suppression("p-off", false, 4);
        assertThat(area.alarm().shown()).isEqualTo(Shown.SUPPRESSED);
        area.suppression("night", false, 5);
        assertThat(area.alarm().shown()).isEqualTo(Shown.UNACKED);
        assertThat(area.told).noneMatch(a -> a.rule().equals("suppression"));
    }

    @Test
    void aRuleOfSuppressionHidesOnlyWhatItNames() {
        area.suppression("night", true, 1).on(2).says("S-1", "flow", true, 2).says("S-2", "level", true, 2);
        assertThat(area.alarm().shown()).isEqualTo(Shown.SUPPRESSED);
        assertThat(area.alarm("S-1", "flow").shown()).isEqualTo(Shown.UNACKED);
        assertThat(area.alarm("S-2", "level").shown()).isEqualTo(Shown.UNACKED);
    }

    @Test
    void aShelfDoesNotEndAnotherOverlay() {
        area.on(1);
        area.act(Type.SHELVE, 2);
        area.suppression("p-off", true, 3);
        area.act(Type.UNSHELVE, 4);
        assertThat(area.alarm().shown()).isEqualTo(Shown.SUPPRESSED);
        area.suppression("p-off", false, 5);
        assertThat(area.alarm().shown()).isEqualTo(Shown.UNACKED);
    }

    @Test
    void aShelfForOneTimeEndsWhenTheConditionGoesOff() {
        area.on(1);
        Action a = area.action(Type.SHELVE, "kim", 2);
        area.act(
                new Action(a.id(), a.type(), a.target(), "kim", a.time(), "a test", a.until(), null, true, Map.of()),
                2);
        area.off(3);
        assertThat(area.alarm().shown()).isEqualTo(Shown.NORMAL);
        area.on(4);
        assertThat(area.alarm().shown()).isEqualTo(Shown.UNACKED);
    }

    @Test
    void whatHasBecomeNormalCanBeShelvedForADayAndIsThenForgotten() {
        area.on(1).off(2);
        area.act(Type.ACK, 3);
        area.clock(3 + 3600);
        assertThat(area.act(Type.SHELVE, 3 + 3600).accepted()).isTrue();
        area.on(3 + 3700);
        assertThat(area.alarm().shown()).isEqualTo(Shown.SHELVED);
        area.off(3 + 3800);
        long day = Duration.ofDays(1).toSeconds();
        area.clock(3 + 3600 + 1000);
        assertThat(area.remembered()).isPositive();
        area.clock(3 + 3600 + 1000 + day);
        assertThat(area.remembered()).isZero();
        assertThat(area.memory.due()).isNull();
    }

    @Test
    void anAlarmThatStaysOnIsAnnunciatedAgainButNotForEver() {
        area.on(1);
        for (int k = 0; k < 4; k++) {
            area.act(Type.ACK, 10 + 200L * k);
            area.clock(109 + 200L * k);
            assertThat(area.alarm().state()).isEqualTo(AlarmState.ACKED);
            area.clock(110 + 200L * k);
            assertThat(area.alarm().state()).isEqualTo(k < 2 ? AlarmState.UNACKED : AlarmState.ACKED);
        }
        assertThat(area.alarm().handling().reAlarms()).isEqualTo(2);
    }

    @Test
    void aResetThatNeedsTwoPersonsTakesTwo() {
        Bench two = new Bench(TWO_PERSONS);
        two.on(1).off(2);
        two.act(Type.ACK, 3);
        ActionResult first = two.act(by("kim", two, Type.RESET, 4), 4);
        assertThat(first.accepted()).isTrue();
        assertThat(first.code()).isEqualTo("second_person_needed");
        assertThat(two.act(by("kim", two, Type.RESET, 5), 5).code()).isEqualTo("same_person");
        assertThat(two.alarm().state()).isEqualTo(AlarmState.LATCHED_ACKED);
        assertThat(two.act(by("lee", two, Type.RESET, 6), 6).accepted()).isTrue();
        assertThat(two.alarm().state()).isEqualTo(AlarmState.NORMAL);
        assertThat(two.alarm().handling().resets()).containsExactly("kim", "lee");
    }

    @Test
    void anAcknowledgementOfADevicesAlarmIsNotThatOfTheProcessAlarmBehindIt() {
        area.on(1);
        Action ack = area.action(Type.ACK, "kim", 3);
        area.alarmClass = AlarmClass.DEVICE;
        area.says("S-1", "signal_bad", true, 2);
        Alarm device = area.alarm("S-1", "signal_bad");
        assertThat(device.id()).isNotEqualTo(area.alarm().id());
        area.act(new Action(ack.id(), Type.ACK, device.id(), "kim", ack.time(), null), 3);
        assertThat(area.alarm("S-1", "signal_bad").state()).isEqualTo(AlarmState.ACKED);
        assertThat(area.alarm().state()).isEqualTo(AlarmState.UNACKED);
    }

    @Test
    void anActionThatIsRepeatedIsAnsweredAgainAndDoneOnce() {
        area.on(1);
        Action shelve = area.action(Type.SHELVE, "kim", 2);
        ActionResult first = area.act(shelve, 2);
        area.act(Type.UNSHELVE, 3);
        area.restarted(0);
        assertThat(area.act(shelve, 4)).isEqualTo(first);
        assertThat(area.alarm().shown()).isEqualTo(Shown.ACKED);
    }

    @Test
    void faultTwoAnAcknowledgementThatIsReadAgainBeforeItsAlarmIsNotLost() {
        area.on(1);
        Action ack = area.action(Type.ACK, "kim", 2);
        Bench back = new Bench(CARE).restarted(100);
        assertThat(back.act(ack, 70)).as("not refused yet").isNull();
        assertThat(back.act(ack, 71)).as("nor a second time").isNull();
        back.restarted(100).on(1);
        assertThat(back.alarm().state()).isEqualTo(AlarmState.ACKED);
        assertThat(back.alarm().ackedAt()).isEqualTo(Bench.at(1));
        assertThat(back.answers).extracting(ActionResult::accepted).containsExactly(true);
    }

    @Test
    void anActionOnWhatNeverComesIsRefusedWhenEverythingHasBeenHeard() {
        area.on(1);
        Action ack = area.action(Type.ACK, "kim", 2);
        Bench back = new Bench(CARE).restarted(100);
        back.act(ack, 70);
        assertThat(back.memory.due()).isEqualTo(Bench.at(100));
        back.clock(100);
        assertThat(back.answers).extracting(ActionResult::code).containsExactly("no_such_alarm");
        assertThat(back.act(back.action(Type.ACK, "kim", 101), 101).code()).isEqualTo("no_such_alarm");
    }

    @Test
    void faultTwoALatchIsLostNeitherByARestartNorByAnEditOfTheConfiguration() {
        Bench latched = new Bench(LATCHING);
        latched.on(1).off(2).restarted(0).plant(CARE, 3);
        assertThat(latched.alarm().state()).isEqualTo(AlarmState.LATCHED_UNACKED);
        latched.act(Type.ACK, 4);
        latched.restarted(0).plant(AlarmCare.NONE, 5).clock(6);
        assertThat(latched.alarm().state()).isEqualTo(AlarmState.LATCHED_ACKED);
        assertThat(latched.act(Type.RESET, 7).accepted()).isTrue();
    }

    @Test
    void faultTwoAnAlarmThatIsOnWhenItsClassLatchesNoMoreStillLatches() {
        Bench latched = new Bench(LATCHING);
        latched.on(1).plant(CARE, 2).restarted(0).off(3);
        assertThat(latched.alarm().state()).isEqualTo(AlarmState.LATCHED_UNACKED);
    }

    @Test
    void faultSixAnotherPlantDropsNoAlarmThatStands() {
        area.on(1).says("S-9", "level", true, 1);
        area.act(Type.SHELVE, 2);
        area.says("S-1", "flow", true, 2);
        int told = area.told.size();
        area.plant(LATCHING, 3).restarted(0);
        assertThat(area.told).hasSize(told);
        assertThat(area.alarm().shown()).isEqualTo(Shown.SHELVED);
        assertThat(area.alarm("S-9", "level").shown()).isEqualTo(Shown.UNACKED);
        area.says("S-9", "level", false, 4);
        assertThat(area.alarm("S-9", "level").state())
                .as("a class that has become latching latches what stands")
                .isEqualTo(AlarmState.LATCHED_UNACKED);
    }

    @Test
    void aRuleOfSuppressionThatThereIsNoMoreHidesNothing() {
        area.suppression("p-off", true, 1).on(2);
        area.plant(new AlarmCare(CARE.classes(), List.of(), List.of()), 3);
        assertThat(area.alarm().shown()).isEqualTo(Shown.UNACKED);
        area.plant(CARE, 4);
        assertThat(area.alarm().shown())
                .as("nor when it comes back, until it holds")
                .isEqualTo(Shown.UNACKED);
    }

    @Test
    void anOfficersClockThatIsAheadPutsOffNothing() {
        area.on(1);
        Action a = area.action(Type.ACK, "kim", 5000);
        area.act(a, 10);
        assertThat(area.alarm().ackedAt()).isEqualTo(Bench.at(10));
        area.clock(110);
        assertThat(area.alarm().state()).isEqualTo(AlarmState.UNACKED);
    }

    @Test
    void tenThousandStandingAlarmsAreDueAtTheirMomentAndNotBefore() {
        for (int i = 0; i < 10_000; i++) {
            area.says("X-" + i, "level", true, 1);
            area.act(
                    new Action("a-" + i, Type.ACK, area.alarm("X-" + i, "level").id(), "kim", Bench.at(2), null), 2);
        }
        int told = area.told.size();
        area.clock(101);
        assertThat(area.told).as("nothing is due").hasSize(told);
        assertThat(area.memory.due()).isEqualTo(Bench.at(102));
        area.clock(102);
        assertThat(area.told).as("all are due at once").hasSize(told + 10_000);
    }
}
