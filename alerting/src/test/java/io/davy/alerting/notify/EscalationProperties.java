package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.notification.Notification;
import io.davy.notification.Notification.State;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds whatever happens in a night: alarms on and off, acknowledgements, ways that fail, clocks that are set, and programs that end at
 * any moment.
 */
class EscalationProperties {
    /** Longer than all steps, repeats and patience of the plant together. */
    private static final int TO_THE_END_S = 3600;

    private enum What {
        ON,
        OFF,
        ACK,
        ACK_ALL,
        WORSE,
        TAKEN,
        REFUSED,
        PASS,
        NIGHT_PASSES,
        CLOCK_JUMPS,
        CLOCK_BACK,
        JOB_RESTARTS,
        RESTART
    }

    private record Event(What what, int a, int b) {}

    @Provide
    Arbitrary<List<Event>> nights() {
        Arbitrary<Event> event = Combinators.combine(
                        Arbitraries.of(What.class),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 300))
                .as(Event::new);
        return event.list().ofMinSize(1).ofMaxSize(30);
    }

    private static void happen(Night night, Event e, Runnable afterLook) {
        switch (e.what()) {
            case ON -> night.on(e.a());
            case OFF -> night.off(e.a());
            case ACK -> night.acknowledge(e.a());
            case ACK_ALL -> night.acknowledgeAll();
            case WORSE -> night.worse();
            case TAKEN -> night.deliver(ChannelKind.values()[e.a()], State.SENT);
            case REFUSED -> night.deliver(ChannelKind.values()[e.a()], State.FAILED);
            case PASS -> pass(night, e.b(), afterLook);
            case NIGHT_PASSES -> pass(night, 3 * e.b(), afterLook);
            case CLOCK_JUMPS -> night.clock(5 * e.b());
            case CLOCK_BACK -> night.clock(-e.b() / 5);
            case JOB_RESTARTS -> night.repeat(e.b() / 60);
            case RESTART -> night.restart();
        }
        night.look();
        afterLook.run();
    }

    private static void pass(Night night, int seconds, Runnable afterLook) {
        for (int s = 0; s < seconds; s += 5) {
            night.clock(5);
            night.look();
            afterLook.run();
        }
    }

    private static String step(Notification n) {
        return String.join("\n", n.occasion(), n.contact(), n.channel(), String.valueOf(n.call()));
    }

    @Property(tries = 2000)
    void nobodyIsToldTwiceOfTheSameStep(@ForAll("nights") List<Event> events) {
        Night night = new Night();
        events.forEach(e -> happen(night, e, () -> {}));
        assertThat(night.told.stream().filter(n -> n.call() != null).map(EscalationProperties::step))
                .doesNotHaveDuplicates();
        assertThat(night.told).extracting(Notification::id).doesNotHaveDuplicates();
    }

    @Property(tries = 2000)
    void nothingCallsAnybodyAfterTheAcknowledgement(@ForAll("nights") List<Event> events) {
        Night night = new Night();
        int[] seen = {0};
        for (Event e : events) {
            happen(night, e, () -> {
                List<Notification> fresh = List.copyOf(night.decided.subList(seen[0], night.decided.size()));
                seen[0] = night.decided.size();
                if (!night.waits()) {
                    assertThat(fresh.stream().filter(n -> n.call() != null))
                            .as("only that it has begun is news, for people")
                            .allMatch(n -> n.occasion().equals("opened") && !Night.rouses(n));
                    assertThat(night.pending().stream().filter(n -> n.call() != null))
                            .as("what had not gone is withdrawn")
                            .allMatch(n -> n.occasion().equals("opened") && !Night.rouses(n));
                }
            });
        }
    }

    @Property(tries = 200)
    void whatNobodyAcknowledgesEndsWithThePlantBeingTold(@ForAll("nights") List<Event> events) {
        Night night = new Night();
        events.forEach(e -> happen(night, e, () -> {}));
        pass(night, TO_THE_END_S, () -> {});
        assertThat(night.unreached()).isEqualTo(night.waits());
        if (night.waits()) {
            night.acknowledgeAll();
            night.look();
            assertThat(night.unreached()).isFalse();
        }
    }

    @Property(tries = 200)
    void aRestartAtAnyMomentChangesNothing(@ForAll("nights") List<Event> events) {
        Night lives = new Night();
        Night restarted = new Night();
        for (Event e : events) {
            if (e.what() != What.RESTART) {
                happen(lives, e, () -> {});
                happen(restarted, e, restarted::restart);
            }
        }
        assertThat(restarted.sent).isEqualTo(lives.sent);
        assertThat(restarted.pending()).isEqualTo(lives.pending());
    }

    /** The properties above would hold of a notifier that says nothing. */
    @Property(tries = 50)
    void theFirstIsCalledOfEveryIncident(@ForAll("nights") List<Event> events) {
        Night night = new Night();
        night.on(0);
        night.look();
        List<String> first = new ArrayList<>();
        night.decided.forEach(n -> first.add(n.contact() + " " + n.channel()));
        assertThat(first).contains("kim email", "horn mqtt", "pager webhook");
        events.forEach(e -> happen(night, e, () -> {}));
    }
}
