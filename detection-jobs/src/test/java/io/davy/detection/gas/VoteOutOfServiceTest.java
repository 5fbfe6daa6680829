package io.davy.detection.gas;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.TestPlant;
import io.davy.detection.rule.Service;
import io.davy.detection.rule.Signal;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Vote;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Votes of a zone whose detectors officers take out of service and back; the clock comes each second, as in the watch. */
class VoteOutOfServiceTest {
    private static final int FAILURE = 4;
    private static final long PERMIT_S = 3600;

    private final Plant plant;
    private final RuleBench<VoteState> b;

    VoteOutOfServiceTest() {
        plant = plant(2, 3);
        b = new RuleBench<>(rule(plant, Service.ALL_IN));
    }

    private static Plant plant(int needed, int of) {
        TestPlant p = TestPlant.plant().votes(new Vote("H2S", needed, "high"));
        IntStream.rangeClosed(1, of)
                .forEach(i ->
                        p.gas("AT-" + i, "H2S", l -> l.high(10).deadband(0.5).silentAfter(600)));
        return p.build();
    }

    private static VoteRule rule(Plant plant, Service service) {
        return (VoteRule) GasRules.of(plant, plant.zones().get(0), plant.sensors(), service)
                .get(0);
    }

    /** The rule with these out of service under permits of an hour from the beginning. */
    private static VoteRule without(Plant plant, String... tags) {
        Instant until = Instant.ofEpochMilli(RuleBench.at(PERMIT_S));
        return rule(plant, (area, tag) -> List.of(tags).contains(tag) ? until : null);
    }

    private RuleBench<VoteState> out(double second, String... tags) {
        return b.under(without(plant, tags)).clock(second);
    }

    private RuleBench<VoteState> allRead(double second, double value) {
        return b.reads(second, "AT-1", value).reads(second, "AT-2", value).reads(second, "AT-3", value);
    }

    @ParameterizedTest(name = "{0} of {1} with {2} out of service needs {3}")
    @CsvSource({"2, 3, 1, 2", "2, 3, 2, 1", "1, 2, 1, 1", "2, 2, 1, 1", "3, 4, 2, 2", "1, 3, 0, 1", "2, 4, 1, 2"})
    void detectorOutOfServiceDegradesTheVoteAsABrokenOneDoes(int needed, int of, int out, int left) {
        Plant p = plant(needed, of);
        RuleBench<VoteState> bench = new RuleBench<>(rule(p, Service.ALL_IN));
        IntStream.rangeClosed(1, of).forEach(i -> bench.reads(0, "AT-" + i, 0));
        String[] tags = IntStream.rangeClosed(1, out).mapToObj(i -> "AT-" + i).toArray(String[]::new);
        bench.under(without(p, tags)).clock(1);
        IntStream.rangeClosed(1, out).forEach(i -> bench.reads(2, "AT-" + i, 50));
        for (int i = 1; i < left; i++) {
            bench.reads(2, "AT-" + (out + i), 12);
        }
        assertThat(bench.said()).isEmpty();
        bench.reads(3, "AT-" + (out + left), 12);
        assertThat(bench.said()).containsExactly("3 Z1 gas_vote on");
    }

    @Test
    void wordsSayWhoIsOutOfService() {
        allRead(0, 0);
        out(1, "AT-1", "AT-2").reads(2, "AT-3", 12);
        Signal s = b.told.get(0);
        assertThat(s.limit()).isEqualTo(1);
        assertThat(s.explanation().text())
                .isEqualTo(
                        "Z1: 1 of 3 detectors of H2S are beyond their limit (high): AT-3 12 ppm; 2 of 3 are asked for,"
                                + " 1 of 1 while no vote comes from AT-1 (out of service), AT-2 (out of service)");
    }

    @Test
    void standingReadingBeyondTheLimitIsEnoughWhenTheOthersAreTaken() {
        allRead(0, 0).reads(1, "AT-1", 12);
        assertThat(b.said()).isEmpty();
        assertThat(out(5, "AT-2", "AT-3").said()).containsExactly("5 Z1 gas_vote on");
    }

    @Test
    void outOfServiceBeforeTheReadingsIsTheSame() {
        out(0, "AT-2", "AT-3");
        allRead(1, 0).reads(2, "AT-1", 12);
        assertThat(b.said()).containsExactly("2 Z1 gas_vote on");
    }

    @Test
    void voteIsBlindWhenTheLastIsTakenAndSeesWhenOneIsBack() {
        allRead(0, 0).bad(1, "AT-3", FAILURE);
        out(2, "AT-1", "AT-2");
        assertThat(b.said()).containsExactly("2 Z1 gas_vote_blind on");
        assertThat(b.told.get(0).explanation().text())
                .endsWith("can vote: AT-1 (out of service), AT-2 (out of service), AT-3 (bad signal)");
        assertThat(out(9, "AT-1").said()).last().isEqualTo("9 Z1 gas_vote_blind off");
    }

