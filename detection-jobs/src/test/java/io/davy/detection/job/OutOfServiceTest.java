package io.davy.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.action.Refusal;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Handling.OutOfService;
import io.davy.alarm.Hazard;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import io.davy.alarm.SensorService;
import io.davy.alarm.Shown;
import io.davy.detection.job.OutOfServiceStages.Kept;
import io.davy.detection.watch.ConditionChange;
import io.davy.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An officer takes a detector out of service, and the vote of its zone goes on without it: both stages as operators. */
@SuppressWarnings("try") // the harness's close may be interrupted
class OutOfServiceTest {
    private static final String AT_1 = Ids.sensorTarget("A1", "AT-1");
    private static final long PERMIT = 1000;

    private static ConditionChange change(String sensor, String rule, AlarmClass alarmClass, double second) {
        return new ConditionChange(
                "S1",
                "A1",
                "Z1",
                sensor,
                null,
                Hazard.DEVICE,
                null,
                rule,
                alarmClass,
                Priority.MEDIUM,
                true,
                OutOfServiceStages.at(second),
                OutOfServiceStages.at(second),
                1,
                null,
                0,
                7,
                null);
    }

    @Test
    void voteDegradesWhenDetectorsWithoutAnyAlarmAreTaken() throws Exception {
        try (var s = new OutOfServiceStages()) {
            s.allRead(0, 0);
            s.out(1, PERMIT, "AT-1", "AT-2");
            s.clock(2);
            assertThat(s.alarms).isEmpty();
            s.reads(3, "AT-3", 12);
            assertThat(s.said()).containsExactly("3 Z1 gas_vote on");
            assertThat(s.why())
                    .contains("1 of 1 while no vote comes from AT-1 (out of service), AT-2 (out of service)");
        }
    }

    @Test
    void voteDegradesAlsoWhenTheReadingBeyondTheLimitCameFirst() throws Exception {
        try (var s = new OutOfServiceStages()) {
            s.allRead(0, 0).reads(1, "AT-3", 12);
            s.out(2, PERMIT, "AT-1", "AT-2");
            assertThat(s.said()).isEmpty();
            s.clock(3);
            assertThat(s.said()).containsExactly("3 Z1 gas_vote on");
        }
    }

    @Test
    void detectorVotesAgainWhenAnOfficerReturnsIt() throws Exception {
        try (var s = new OutOfServiceStages()) {
            s.allRead(0, 0);
            s.out(1, PERMIT, "AT-1");
            s.clock(2);
            s.reads(3, "AT-1", 50).reads(3, "AT-2", 12);
            assertThat(s.said()).as("the gas of a calibration is no vote").isEmpty();
            s.reads(4, "AT-1", 0).reads(4, "AT-2", 0);
            s.in(5, "AT-1");
            s.clock(6);
            s.reads(7, "AT-1", 12).reads(7, "AT-2", 12);
            assertThat(s.said()).containsExactly("7 Z1 gas_vote on");
            assertThat(s.why()).endsWith("2 of 3 are asked for");
        }
    }

    @Test
    void detectorVotesAgainWhenThePermitEnds() throws Exception {
        try (var s = new OutOfServiceStages()) {
            s.allRead(0, 0);
            s.out(1, PERMIT, "AT-1");
            s.clock(2);
            s.reads(PERMIT - 2, "AT-1", 12).reads(PERMIT - 2, "AT-2", 12);
            s.clock(PERMIT - 1);
            assertThat(s.said()).isEmpty();
            s.clock(PERMIT);
            assertThat(s.said()).containsExactly("1000 Z1 gas_vote on");
            s.clock(PERMIT + 1);
            assertThat(Json.read(s.topic.get(AT_1), SensorService.class)).satisfies(back -> {
                assertThat(back.outOfService()).isNull();
                assertThat(back.ended().permit().until()).isEqualTo(OutOfServiceStages.at(PERMIT));
                assertThat(back.ended().by()).as("it ran out").isNull();
            });
        }
    }

    @Test
    void voteOfWhichAllAreOutOfServiceIsBlind() throws Exception {
        try (var s = new OutOfServiceStages()) {
            s.allRead(0, 0);
            s.out(1, PERMIT, "AT-1", "AT-2", "AT-3");
            s.clock(2);
            assertThat(s.said()).containsExactly("2 Z1 gas_vote_blind on");
            assertThat(s.why()).contains("AT-1 (out of service), AT-2 (out of service), AT-3 (out of service)");
            s.in(3, "AT-2");
            s.clock(4);
            assertThat(s.said()).last().isEqualTo("4 Z1 gas_vote_blind off");
        }
    }

