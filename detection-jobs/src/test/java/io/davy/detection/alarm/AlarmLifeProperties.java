package io.davy.detection.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action.Type;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.plant.ClassCare;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of an alarm point whatever happens to it, in whatever order, with restarts in between. */
class AlarmLifeProperties {
    /** What can happen. */
    enum Event {
        ON,
        OFF,
        ACK,
        SHELVE,
        UNSHELVE,
        OUT_OF_SERVICE,
        IN_SERVICE,
        RESET,
        SUPPRESSED,
        NOT_SUPPRESSED,
        TIME,
        RESTART
    }

    @Provide
    Arbitrary<List<Event>> lives() {
        return Arbitraries.of(Event.class).list().ofMinSize(1).ofMaxSize(60);
    }

    @Property(tries = 400)
    void nothingIsLostHiddenForEverOrToldTwice(@ForAll("lives") List<Event> life, @ForAll boolean latching) {
        Bench b =
                new Bench(Bench.all(new ClassCare(latching, true, Duration.ofHours(1), Duration.ofSeconds(100), 2, 1)));
        boolean on = false;
        long second = 10;
        for (Event e : life) {
            int before = b.told.size();
            AlarmState was = b.alarm() == null ? AlarmState.NORMAL : b.alarm().state();
            second += e == Event.TIME ? 400 : 1;
            b.clock(second);
            happens(b, e, second);
            on = e == Event.ON || (on && e != Event.OFF);
            Alarm now = b.alarm();
            assertThat(now != null && now.on()).as("the condition is known").isEqualTo(on);
            if (on) {
                assertThat(now.listed()).as("what is on is listed").isTrue();
            }
            if (latching && e != Event.RESET && was != AlarmState.NORMAL) {
                assertThat(now.state())
                        .as("what has latched stays until its reset")
                        .isNotEqualTo(AlarmState.NORMAL);
            }
            if (now != null && now.unanswered()) {
                assertThat(now.ackedBy()).as("nobody has acknowledged").isNull();
            }
            if (now != null && now.state() == AlarmState.ACKED) {
                assertThat(now.ackedBy()).as("somebody has acknowledged").isNotNull();
            }
            if (e == Event.RESTART) {
                assertThat(b.told).as("a restart tells nothing anew").hasSize(before);
            }
        }
        versionsGrow(b.told);
        // When every overlay is off and time has passed, what is on is annunciated or acknowledged.
        b.suppression("p-off", false, second + 1);
        b.act(Type.IN_SERVICE, second + 2);
        b.clock(second + 5_000);
        if (on) {
            assertThat(b.alarm().handling().overlaid()).isFalse();
            assertThat(b.alarm().state()).isIn(AlarmState.UNACKED, AlarmState.ACKED);
        }
    }

    private static void happens(Bench b, Event e, long second) {
        switch (e) {
            case ON -> b.on(second);
            case OFF -> b.off(second);
            case ACK -> b.act(Type.ACK, second);
            case SHELVE -> b.act(Type.SHELVE, second);
            case UNSHELVE -> b.act(Type.UNSHELVE, second);
            case OUT_OF_SERVICE -> b.act(Type.OUT_OF_SERVICE, second);
            case IN_SERVICE -> b.act(Type.IN_SERVICE, second);
            case RESET -> b.act(Type.RESET, second);
            case SUPPRESSED -> b.suppression("p-off", true, second);
            case NOT_SUPPRESSED -> b.suppression("p-off", false, second);
            case TIME -> b.clock(second);
            case RESTART -> b.restarted(0);
        }
    }

    private static void versionsGrow(List<Alarm> told) {
        Map<String, Integer> versions = new HashMap<>();
        Set<String> seen = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (Alarm a : told) {
            Integer last = versions.put(a.id(), a.version());
            if ((last != null && a.version() <= last) || !seen.add(a.id() + '/' + a.version())) {
                wrong.add(a.id() + '/' + a.version());
            }
        }
        assertThat(wrong).as("each transition has a version of its own").isEmpty();
    }
}
