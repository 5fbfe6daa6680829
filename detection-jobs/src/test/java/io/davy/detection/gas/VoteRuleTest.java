package io.davy.detection.gas;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Priority;
import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.Service;
import io.davy.detection.rule.Signal;
import io.davy.plant.InvalidPlantException;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoteRuleTest {
    private static final int FAILURE = 4;
    private static final int CHECK = 3;

    @Test
    void twoOfThreeAlarmTogetherAndOneAloneDoesNot() {
        RuleBench<VoteState> b =
                vote(2, 3).reads(0, "AT-1", 12).reads(0, "AT-2", 1).reads(0, "AT-3", 1);
        assertThat(b.said()).isEmpty();
        b.reads(5, "AT-3", 11);
        assertThat(b.said()).containsExactly("5 Z1 gas_vote on");
        Signal s = b.told.get(0);
        assertThat(s.priority()).isEqualTo(Priority.HIGHEST);
        assertThat(s.alarmClass()).isEqualTo(AlarmClass.LIFE_SAFETY);
        assertThat(s.value()).isEqualTo(2);
        assertThat(s.limit()).isEqualTo(2);
        assertThat(s.explanation().text())
                .isEqualTo("Z1: 2 of 3 detectors of H2S are beyond their limit (high): AT-1 12 ppm, AT-3 11 ppm;"
                        + " 2 of 3 are asked for");
        assertThat(s.explanation().readings()).hasSize(2);
    }

    @Test
    void voteFallsWhereItsDetectorsFallNotWhereTheyRise() {
        RuleBench<VoteState> b = vote(2, 3).reads(0, "AT-1", 12).reads(0, "AT-2", 12);
        b.reads(10, "AT-1", 9.8).reads(30, "AT-1", 9.8);
        assertThat(b.said()).hasSize(1);
        b.reads(40, "AT-1", 9).reads(46, "AT-1", 9);
        assertThat(b.said()).containsExactly("0 Z1 gas_vote on", "46 Z1 gas_vote off");
    }

    @ParameterizedTest(name = "{0} of {1} with {2} broken needs {3}")
    @CsvSource({"2, 3, 1, 2", "2, 3, 2, 1", "1, 2, 1, 1", "2, 2, 1, 1", "3, 4, 2, 2", "1, 3, 0, 1", "2, 4, 1, 2"})
    void brokenDetectorMakesTheVoteQuickerNeverSlower(int needed, int of, int broken, int left) {
        RuleBench<VoteState> b = vote(needed, of);
        IntStream.rangeClosed(1, of).forEach(i -> b.reads(0, "AT-" + i, 0));
        IntStream.rangeClosed(1, broken).forEach(i -> b.bad(1, "AT-" + i, FAILURE));
        for (int i = 1; i < left; i++) {
            b.reads(2, "AT-" + (broken + i), 12);
        }
        assertThat(b.said()).isEmpty();
        b.reads(3, "AT-" + (broken + left), 12);
        assertThat(b.said()).containsExactly("3 Z1 gas_vote on");
        if (broken > 0) {
            assertThat(b.told.get(0).explanation().text()).contains("AT-1 (bad signal)");
        }
    }

    @Test
    void detectorInCalibrationIsNoVote() {
        RuleBench<VoteState> b =
                vote(2, 3).reads(0, "AT-1", 12).reads(0, "AT-2", 0).reads(0, "AT-3", 0);
        b.bad(1, "AT-2", CHECK);
        assertThat(b.said()).isEmpty();
        b.reads(2, "AT-3", 12);
        assertThat(b.told.get(0).explanation().text()).endsWith("; now no vote comes from AT-2 (function check)");
    }

    @Test
    void silentDetectorIsNoVote() {
        RuleBench<VoteState> b = vote(2, 2).reads(0, "AT-1", 12).reads(0, "AT-2", 0);
        for (int t = 1; t < 12; t++) {
            b.reads(t, "AT-1", 12).clock(t);
        }
        assertThat(b.said()).containsExactly("10 Z1 gas_vote on");
        assertThat(b.told.get(0).explanation().text()).contains("1 of 1 while no vote comes from AT-2 (silent)");
    }

    @Test
    void nobodyIsSilentBecauseDavyWasOff() {
        RuleBench<VoteState> b =
                vote(2, 2).reads(0, "AT-1", 12).reads(0, "AT-2", 0).clock(1);
        b.throughBytes().clock(300).clock(305);
        assertThat(b.said()).isEmpty();
        assertThat(b.clock(310).said()).containsExactly("310 Z1 gas_vote_blind on");
    }

    @Test
    void voteOfNobodyIsBlindAndSeesAgain() {
        RuleBench<VoteState> b =
                vote(2, 3).bad(0, "AT-1", FAILURE).bad(0, "AT-2", CHECK).reads(0, "AT-3", -50);
        assertThat(b.said()).containsExactly("0 Z1 gas_vote_blind on");
        assertThat(b.told.get(0).alarmClass()).isEqualTo(AlarmClass.DEVICE);
        assertThat(b.told.get(0).priority()).isEqualTo(Priority.HIGH);
        assertThat(b.told.get(0).explanation().text())
                .contains("AT-1 (bad signal), AT-2 (function check), AT-3 (below its range)");
        b.reads(5, "AT-2", 0);
        assertThat(b.said()).last().isEqualTo("5 Z1 gas_vote_blind off");
    }

    @Test
    void detectorThatBreaksAfterItsYesTakesNothingBack() {
        RuleBench<VoteState> b = vote(1, 2).reads(0, "AT-1", 12).reads(0, "AT-2", 0);
        for (int t = 1; t < 60; t++) {
            b.bad(t, "AT-1", FAILURE).reads(t, "AT-2", 0);
        }
        assertThat(b.said()).containsExactly("0 Z1 gas_vote on");
        b.reads(60, "AT-1", 0).reads(66, "AT-1", 0);
        assertThat(b.said()).last().isEqualTo("66 Z1 gas_vote off");
    }

    @Test
    void moreGasThanADetectorCanTellIsAYes() {
        assertThat(vote(2, 2).reads(0, "AT-1", 400).reads(0, "AT-2", 101).said())
                .containsExactly("0 Z1 gas_vote on");
    }

    @Test
    void stateSurvivesItsBytes() {
        RuleBench<VoteState> b = vote(2, 3)
                .reads(0, "AT-1", 12)
                .throughBytes()
                .reads(1, "AT-2", 12)
                .throughBytes();
        b.reads(2, "AT-2", 0).throughBytes().reads(8, "AT-2", 0);
        assertThat(b.said()).containsExactly("1 Z1 gas_vote on", "8 Z1 gas_vote off");
    }

    @Test
    void oxygenVotesDownward() {
        RuleBench<VoteState> b = bench("{gas: oxygen, needed: 2, limit: low}", "O2", 2, 25);
        b.reads(0, "AT-1", 20.9).reads(0, "AT-2", 19.4).reads(1, "AT-1", 19.2);
        assertThat(b.said()).containsExactly("1 Z1 gas_vote on");
    }

    @Test
    void severalVotesOfAZoneHaveNamesOfTheirOwn() {
        Plant plant = plant("{gas: H2S, needed: 2}, {gas: H2S, needed: 1, limit: high_high}", "H2S", 2, 100);
        List<ExtraRule<?>> rules = GasRules.of(plant, plant.zones().get(0), plant.sensors(), Service.ALL_IN);
        assertThat(rules).extracting(ExtraRule::key).containsExactly("vote/H2S/high", "vote/H2S/high_high");
    }

    private static RuleBench<VoteState> vote(int needed, int of) {
        return bench("{gas: H2S, needed: " + needed + "}", "H2S", of, 100);
    }

    private static RuleBench<VoteState> bench(String votes, String gas, int of, int top) {
        return new RuleBench<>(rule(plant(votes, gas, of, top), Service.ALL_IN));
    }

    private static VoteRule rule(Plant plant, Service service) {
        return (VoteRule) GasRules.of(plant, plant.zones().get(0), plant.sensors(), service)
                .get(0);
    }

    private static Plant plant(String votes, String gas, int of, int top) {
        String sensors = IntStream.rangeClosed(1, of)
                .mapToObj(i -> "  - {tag: AT-" + i + ", zone: Z1, place: {x: " + i + ", y: 0}, kind: gas, gas: " + gas
                        + ", range: [0, " + top + "]}\n")
                .collect(Collectors.joining());
        String yaml = "davy: 1\nsite: {id: s1}\nfloors: [{id: F0}]\nzones: [{id: Z1, votes: [" + votes
                + "]}]\nsensors:\n" + sensors;
        try {
            return PlantFile.read("p.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidPlantException e) {
            throw new AssertionError(e);
        }
    }
}
