package io.davy.detection.leak;

import static io.davy.detection.leak.NarrowPlume.CANDIDATES;
import static io.davy.detection.leak.NarrowPlume.KG_PER_PPM;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where a leak is, with a generator that is not the model that judges. */
class LeakSearchTest {
    private static final List<Double> GROUND = List.of(0.0);

    private static LeakSearch ring() {
        return new LeakSearch(
                SearchArea.around(
                        NarrowPlume.ring().values(),
                        CANDIDATES.stream().map(Candidate::place).toList()),
                CANDIDATES,
                GROUND);
    }

    private static Evidence still(String nose, double x, double y, double excess) {
        return new Evidence(nose, 0, new Place(x, y, 2, "F0"), 10, excess, Double.NaN, Double.NaN, false);
    }

    private static Evidence breeze(String nose, double x, double y, double excess) {
        return new Evidence(nose, 0, new Place(x, y, 1, "F0"), 60, excess, 2.5, 0, false);
    }

    @Test
    void theMachineThatLeaksIsNamedInAWanderingWind() {
        int right = 0;
        int held = 0;
        for (Candidate c : CANDIDATES) {
            for (int seed = 0; seed < 10; seed++) {
                LeakPosterior p = ring().find(NarrowPlume.release(c.place(), 2, seed, 60), KG_PER_PPM);
                right += CANDIDATES.get(p.likeliest()).equals(c) ? 1 : 0;
                held += p.ellipse().holds(c.place().x(), c.place().y()) ? 1 : 0;
            }
        }
        assertThat(right).isGreaterThanOrEqualTo(28);
        assertThat(held).isGreaterThanOrEqualTo(28);
    }

    @Test
    void aLeakAtNoMachineIsFoundOnFreeGround() {
        Place pipe = new Place(12, 28, 1, "F0");
        List<Double> away = new ArrayList<>();
        int held = 0;
        for (int seed = 0; seed < 15; seed++) {
            LeakPosterior p = ring().find(NarrowPlume.release(pipe, 3, seed, 90), KG_PER_PPM);
            away.add(Math.hypot(p.free().x() - pipe.x(), p.free().y() - pipe.y()));
            held += p.ellipse().holds(pipe.x(), pipe.y()) ? 1 : 0;
        }
        Collections.sort(away);
        assertThat(away.get(7)).isLessThan(8);
        assertThat(held).isGreaterThanOrEqualTo(13);
    }

    @Test
    void theRateIsToldWithAnInterval() {
        List<Double> ratios = new ArrayList<>();
        int held = 0;
        for (int seed = 0; seed < 20; seed++) {
            LeakPosterior.Rate r = ring().find(
                            NarrowPlume.release(CANDIDATES.get(1).place(), 2, seed, 120), KG_PER_PPM)
                    .rate();
            ratios.add(r.middle() / 2);
            held += r.low() <= 2 && r.high() >= 2 ? 1 : 0;
        }
        Collections.sort(ratios);
        assertThat(ratios.get(10)).isBetween(0.5, 2.0);
        assertThat(held).isGreaterThanOrEqualTo(17);
    }

    @Test
    void withoutWindTheNearestToTheStrongestReadingIsLikeliestAndNoRateIsTold() {
        LeakPosterior p = ring().find(List.of(still("AT-1", 33, 5, 40), still("AT-2", -8, 38, 1)), KG_PER_PPM);
        assertThat(CANDIDATES.get(p.likeliest()).id()).isEqualTo("P-1");
        assertThat(p.rate()).isNull();
    }

    @Test
    void inARoomTheNoseThatFluctuatesIsNearerThanTheOneThatReadsMost() {
        LeakPosterior found = room(0);
        assertThat(Math.hypot(found.free().x() - 1, found.free().y() - 1)).isLessThan(2);
        assertThat(found.rate()).as("no wind carries the gas past a nose").isNull();
    }

    @Test
    void stillAirNeedsNoVane() {
        Place found = room(Double.NaN).free();
        assertThat(Math.hypot(found.x() - 1, found.y() - 1)).isLessThan(2);
    }

    /** Half an hour of nine noses in still air, one of them next to the source, while a vane shows so much. */
    private static LeakPosterior room(double toward) {
        List<Evidence> room = new ArrayList<>();
        Random random = new Random(5);
        for (int t = 0; t < 180; t++) {
            for (int i = 0; i < 9; i++) {
                Place at = new Place(1 + 2.0 * (i % 3), 1 + 2.0 * (i / 3), 1, "F0");
                double puffs = i == 0 ? 4 : i == 1 || i == 3 ? 1.5 : 0.5;
                // The corner opposite to the source has the most sensitive nose.
                double mixed = i == 8 ? 20 : 10;
                double read = mixed + puffs * random.nextGaussian();
                room.add(new Evidence("C" + i, t * 10_000L, at, 10, read, 0.03, toward, false));
            }
        }
        LeakSearch search = new LeakSearch(new SearchArea(0, 6, 0, 6, List.of(1.0)), List.of(), GROUND);
        return search.find(room, KG_PER_PPM);
    }

