package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Priority;
import io.davy.alerting.kafka.Backoff;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LaneQueueTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private final LaneQueue queue = queue(20);

    private static LaneQueue queue(int flood) {
        return new LaneQueue(new FloodGuard(new NotifierConfig.Flood(flood, Duration.ofMinutes(10))), Backoff.DEFAULT);
    }

    private static Instant at(long seconds) {
        return T0.plusSeconds(seconds);
    }

    private static Message message(String id, Incident incident, Occasion.Kind kind) {
        Notification n = new Notification(
                id,
                incident.id(),
                kind.word(),
                "kim",
                "email",
                "kim@plant.example",
                Notification.State.PENDING,
                0,
                T0,
                T0,
                "subject " + id,
                null,
                incident.severity());
        return new Message(n, incident, Samples.mail("kim", "en", "kim@plant.example"), T0);
    }

    private static List<String> ids(LaneQueue.Next next) {
        return next.send().stream().map(m -> m.notification().id()).toList();
    }

    @Test
    void shouldNotTellTheEndBeforeTheBeginningHasGone() {
        Message opened = message("opened", Samples.h2s("in-1"), Occasion.Kind.OPENED);
        queue.add(opened);
        queue.add(message("closed", Samples.h2s("in-1"), Occasion.Kind.CLOSED));
        queue.add(message("other", Samples.h2s("in-2"), Occasion.Kind.OPENED));
        queue.failed(List.of(opened), true, at(0));
        assertThat(ids(queue.next(at(0)))).containsExactly("other");
        assertThat(ids(queue.next(at(1)))).containsExactly("opened");
    }

    @Test
    void shouldWaitLongerEachTimeTheServerCannotBeReached() {
        Message m = message("a", Samples.h2s("in-1"), Occasion.Kind.OPENED);
        queue.add(m);
        Instant now = T0;
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            queue.failed(List.of(m), false, now);
            Instant until = queue.next(now).waitUntil();
            assertThat(until).isNotNull();
            waits.add(Duration.between(now, until).toSeconds());
            now = until;
        }
        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(ids(queue.next(now))).containsExactly("a");
    }

    @Test
    void shouldTellAFloodInOneWhenTheWindowFreesAndTheWorstAtOnce() {
        LaneQueue two = queue(2);
        for (int i = 0; i < 5; i++) {
            two.add(message("m" + i, Samples.h2s("in-" + i), Occasion.Kind.OPENED));
        }
        two.sent(two.next(at(0)).send(), at(0));
        two.sent(two.next(at(1)).send(), at(1));
        assertThat(two.next(at(2)).waitUntil()).isEqualTo(at(600));
        Incident worst = Samples.severity(Samples.h2s("in-worst"), Priority.HIGHEST);
        two.add(message("worst", worst, Occasion.Kind.OPENED));
        assertThat(ids(two.next(at(3)))).containsExactly("worst");
        two.sent(two.next(at(3)).send(), at(3));
        // The worst counts too, so one more must leave the window.
        assertThat(two.next(at(600)).waitUntil()).isEqualTo(at(601));
        assertThat(ids(two.next(at(601)))).containsExactly("m2", "m3", "m4");
    }

    @Test
    void shouldCallSomebodyHoweverMuchWasOnlyTold() {
        LaneQueue two = queue(2);
        for (int i = 0; i < 4; i++) {
            two.add(message("m" + i, Samples.h2s("in-" + i), Occasion.Kind.CLOSED));
        }
        two.sent(two.next(at(0)).send(), at(0));
        two.sent(two.next(at(1)).send(), at(1));
        assertThat(two.next(at(2)).send()).isEmpty();

        two.add(message("call", Samples.h2s("in-9"), Occasion.Kind.UNANSWERED));

        assertThat(two.held("call")).isFalse();
        assertThat(ids(two.next(at(3)))).containsExactly("call");
        two.sent(two.next(at(3)).send(), at(3));
        // What only tells waits until the window has room beside the call.
        assertThat(two.next(at(3)).waitUntil()).isEqualTo(at(601));
        assertThat(ids(two.next(at(601)))).containsExactly("m2", "m3");
    }

    @Test
    void shouldTellAloneWhatWasAloneInWaiting() {
        LaneQueue one = queue(1);
        one.add(message("a", Samples.h2s("in-a"), Occasion.Kind.OPENED));
        one.add(message("b", Samples.h2s("in-b"), Occasion.Kind.OPENED));
        one.sent(one.next(at(0)).send(), at(0));
        assertThat(one.next(at(5)).send()).isEmpty();
        assertThat(ids(one.next(at(600)))).containsExactly("b");
    }

    @Property(tries = 300)
    void neverMoreThanTheLimitInAnyWindow(
            @ForAll @Size(max = 60) List<@IntRange(min = -400, max = 400) Integer> gaps,
            @ForAll @IntRange(min = 1, max = 5) int limit) {
        Duration window = Duration.ofSeconds(600);
        FloodGuard guard = new FloodGuard(new NotifierConfig.Flood(limit, window));
        List<Instant> all = new ArrayList<>();
        List<Instant> calls = new ArrayList<>();
        Instant now = T0;
        for (int gap : gaps) {
            boolean call = gap < 0;
            now = now.plusSeconds(Math.abs(gap));
            if (!guard.freeAt(now, call).isAfter(now)) {
                guard.sent(now, call);
                all.add(now);
                if (call) {
                    calls.add(now);
                } else {
                    assertThat(within(window, all, now)).isLessThanOrEqualTo(limit);
                }
            } else if (call) {
                assertThat(within(window, calls, now)).isEqualTo(limit);
            }
            assertThat(within(window, calls, now)).isLessThanOrEqualTo(limit);
            assertThat(within(window, all, now)).isLessThanOrEqualTo(2 * limit);
        }
    }

    private static long within(Duration window, List<Instant> times, Instant now) {
        return times.stream().filter(t -> t.plus(window).isAfter(now)).count();
    }
}
