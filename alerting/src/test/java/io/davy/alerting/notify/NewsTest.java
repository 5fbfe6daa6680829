package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Priority;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.plant.Plant.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsTest {
    private static final Contact KIM = Samples.mail("kim", "en", "kim@plant.example");
    private static final Instant T0 = Samples.OPENED;
    private final List<Notification> told = new ArrayList<>();

    /** Tells kim what is due at a second, and returns it. */
    private List<String> tell(Incident i, Duration quiet, long second) {
        Instant now = T0.plusSeconds(second);
        List<Notification> ofIncident =
                told.stream().filter(n -> n.incident().equals(i.id())).toList();
        List<String> words = new ArrayList<>();
        new News(i, ofIncident)
                .due(KIM, List.of(ChannelKind.EMAIL), quiet, now)
                .now()
                .values()
                .forEach(all -> all.forEach(o -> {
                    words.add(o.kind().word());
                    add(i, o, now);
                }));
        return words;
    }

    private List<String> tell(Incident i) {
        return tell(i, Duration.ZERO, 0);
    }

    private Incident begun(Incident i) {
        add(i, Occasion.OPENED, T0);
        return i;
    }

    private void add(Incident i, Occasion o, Instant now) {
        told.add(new Notification(
                o.id(i.id(), "kim", ChannelKind.EMAIL),
                i.id(),
                o.kind().word(),
                "kim",
                "email",
                "kim@plant.example",
                Notification.State.SENT,
                1,
                now,
                now,
                "",
                null,
                i.severity()));
    }

    @Test
    void shouldTellEachHappeningOnce() {
        Incident low = begun(Samples.severity(Samples.h2s("in-1"), Priority.MEDIUM));
        assertThat(tell(low)).isEmpty();
        Incident high = Samples.severity(low, Priority.HIGH);
        assertThat(tell(high)).containsExactly("escalated");
        assertThat(tell(high)).isEmpty();
        Incident highest = Samples.severity(low, Priority.HIGHEST);
        assertThat(tell(highest)).containsExactly("escalated");
        Incident seen = Samples.confirmed(highest);
        assertThat(tell(seen)).containsExactly("verdict");
        assertThat(tell(Samples.closed(seen))).containsExactly("closed");
        assertThat(tell(Samples.closed(seen))).isEmpty();
    }

    @Test
    void shouldNotTellOfARiseBelowHigh() {
        Incident low = begun(Samples.severity(Samples.h2s("in-1"), Priority.LOW));
        assertThat(tell(Samples.severity(low, Priority.MEDIUM))).isEmpty();
    }

    @Test
    void shouldTellAtOnceAndOnceThatDetectorsOfAnotherGasHaveJoined() {
        Incident one = begun(Samples.severity(Samples.h2s("in-1"), Priority.HIGHEST));
        assertThat(tell(one, Duration.ofMinutes(10), 1)).isEmpty();
        Incident two = OtherGasTextTest.withAmmoniaCell();
        assertThat(tell(two, Duration.ofMinutes(10), 6)).containsExactly("another_gas");
        assertThat(tell(two, Duration.ofMinutes(10), 7)).isEmpty();
    }

    @Test
    void shouldTellOfAnotherGasThatAlarmedWithTheSameReading() {
        begun(Samples.severity(Samples.h2s("in-1"), Priority.HIGHEST));
        assertThat(tell(OtherGasTextTest.withAmmoniaCell(0), Duration.ZERO, 1)).containsExactly("another_gas");
    }

    @Test
    void shouldNotTellOfAnotherGasThatTheFirstMessageNamedAlready() {
        add(Samples.severity(Samples.h2s("in-1"), Priority.HIGHEST), Occasion.OPENED, T0.plusSeconds(30));
        assertThat(tell(OtherGasTextTest.withAmmoniaCell(), Duration.ZERO, 31)).isEmpty();
    }

    @Test
    void shouldNotTellOfAnotherGasOnceItIsOver() {
        begun(Samples.severity(Samples.h2s("in-1"), Priority.HIGHEST));
        assertThat(tell(Samples.closed(OtherGasTextTest.withAmmoniaCell()))).containsExactly("closed");
    }

    @Test
    void shouldNotTellTheEndToWhomTheBeginningWasNotTold() {
        assertThat(tell(Samples.closed(Samples.h2s("in-1")))).isEmpty();
    }

    @Test
    void shouldNotCloseWhatSomebodyWasFirstCalledAboutAfterItWasOver() {
        Incident open = Samples.h2s("in-1");
        Incident over = Samples.closed(open, T0.plusSeconds(60));
        add(over, new Occasion(Occasion.Kind.UNANSWERED, "1"), T0.plusSeconds(120));
        assertThat(tell(over))
                .as("a page that asks for the acknowledgement goes on asking")
                .isEmpty();
        add(over, new Occasion(Occasion.Kind.ACKNOWLEDGED, "1"), T0.plusSeconds(180));
        assertThat(tell(over)).as("and ends with the acknowledgement").isEmpty();
        told.clear();
        add(open, new Occasion(Occasion.Kind.UNANSWERED, "1"), T0.plusSeconds(30));
        assertThat(tell(over)).as("called while it was open").containsExactly("closed");
        told.clear();
        add(over, Occasion.OPENED, T0.plusSeconds(120));
        assertThat(tell(over)).as("the news of its beginning came late").containsExactly("closed");
    }

    /** Fault 3: one silence period per sink, not per key: the second gas alarm is swallowed. */
    @Test
    void theQuietOfOneIncidentHoldsBackNothingOfAnother() {
        Duration minute = Duration.ofMinutes(1);
        Incident first = begun(Samples.h2s("in-1"));
        Incident second = begun(Samples.h2s("in-2"));
        told.removeIf(n -> n.incident().equals("in-2"));
        add(second, Occasion.OPENED, T0.minusSeconds(60));
        assertThat(tell(Samples.confirmed(first), minute, 10)).isEmpty();
        assertThat(tell(Samples.confirmed(second), minute, 10)).containsExactly("verdict");
        assertThat(tell(Samples.severity(first, Priority.HIGHEST), minute, 20))
                .as("the worst is never held back")
                .containsExactly("escalated");
        News.Due held = new News(Samples.confirmed(first), told)
                .due(KIM, List.of(ChannelKind.EMAIL), minute, T0.plusSeconds(30));
        assertThat(held.next()).isEqualTo(T0.plusSeconds(80));
        assertThat(tell(Samples.closed(Samples.confirmed(first)), minute, 80)).containsExactly("verdict", "closed");
    }
}