    @Test
    void backInServiceItVotesAgain() {
        allRead(0, 0);
        out(1, "AT-1").reads(2, "AT-1", 12).reads(3, "AT-2", 12);
        assertThat(b.said()).as("what it measures under the permit is no vote").isEmpty();
        assertThat(out(4).said()).as("what it measured last is").containsExactly("4 Z1 gas_vote on");
    }

    @Test
    void permitEndsByItself() {
        allRead(0, 0);
        out(1, "AT-1");
        b.reads(PERMIT_S - 1, "AT-1", 12).reads(PERMIT_S - 1, "AT-2", 12).clock(PERMIT_S - 0.5);
        assertThat(b.said()).isEmpty();
        assertThat(b.clock(PERMIT_S).said()).containsExactly("3600 Z1 gas_vote on");
    }

    @Test
    void yesFromBeforeItWasTakenRaisesNothingAndKeepsWhatStands() {
        allRead(0, 0).reads(1, "AT-1", 12).reads(1, "AT-2", 12);
        out(2, "AT-1").reads(3, "AT-1", 0);
        assertThat(b.said()).as("gas was seen, and nobody has seen it go").containsExactly("1 Z1 gas_vote on");
        b.reads(4, "AT-2", 0);
        assertThat(b.said()).last().isEqualTo("4 Z1 gas_vote off");
    }

    @Test
    void calibrationGasKeepsNothingUp() {
        allRead(0, 0);
        out(1, "AT-1").reads(2, "AT-2", 12).reads(2, "AT-3", 12).reads(2, "AT-1", 50);
        b.reads(3, "AT-3", 0);
        assertThat(b.said()).containsExactly("2 Z1 gas_vote on", "3 Z1 gas_vote off");
    }

    @Test
    void calibrationGasOfADetectorThatComesBackBrokenKeepsNothingUp() {
        allRead(0, 0);
        out(1, "AT-1").reads(2, "AT-1", 50).bad(3, "AT-1", FAILURE);
        b.reads(4, "AT-2", 12).reads(4, "AT-3", 12);
        out(5).reads(6, "AT-3", 0);
        assertThat(b.said()).containsExactly("4 Z1 gas_vote on", "6 Z1 gas_vote off");
    }

    @Test
    void detectorTakenAndBrokenVotesOnlyWhenItIsNeither() {
        allRead(0, 0).bad(1, "AT-1", FAILURE).reads(1, "AT-2", 12);
        out(2, "AT-1");
        out(3).reads(4, "AT-1", 12);
        assertThat(b.said()).containsExactly("4 Z1 gas_vote on");
    }

    @Test
    void planWithOtherDetectorsKnowsFromItsFirstReadingWhoIsOut() {
        RuleBench<VoteState> fresh = new RuleBench<>(without(plant, "AT-1"));
        fresh.reads(0, "AT-1", 12).reads(0, "AT-2", 12);
        assertThat(fresh.said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void stateSurvivesItsBytesAtAnyMoment(int killed) {
        List<Runnable> steps = List.of(
                () -> allRead(0, 0),
                () -> b.reads(1, "AT-1", 12).reads(1, "AT-2", 12),
                () -> out(2, "AT-1"),
                () -> b.reads(3, "AT-1", 0).reads(3, "AT-2", 12),
                () -> out(4).reads(4, "AT-2", 0),
                () -> b.reads(5, "AT-3", 0));
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run();
            if (i == killed) {
                b.throughBytes();
            }
        }
        assertThat(b.said()).containsExactly("1 Z1 gas_vote on", "4 Z1 gas_vote off");
    }

    @Test
    void stateThatAnEarlierVersionWroteGoesOn() throws IOException {
        VoteRule rule = without(plant, "AT-1");
        VoteState s = rule.read(new DataInputStream(new ByteArrayInputStream(layoutOne())));
        assertThat(s.yes()).isEqualTo(2);
        assertThat(s.out).containsOnly(false);
        rule.clock(s, RuleBench.at(2), signal -> {});
        assertThat(s.out).containsExactly(true, false, false);
        assertThat(s.held()).isEqualTo(1);
    }

    /** Three detectors, of which the first two say yes, and a vote that is not on yet, as layout 1 had them. */
    private static byte[] layoutOne() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream to = new DataOutputStream(bytes);
        to.writeByte(1);
        to.writeLong(RuleBench.at(1));
        to.writeInt(3);
        for (int i = 0; i < 3; i++) {
            to.writeDouble(i < 2 ? 12 : 0);
            to.writeLong(RuleBench.at(1));
            to.writeLong(RuleBench.at(1));
            to.writeBoolean(i < 2);
            to.writeByte(0);
        }
        to.writeByte(0);
        to.writeByte(0);
        return bytes.toByteArray();
    }
}