    @Test
    void shelvedAndSuppressedDetectorKeepsItsVote() throws Exception {
        try (var s = new OutOfServiceStages()) {
            s.allRead(0, 0);
            s.condition(change("AT-1", "drift", AlarmClass.DEVICE, 1));
            s.act(Action.Type.SHELVE, s.alarms.get(0).id(), 2, 600, null);
            assertThat(s.alarms).last().satisfies(a -> assertThat(a.shown()).isEqualTo(Shown.SHELVED));
            s.condition(change("stopped", "suppression", AlarmClass.ADVISORY, 3));
            assertThat(s.alarms)
                    .last()
                    .satisfies(a -> assertThat(a.handling().suppression()).isNotNull());
            s.clock(5);
            s.reads(6, "AT-1", 12).reads(6, "AT-2", 12);
            assertThat(s.said()).containsExactly("6 Z1 gas_vote on");
            assertThat(s.why()).doesNotContain("no vote");
            assertThat(s.topic).isEmpty();
        }
    }

    @Test
    void whatWasRefusedTakesNoVote() throws Exception {
        try (var s = new OutOfServiceStages()) {
            s.clock(60);
            s.allRead(60, 0);
            s.act(Action.Type.OUT_OF_SERVICE, AT_1, 60, PERMIT, null);
            assertThat(s.answers).extracting(ActionResult::code).containsExactly(Refusal.NO_PERMIT.code());
            s.clock(62);
            s.reads(63, "AT-1", 12).reads(63, "AT-2", 12);
            assertThat(s.said()).containsExactly("63 Z1 gas_vote on");
            assertThat(s.topic).isEmpty();
        }
    }

    @Test
    void killTakesNothingBackAndAnActionThatIsReadAgainChangesNothing() throws Exception {
        Action out = new Action(
                "ac-1",
                Action.Type.OUT_OF_SERVICE,
                AT_1,
                "kim",
                OutOfServiceStages.at(1),
                "being calibrated",
                OutOfServiceStages.at(PERMIT),
                "PTW-7",
                false,
                Map.of());
        Kept before;
        Kept after;
        Map<String, byte[]> topic;
        try (var s = new OutOfServiceStages()) {
            s.allRead(0, 0);
            before = s.snapshot();
            s.act(out);
            s.clock(2);
            after = s.snapshot();
            topic = s.topic;
        }
        for (Kept kept : List.of(before, after)) {
            try (var s = new OutOfServiceStages(kept, new LinkedHashMap<>(topic), 60)) {
                s.act(out);
                s.clock(61);
                assertThat(s.answers).extracting(ActionResult::accepted).containsExactly(true);
                s.reads(62, "AT-1", 12).reads(62, "AT-2", 12);
                assertThat(s.said()).isEmpty();
                s.in(63, "AT-1");
                s.clock(64);
                assertThat(s.said()).containsExactly("64 Z1 gas_vote on");
            }
        }
    }

    @Test
    void watchThatIsKilledGoesOnWithItsOwnStateThoughTheTopicIsEmpty() throws Exception {
        Kept kept;
        try (var s = new OutOfServiceStages()) {
            s.allRead(0, 0);
            s.out(1, PERMIT, "AT-1");
            kept = s.snapshot();
        }
        Map<String, byte[]> empty = new LinkedHashMap<>();
        try (var s = new OutOfServiceStages(kept, empty, 60)) {
            s.reads(61, "AT-1", 12).reads(61, "AT-2", 12);
            s.clock(62);
            assertThat(s.said()).isEmpty();
            assertThat(empty).as("what the topic has never heard of is told").containsOnlyKeys(AT_1);
        }
    }

