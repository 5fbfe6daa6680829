package io.davy.detection.gas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.davy.detection.gas.PlumeCorrelation.Candidate;
import io.davy.detection.gas.PlumeCorrelation.Found;
import io.davy.plant.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which of several candidates a plume comes from. The generator is a narrow, wandering plume: not the model that judges. */
class PlumeCorrelationTest {
    private static final List<Candidate> CANDIDATES = List.of(
            new Candidate("T-1", new Place(0, 0, 2, "F0")),
            new Candidate("P-1", new Place(35, 5, 1, "F0")),
            new Candidate("K-1", new Place(-10, 40, 1, "F0")));

    private static Map<String, Place> ring() {
        Map<String, Place> places = new HashMap<>();
        for (int i = 0; i < 8; i++) {
            double a = i * Math.PI / 4;
            places.put("AT-" + i, new Place(10 + 60 * Math.cos(a), 15 + 60 * Math.sin(a), 2, "F0"));
        }
        return places;
    }

    private static List<AirSample> release(Place from, double kgPerH, long seed, int minutes) {
        Map<String, Place> places = ring();
        Random random = new Random(seed);
        String[] tags = places.keySet().stream().sorted().toArray(String[]::new);
        List<AirSample> samples = new ArrayList<>();
        double toward = random.nextDouble() * 2 * Math.PI;
        for (int m = 0; m < minutes; m++) {
            toward += 0.3 * random.nextGaussian();
            double speed = 1.5 + 2 * random.nextDouble();
            float[] excess = new float[tags.length];
            for (int i = 0; i < tags.length; i++) {
                excess[i] = (float) (narrow(from, places.get(tags[i]), toward, speed, kgPerH, random)
                        + 0.03 * random.nextGaussian());
            }
            samples.add(new AirSample("A1", "Z1", m * 60_000L, 60_000, m * 60_000L, tags, excess, speed, toward));
        }
        return samples;
    }

    /** ppm CH4: ten puffs a minute, each a narrow plume about a direction of its own. */
    private static double narrow(Place from, Place at, double toward, double speed, double kgPerH, Random random) {
        double sum = 0;
        for (int k = 0; k < 10; k++) {
            double t = toward + 0.25 * random.nextGaussian();
            double dx = at.x() - from.x();
            double dy = at.y() - from.y();
            double down = dx * Math.cos(t) + dy * Math.sin(t);
            double across = dy * Math.cos(t) - dx * Math.sin(t);
            if (down > 1) {
                double sy = 0.15 * down;
                double sz = 0.08 * down + 1;
                sum += Math.exp(-across * across / (2 * sy * sy)) / (Math.PI * speed * sy * sz);
            }
        }
        return sum / 10 * kgPerH / 3600 / 0.667e-6;
    }

    @Test
    void findsTheSourceFromEveryCandidateWithWanderingWind() {
        int right = 0;
        for (Candidate c : CANDIDATES) {
            for (int seed = 0; seed < 20; seed++) {
                Found f = PlumeCorrelation.rank(release(c.place(), 2, seed, 60), ring(), CANDIDATES, "CH4", 1);
                right += f != null && f.candidate().equals(c) ? 1 : 0;
            }
        }
        assertThat(right).isGreaterThanOrEqualTo(54);
    }

    @Test
    void tellsTheOrderOfTheRate() {
        List<Double> ratios = new ArrayList<>();
        for (int seed = 0; seed < 30; seed++) {
            Found f = PlumeCorrelation.rank(
                    release(CANDIDATES.get(1).place(), 2, seed, 120), ring(), CANDIDATES, "CH4", 1);
            if (f != null && f.candidate().id().equals("P-1")) {
                ratios.add(f.rateKgPerH() / 2);
            }
        }
        ratios.sort(null);
        assertThat(ratios.get(ratios.size() / 2)).isBetween(0.4, 2.5);
    }

    @Test
    void withoutWindTheNearestToTheStrongestReadingIsNamedAndNoRate() {
        Map<String, Place> places = Map.of("AT-1", new Place(33, 5, 2, "F0"), "AT-2", new Place(-8, 38, 2, "F0"));
        AirSample still = new AirSample(
                "A1", "Z1", 0, 10_000, 0, new String[] {"AT-1", "AT-2"}, new float[] {40, 1}, Double.NaN, Double.NaN);
        Found f = PlumeCorrelation.rank(List.of(still), places, CANDIDATES, "H2S", 1);
        assertThat(f.candidate().id()).isEqualTo("P-1");
        assertThat(f.rateKgPerH()).isNull();
        assertThat(f.confidence()).isBetween(1 / 3.0, 1.0);
    }

    @Test
    void cleanAirNamesNobody() {
        AirSample clean = new AirSample("A1", "Z1", 0, 10_000, 0, new String[] {"AT-1"}, new float[] {-0.1f}, 2, 0);
        assertThat(PlumeCorrelation.rank(List.of(clean), ring(), CANDIDATES, "CH4", 1))
                .isNull();
    }

    @Test
    void upwindOfTheSourceNothingIsExpectedInAWind() {
        AirSample wind = new AirSample("A1", "Z1", 0, 10_000, 0, new String[0], new float[0], 4, 0);
        Place source = new Place(0, 0, 1, "F0");
        double downwind = PlumeCorrelation.kernel(source, new Place(20, 0, 1, "F0"), wind);
        assertThat(PlumeCorrelation.kernel(source, new Place(-20, 0, 1, "F0"), wind) / downwind)
                .isCloseTo(0, within(0.02));
    }
}
