package io.davy.alerting.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Handling;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import io.davy.alarm.SensorService;
import io.davy.alerting.console.ActionCheck.Verdict;
import io.davy.incident.Incident;
import io.davy.plant.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the console refuses before it sends anything. */
class ActionCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final long HOUR = 3_600;

    private final ConsoleView view = new ConsoleView();
    private final ActionCheck check = new ActionCheck(view, SmallPlant.create());
    private final String gas = put("al-gas", "AT-110", AlarmState.UNACKED, Handling.NONE);
    private final String heat = put("al-heat", "TT-101", AlarmState.UNACKED, Handling.NONE);

    @Test
    void lifeSafetyIsNeverShelved() {
        assertThat(code(Action.Type.SHELVE, gas, ask("sensor is wet", HOUR, null)))
                .isEqualTo("never_shelved");
    }

    @Test
    void shelvingWantsAReasonAndATimeWithinTheMaximumOfTheClass() {
        assertThat(code(Action.Type.SHELVE, heat, ask(null, HOUR, null))).isEqualTo("no_reason");
        assertThat(code(Action.Type.SHELVE, heat, ask("  ", HOUR, null))).isEqualTo("no_reason");
        assertThat(code(Action.Type.SHELVE, heat, ask("works nearby", null, null)))
                .isEqualTo("no_end");
        assertThat(code(Action.Type.SHELVE, heat, ask("works nearby", 0L, null)))
                .isEqualTo("end_is_past");
        assertThat(code(Action.Type.SHELVE, heat, ask("works nearby", Long.MAX_VALUE, null)))
                .isEqualTo("too_long");
        assertThat(code(Action.Type.SHELVE, heat, ask("works nearby", 8 * HOUR + 1, null)))
                .isEqualTo("too_long");
        assertThat(code(Action.Type.SHELVE, heat, ask("works nearby", 8 * HOUR, null)))
                .isNull();
    }

    @Test
    void onlyWhatIsShelvedIsUnshelved() {
        assertThat(code(Action.Type.UNSHELVE, heat, ask(null, null, null))).isEqualTo("not_shelved");
        put("al-heat", "TT-101", AlarmState.ACKED, shelved());
        assertThat(code(Action.Type.UNSHELVE, heat, ask(null, null, null))).isNull();
    }

    @Test
    void outOfServiceWantsPermitReasonAndTime() {
        assertThat(code(Action.Type.OUT_OF_SERVICE, gas, ask("calibration", HOUR, null)))
                .isEqualTo("no_permit");
        assertThat(code(Action.Type.OUT_OF_SERVICE, gas, ask(null, HOUR, "PTW-7")))
                .isEqualTo("no_reason");
        assertThat(code(Action.Type.OUT_OF_SERVICE, gas, ask("calibration", null, "PTW-7")))
                .isEqualTo("no_end");
        assertThat(code(Action.Type.OUT_OF_SERVICE, gas, ask("calibration", HOUR, "PTW-7")))
                .isNull();
    }

    @Test
    void sensorIsNamedByAnAlarmOfItOrByItsTag() {
        ActionRequest ask = ask("calibration", HOUR, "PTW-7");
        List<String> target = List.of(Ids.sensorTarget("site", "AT-110"));
        assertThat(check.check(Action.Type.OUT_OF_SERVICE, gas, ask, "kim")).isEqualTo(new Verdict.Sound(target));
        assertThat(check.check(Action.Type.OUT_OF_SERVICE, "AT-110", ask, "kim"))
                .isEqualTo(new Verdict.Sound(target));
        assertThat(check.check(Action.Type.IN_SERVICE, "AT-110", ask, "kim")).isEqualTo(new Verdict.Sound(target));
        assertThat(check.check(Action.Type.IN_SERVICE, target.get(0), ask, "kim"))
                .as("which somebody else may have returned a moment ago: the job knows")
                .isEqualTo(new Verdict.Sound(target));
        assertThat(code(Action.Type.OUT_OF_SERVICE, "AT-999", ask)).isEqualTo("unknown_sensor");
    }

    @Test
    void whatIsOutOfServiceIsNamedByItsRecordThoughThePlantHasNoSensorOfThatTag() {
        SensorService machine = Field.out("P-101", "PTW-7", NOW, NOW.plusSeconds(HOUR));
        ActionRequest ask = ask(null, null, null);
        assertThat(code(Action.Type.IN_SERVICE, machine.id(), ask)).isEqualTo("not_out_of_service");
        view.put(machine);
        assertThat(check.check(Action.Type.IN_SERVICE, machine.id(), ask, "kim"))
                .isEqualTo(new Verdict.Sound(List.of(machine.id())));
        view.put(Field.back(machine));
        assertThat(code(Action.Type.IN_SERVICE, machine.id(), ask)).isEqualTo("not_out_of_service");
        assertThat(code(Action.Type.OUT_OF_SERVICE, machine.id(), ask("calibration", HOUR, "PTW-8")))
                .isEqualTo("unknown_sensor");
    }

    @Test
    void onlyALatchedAlarmThatIsNormalAndAcknowledgedIsReset() {
        for (AlarmState state : AlarmState.values()) {
            put("al-heat", "TT-101", state, Handling.NONE);
            assertThat(code(Action.Type.RESET, heat, ask(null, null, null)))
                    .as(state.name())
                    .isEqualTo(
                            switch (state) {
                                case LATCHED_ACKED -> null;
                                case LATCHED_UNACKED -> "acknowledge_first";
                                case UNACKED, ACKED -> "condition_is_on";
                                case NORMAL, RTN_UNACKED -> "not_latched";
                            });
        }
    }

    @Test
    void secondResetIsAnotherPersons() {
        Handling asked = new Handling(true, null, null, null, false, 0, null, List.of("kim"));
        put("al-heat", "TT-101", AlarmState.LATCHED_ACKED, asked);
        assertThat(code(Action.Type.RESET, heat, ask(null, null, null))).isEqualTo("same_person");
        assertThat(check.check(Action.Type.RESET, heat, ask(null, null, null), "lee"))
                .isInstanceOf(Verdict.Sound.class);
    }

    @Test
    void incidentIsAcknowledgedAlarmByAlarmWithoutThoseThatAreHidden() {
        Alarm a = Field.alarm("al-gas", "AT-110", Priority.HIGH, AlarmState.UNACKED, 20, NOW);
        Alarm b = Field.alarm("al-heat", "TT-101", Priority.HIGH, AlarmState.UNACKED, 90, NOW);
        view.put(Field.incident("in-1", Priority.HIGH, List.of(a, b), new Place(1, 1, 1, "F0"), null));
        put("al-heat", "TT-101", AlarmState.UNACKED, shelved());
        assertThat(check.check(Action.Type.ACK, "in-1", ask(null, null, null), "kim"))
                .isEqualTo(new Verdict.Sound(List.of("al-gas")));
        put("al-gas", "AT-110", AlarmState.ACKED, Handling.NONE);
        assertThat(code(Action.Type.ACK, "in-1", ask(null, null, null))).isEqualTo("nothing_to_acknowledge");
    }

    @Test
    void aVerdictWantsAnOpenIncidentAnOutcomeAndAReason() {
        Alarm a = Field.alarm("al-gas", "AT-110", Priority.HIGH, AlarmState.UNACKED, 20, NOW);
        Incident open = Field.incident("in-1", Priority.HIGH, List.of(a), new Place(1, 1, 1, "F0"), "mi-in");
        view.put(open);
        view.put(Missions.partOf(
                Field.incident("in-2", Priority.HIGH, List.of(a), new Place(1, 1, 1, "F0"), null), "in-1"));
        view.put(Missions.found("1", Incident.Outcome.NOT_FOUND));
        assertThat(code(Action.Type.VERDICT, "in-9", verdict("CONFIRMED", "seen")))
                .isEqualTo("unknown");
        assertThat(code(Action.Type.VERDICT, "in-2", verdict("CONFIRMED", "seen")))
                .isEqualTo("no_such_incident");
        assertThat(code(Action.Type.VERDICT, "in-1", verdict(null, "seen"))).isEqualTo("no_outcome");
        assertThat(code(Action.Type.VERDICT, "in-1", verdict("MAYBE", "seen"))).isEqualTo("no_outcome");
        assertThat(code(Action.Type.VERDICT, "in-1", verdict("NOT_FOUND", "  ")))
                .isEqualTo("no_reason");
        assertThat(code(Action.Type.VERDICT, "in-1", verdict("NOT_FOUND", "seen")))
                .isNull();
        assertThat(check.check(Action.Type.VERDICT, "mi-1", verdict("INCONCLUSIVE", "seen"), "kim"))
                .isEqualTo(new Verdict.Sound(List.of("mi-1")));
    }

    private static ActionRequest verdict(@Nullable String outcome, String reason) {
        return new ActionRequest("", "", reason, null, null, false, null, outcome);
    }

    private String put(String id, String sensor, AlarmState state, Handling handling) {
        view.put(Field.alarm(id, sensor, Priority.HIGH, state, 20, NOW).edit(e -> e.handling = handling));
        return id;
    }

    private static Handling shelved() {
        Handling.Shelf shelf = new Handling.Shelf("kim", "works nearby", NOW, NOW.plusSeconds(HOUR), false);
        return new Handling(false, shelf, null, null, false, 0, null, List.of());
    }

    private static ActionRequest ask(@Nullable String reason, @Nullable Long seconds, @Nullable String permit) {
        return new ActionRequest("", "", reason, seconds, permit, false);
    }

    private @Nullable String code(Action.Type type, String target, ActionRequest ask) {
        return check.check(type, target, ask, "kim") instanceof Verdict.Refused no ? no.code() : null;
    }
}