    @Test
    void withoutStateThePermitGoesOnInBothStages() throws Exception {
        Map<String, byte[]> topic;
        try (var s = new OutOfServiceStages()) {
            s.allRead(0, 0);
            s.out(1, PERMIT, "AT-1");
            topic = s.topic;
        }
        try (var s = new OutOfServiceStages(null, new LinkedHashMap<>(topic), 60)) {
            s.reads(60, "AT-1", 12).reads(60, "AT-2", 12).reads(60, "AT-3", 0);
            assertThat(s.said())
                    .as("nobody out of service votes before it is known")
                    .isEmpty();
            s.condition(change("AT-1", "drift", AlarmClass.DEVICE, 61));
            assertThat(s.alarms).last().satisfies(a -> assertThat(a.shown()).isEqualTo(Shown.OUT_OF_SERVICE));
            s.in(62, "AT-1");
            assertThat(s.answers).extracting(ActionResult::accepted).containsExactly(true);
            s.clock(63);
            assertThat(s.said()).containsExactly("63 Z1 gas_vote on");
        }
        try (var s = new OutOfServiceStages(null, new LinkedHashMap<>(topic), PERMIT + 1)) {
            s.reads(PERMIT + 1, "AT-3", 0);
            s.clock(PERMIT + 2);
            s.reads(PERMIT + 3, "AT-1", 12).reads(PERMIT + 3, "AT-2", 12);
            assertThat(s.said()).as("the permit ended meanwhile").containsExactly("1003 Z1 gas_vote on");
            assertThat(Json.read(s.topic.get(AT_1), SensorService.class).outOfService())
                    .as("and the topic says so, though no state knew of it")
                    .isNull();
        }
    }

    @Test
    void whatTheTopicSaidEarlierIsPassedOverAtAStart() throws Exception {
        SensorService old = new SensorService(
                AT_1,
                "AT-1",
                new OutOfService("kim", "PTW-6", "seal", OutOfServiceStages.at(-90), OutOfServiceStages.at(PERMIT)),
                null,
                OutOfServiceStages.at(-90));
        SensorService back = new SensorService(AT_1, "AT-1", null, null, OutOfServiceStages.at(-60));
        Map<String, byte[]> topic = new LinkedHashMap<>(Map.of(AT_1, Json.bytes(back)));
        try (var s = new OutOfServiceStages(null, topic, 0)) {
            s.service(old);
            s.allRead(1, 0);
            s.clock(2);
            s.reads(3, "AT-1", 12).reads(3, "AT-2", 12);
            assertThat(s.why()).doesNotContain("no vote");
            s.service(back);
            s.service(new SensorService(AT_1, "AT-1", old.outOfService(), null, OutOfServiceStages.at(-70)));
            s.clock(5);
            s.reads(6, "AT-2", 0).reads(6, "AT-1", 0);
            assertThat(s.said())
                    .as("from there on the topic's order counts")
                    .last()
                    .isEqualTo("6 Z1 gas_vote off");
        }
    }

    @Test
    void permitGoesWithADetectorIntoAnotherZoneOfTheArea() throws Exception {
        try (var s = new OutOfServiceStages()) {
            s.allRead(0, 0);
            s.out(1, PERMIT, "AT-3");
            s.clock(2);
            s.plant(OutOfServiceStages.plant("Z2"));
            s.reads(3, "Z2", "AT-3", 12);
            assertThat(s.said()).containsExactly("3 Z2 gas_vote_blind on");
            s.in(5, "AT-3");
            s.clock(6);
            assertThat(s.said())
                    .containsExactlyInAnyOrder("3 Z2 gas_vote_blind on", "6 Z2 gas_vote_blind off", "6 Z2 gas_vote on");
        }
    }

    @Test
    void zoneTakenOutOfServiceHidesItsVoteAndTakesNoVoteAway() throws Exception {
        try (var s = new OutOfServiceStages()) {
            s.allRead(0, 0).reads(1, "AT-1", 12).reads(1, "AT-2", 12);
            s.out(2, PERMIT, "Z1");
            s.clock(3);
            s.reads(4, "AT-1", 0).reads(4, "AT-2", 0).reads(5, "AT-1", 12).reads(5, "AT-2", 12);
            assertThat(s.said()).containsExactly("1 Z1 gas_vote on", "4 Z1 gas_vote off", "5 Z1 gas_vote on");
            assertThat(s.why()).doesNotContain("out of service");
            assertThat(s.alarms)
                    .filteredOn(a -> a.rule().equals("gas_vote"))
                    .last()
                    .satisfies(a -> assertThat(a.shown()).isEqualTo(Shown.OUT_OF_SERVICE));
        }
    }
}
