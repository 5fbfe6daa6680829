package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Priority;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.plant.Plant.Contact;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToldTest {
    private static final Contact KIM = Samples.mail("kim", "en", "kim@plant.example");
    private final Told told = new Told();

    /** Tells what is due, and returns it. */
    private List<String> tell(Incident i) {
        List<String> words = new ArrayList<>();
        for (Occasion o : told.due(i, KIM, ChannelKind.EMAIL)) {
            words.add(o.kind().word());
            told.add(new Notification(
                    o.id(i.id(), "kim", ChannelKind.EMAIL),
                    i.id(),
                    o.kind().word(),
                    "kim",
                    "email",
                    "kim@plant.example",
                    Notification.State.PENDING,
                    0,
                    i.time(),
                    i.time(),
                    "",
                    null,
                    i.severity()));
        }
        return words;
    }

    @Test
    void shouldTellEachHappeningOnce() {
        Incident low = Samples.severity(Samples.h2s("in-1"), Priority.MEDIUM);
        assertThat(tell(low)).containsExactly("opened");
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
        assertThat(tell(Samples.severity(Samples.h2s("in-1"), Priority.LOW))).containsExactly("opened");
        assertThat(tell(Samples.severity(Samples.h2s("in-1"), Priority.MEDIUM))).isEmpty();
    }

    @Test
    void shouldNotTellTheEndToWhomTheBeginningWasNotTold() {
        assertThat(tell(Samples.closed(Samples.h2s("in-1")))).isEmpty();
    }
}
