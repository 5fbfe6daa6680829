package io.davy.detection.watch;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.Plant;
import io.davy.plant.SensorKind;
import io.davy.wire.Quality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Within the allowed lateness, shuffled and repeated readings come to the same as ordered ones.
 *
 * <p>The same means: what the ladder remembers is equal to the last bit, and what is on after them is what is on in order. Of rules that
 * judge a reading by itself (limits without an on-delay, range, signal), what was told, corrections included, has begun when it did in order, and
 * the newest has ended when it did; the end of an earlier one may be off where it was one with its neighbour for a while. Of rules that judge several readings (on-delay, rise, standstill,
 * background) nothing of the ordered run is missed; a missing reading may have made them speak besides, which goes off again.
 */
class LatenessProperties {
    private static final Plant PLANT = plant().gas(
                    "AT-1",
                    "CH4",
                    l -> l.high(10)
                            .highHigh(20)
                            .deadband(1)
                            .offDelay(4)
                            .background()
                            .silentAfter(9999))
            .gas(
                    "AT-2",
                    "CH4",
                    l -> l.high(10).deadband(1).onDelay(5).offDelay(3).silentAfter(9999))
            .sensor(
                    "TT-1",
                    SensorKind.TEMPERATURE,
                    "degC",
                    0,
                    200,
                    "P-1",
                    l -> l.high(90).ratePerMin(30).stuckAfter(20).silentAfter(9999))
            .build();

    private static final List<String> TAGS = List.of("AT-1", "AT-2", "TT-1");

    private record Taken(double arrival, double time, String tag, double value, Quality quality) {}

    @Property(tries = 100)
    void shuffledAndRepeatedReadingsComeToTheSame(
            @ForAll @IntRange(min = 2, max = 250) int n,
            @ForAll @IntRange(min = 0, max = 240) int worst,
            @ForAll boolean restarts,
            @ForAll long seed) {
        List<Taken> series = series(n, worst, new Random(seed));
        WatchedZone ordered = new WatchedZone(PLANT);
        WatchedZone shuffled = new WatchedZone(PLANT);
        series.forEach(t -> ordered.reads(t.time, t.time, t.tag, t.value, t.quality));
        List<Taken> arriving = new ArrayList<>(series);
        Random random = new Random(seed + 1);
        for (Taken t : series) {
            if (random.nextInt(5) == 0) {
                double again = t.arrival + random.nextDouble() * worst;
                arriving.add(new Taken(again, t.time, t.tag, t.value, t.quality));
            }
        }
        arriving.sort(Comparator.comparingDouble(Taken::arrival));
        for (Taken t : arriving) {
            shuffled.reads(t.arrival, t.time, t.tag, t.value, t.quality);
            if (restarts && random.nextInt(20) == 0) {
                shuffled.throughBytes();
            }
        }
        assertThat(shuffled.row("AT-1")).isEqualTo(ordered.row("AT-1"));
        assertThat(shuffled.row("TT-1")).isEqualTo(ordered.row("TT-1"));
        same(ordered, shuffled, "AT-1", "gas_high", "gas_high_high", "bad_signal", "out_of_range");
        same(ordered, shuffled, "AT-2", "bad_signal", "out_of_range");
        same(ordered, shuffled, "TT-1", "temperature_high", "bad_signal", "out_of_range");
        noneMissed(ordered, shuffled, "AT-1", "gas_above_background");
        noneMissed(ordered, shuffled, "AT-2", "gas_high");
        noneMissed(ordered, shuffled, "TT-1", "temperature_rate_of_rise", "stuck");
        assertThat(told(shuffled, "TT-1", "temperature_rate_of_rise").on())
                .isEqualTo(told(ordered, "TT-1", "temperature_rate_of_rise").on());
        assertThat(shuffled.counts().tooLate()).isZero();
    }

    private static ToldSpans told(WatchedZone zone, String tag, String rule) {
        return ToldSpans.of(zone.changes, tag, rule);
    }

    private static void same(WatchedZone ordered, WatchedZone shuffled, String tag, String... rules) {
        for (String rule : rules) {
            ToldSpans inOrder = told(ordered, tag, rule);
            ToldSpans told = told(shuffled, tag, rule);
            assertThat(ToldSpans.differences(inOrder, told))
                    .as("%s %s: in order %s, told %s", tag, rule, inOrder, told)
                    .isEmpty();
            assertThat(told.on()).isEqualTo(inOrder.on());
        }
    }

    private static void noneMissed(WatchedZone ordered, WatchedZone shuffled, String tag, String... rules) {
        for (String rule : rules) {
            ToldSpans inOrder = told(ordered, tag, rule);
            ToldSpans told = told(shuffled, tag, rule);
            assertThat(ToldSpans.missed(inOrder, told))
                    .as("%s %s: in order %s, told %s", tag, rule, inOrder, told)
                    .isEmpty();
            assertThat(inOrder.on() && !told.on()).isFalse();
        }
    }

    private static List<Taken> series(int n, int worst, Random random) {
        List<Taken> series = new ArrayList<>();
        double[] value = {5, 5, 60};
        for (int k = 0; k < n; k++) {
            for (int s = 0; s < TAGS.size(); s++) {
                double time = 1000 + k * 1.0 + random.nextInt(900) / 1000.0;
                int what = random.nextInt(30);
                double step = s == 2 ? 4 : 2;
                value[s] = what == 0
                        ? random.nextDouble() * 110
                        : value[s] + (what < 12 ? 0 : step * random.nextGaussian());
                value[s] = Math.max(s == 2 ? 20 : 0, Math.min(s == 2 ? 150 : 30, value[s]));
                Quality quality = what == 29 ? Quality.FAILURE : Quality.GOOD;
                double seen = what == 28 ? -50 : value[s];
                double delay = random.nextInt(3) == 0 ? random.nextDouble() * worst : 0;
                series.add(new Taken(time + delay, time, TAGS.get(s), seen, quality));
            }
        }
        series.sort(Comparator.comparingDouble(Taken::time));
        return series;
    }
}