    @Test
    void aTallMachineMayLeakBelowItsMiddle() {
        List<Candidate> tall = List.of(new Candidate("C-1", new Place(0, 0, 6, "F0")));
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double x = 8 + 2 * (i / 3);
            double y = 2.5 * (i % 3 - 1);
            double up = 0.5 + 0.07 * x;
            double side = 0.3 + 0.22 * x;
            double kgPerM3 = 1.0
                    / 3600
                    / (2 * Math.PI * 3 * side * up)
                    * Math.exp(-y * y / (2 * side * side))
                    * (Math.exp(-2.5 * 2.5 / (2 * up * up)) + Math.exp(-4.5 * 4.5 / (2 * up * up)));
            evidence.add(new Evidence("AT-" + i, 0, new Place(x, y, 1, "F0"), 600, kgPerM3 / KG_PER_PPM, 3, 0, false));
        }
        LeakSearch search = new LeakSearch(new SearchArea(-5, 20, -10, 10, List.of(1.0)), tall, GROUND);
        LeakPosterior.Rate rate = search.find(evidence, KG_PER_PPM).rate();
        assertThat(rate.middle()).as("of one kg/h, from 2.5 m below its middle").isBetween(0.5, 2.0);
    }

    @Test
    void oneNoseAloneLeavesAWideEllipse() {
        LeakPosterior p = ring().find(List.of(breeze("AT-1", 40, 5, 30)), KG_PER_PPM);
        assertThat(p.ellipse().majorM()).isGreaterThan(30);
    }

    @Test
    void cleanAirFindsNothing() {
        assertThat(ring().find(List.of(breeze("AT-1", 10, 10, -0.1), breeze("AT-2", 20, 10, 0)), KG_PER_PPM))
                .isNull();
        assertThat(ring().find(List.of(), KG_PER_PPM)).isNull();
    }

    @Test
    void aNoseDownwindThatSmellsNothingSpeaksAgainstTheMachineBeforeIt() {
        List<Candidate> two = List.of(
                new Candidate("P-1", new Place(-10, 0, 1, "F0")), new Candidate("P-2", new Place(12, 0, 1, "F0")));
        LeakSearch search = new LeakSearch(new SearchArea(-20, 40, -20, 20, List.of(1.0)), two, GROUND);
        List<Evidence> evidence = new ArrayList<>();
        for (int minute = 0; minute < 10; minute++) {
            evidence.add(breeze("far", 24, 0, 40));
            evidence.add(breeze("beside", 24, 12, 0));
        }
        double before = odds(search.find(evidence, KG_PER_PPM));
        for (int minute = 0; minute < 10; minute++) {
            evidence.add(breeze("between", 2, 0, 0));
        }
        assertThat(odds(search.find(evidence, KG_PER_PPM))).isLessThan(before * 0.8);
    }

    private static double odds(LeakPosterior p) {
        return p.shares().get(0) / p.shares().get(1);
    }

    @Test
    void aRobotThatWalksThroughThePlumeNarrowsTheEllipse() {
        Candidate leak = CANDIDATES.get(1);
        List<Evidence> fixed = NarrowPlume.release(leak.place(), 2, 4, 10);
        List<Evidence> withRobot = new ArrayList<>(fixed);
        withRobot.addAll(NarrowPlume.walk(leak.place(), 2, 4, 20, 45, -5, 15));
        double alone = area(ring().find(fixed, KG_PER_PPM));
        LeakPosterior both = ring().find(withRobot, KG_PER_PPM);
        assertThat(area(both)).isLessThan(alone);
        assertThat(CANDIDATES.get(both.likeliest())).isEqualTo(leak);
    }

    private static double area(LeakPosterior p) {
        return p.ellipse().majorM() * p.ellipse().minorM();
    }

    @Test
    void aSaturatedNoseIsTakenForAtLeastItsRange() {
        List<Evidence> open = new ArrayList<>();
        List<Evidence> full = new ArrayList<>();
        for (Evidence e : NarrowPlume.release(CANDIDATES.get(1).place(), 5, 1, 60)) {
            double capped = Math.min(e.excess(), 1);
            open.add(e);
            full.add(new Evidence(
                    e.origin(),
                    e.startMs(),
                    e.place(),
                    e.seconds(),
                    capped,
                    e.windSpeed(),
                    e.windToward(),
                    e.excess() > 1));
        }
        LeakPosterior p = ring().find(full, KG_PER_PPM);
        assertThat(CANDIDATES.get(p.likeliest()).id()).isEqualTo("P-1");
        assertThat(p.rate().high())
                .isGreaterThan(ring().find(open, KG_PER_PPM).rate().low());
    }

    @Test
    void theSameEvidenceGivesTheSameAnswer() {
        List<Evidence> evidence = NarrowPlume.release(CANDIDATES.get(2).place(), 1, 3, 30);
        assertThat(ring().find(evidence, KG_PER_PPM)).isEqualTo(ring().find(List.copyOf(evidence), KG_PER_PPM));
    }
}
