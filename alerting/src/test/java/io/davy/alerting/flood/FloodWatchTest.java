package io.davy.alerting.flood;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alerting.flood.FloodWatch.Flood;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FloodWatchTest {
    private static final Instant T0 = Instant.parse("2026-03-01T02:00:00Z");
    private final FloodWatch watch = new FloodWatch();

    private static Instant at(long seconds) {
        return T0.plusSeconds(seconds);
    }

    @Test
    void shouldBeginWithTheEleventhAlarmInTenMinutes() {
        for (int i = 0; i < 10; i++) {
            assertThat(watch.annunciated(at(i * 60L))).isEmpty();
        }
        assertThat(watch.annunciated(at(599))).contains(new Flood(at(599), null, 11));
        assertThat(watch.count()).isEqualTo(11);
    }

    @Test
    void shouldNotCountWhatIsTenMinutesOld() {
        for (int i = 0; i < 10; i++) {
            watch.annunciated(at(i * 60L));
        }
        assertThat(watch.annunciated(at(600))).isEmpty();
        assertThat(watch.flood()).isEmpty();
    }

    @Test
    void shouldEndWhenFewerThanFiveAreLeft() {
        for (int i = 0; i < 12; i++) {
            watch.annunciated(at(i));
        }
        assertThat(watch.flood()).isPresent();
        assertThat(watch.endsAtTheEarliest()).contains(at(607));
        assertThat(watch.clock(at(606))).isEmpty();
        assertThat(watch.clock(at(5000))).contains(new Flood(at(10), at(607), 12));
        assertThat(watch.flood()).isEmpty();
        assertThat(watch.endsAtTheEarliest()).isEmpty();
    }

    @Property(tries = 300)
    void endsOnceForEachBeginningAndAlwaysAtTheMomentThatItNames(
            @ForAll @Size(max = 120) List<@IntRange(max = 200) Integer> gaps) {
        FloodWatch w = new FloodWatch();
        Instant now = T0;
        boolean on = false;
        for (int gap : gaps) {
            Instant next = now.plusSeconds(gap);
            Instant end = w.endsAtTheEarliest().orElse(Instant.MAX);
            if (!end.isAfter(next)) {
                assertThat(w.clock(end.minusMillis(1))).isEmpty();
                assertThat(w.clock(end))
                        .hasValueSatisfying(f -> assertThat(f.ended()).isEqualTo(end));
                on = false;
            }
            boolean began = w.annunciated(next).isPresent();
            assertThat(began).isEqualTo(!on && w.count() > FloodWatch.BEGINS_ABOVE);
            on |= began;
            assertThat(w.flood().isPresent()).isEqualTo(on);
            now = next;
        }
    }
}
