package io.davy.detection.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.incident.Incident;
import io.davy.json.Json;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A kill within a moment of an incident's opening, before a checkpoint. */
class KilledIncidentsTest {
    /** A detector and a robot smell one leak; the robot's record is read first after the start. */
    private static Replay robotFirst(boolean reads) {
        Replay r = new Replay(reads);
        r.happens(Replay.nose("AT-2"), true, 0);
        r.happens(Replay.nose("R-1"), true, 400);
        r.reads("Z2");
        r.kill(0);
        r.reads("R-1");
        r.reads("Z2");
        r.clock(1);
        return r;
    }

    @Test
    void theIncidentGoesOnUnderItsIdThoughAnotherAlarmIsReadFirst() {
        Replay r = robotFirst(true);
        assertThat(r.newest()).hasSize(1);
        Incident i = r.newest().values().iterator().next();
        assertThat(i.state()).isEqualTo(Incident.State.OPEN);
        assertThat(i.firstOut().sensor()).isEqualTo("AT-2");
        assertThat(i.alarms()).hasSize(2);
        assertThat(i.version()).isGreaterThan(1);
    }

    @Test
    void withoutReadingWhatWasPublishedTheFirstIdWouldStandForEver() {
        Replay r = robotFirst(false);
        r.happens(Replay.nose("AT-2"), false, 1_000);
        r.happens(Replay.nose("R-1"), false, 1_000);
        r.readsAll(new Random(1));
        r.clock(10_000);
        assertThat(r.state().open()).isEmpty();
        assertThat(r.open()).as("the fault that is mended").hasSize(1);
    }

    @Test
    void theFirstOutIsCorrectedWhenAnEarlierAlarmIsReadLater() {
        Replay r = new Replay(true);
        r.happens(Replay.nose("AT-2"), true, 0);
        r.happens(Replay.nose("R-1"), true, 400);
        r.reads("R-1");
        r.kill(0);
        r.reads("Z2");
        r.clock(1);
        assertThat(r.newest()).hasSize(1);
        Incident i = r.newest().values().iterator().next();
        assertThat(i.firstOut().sensor()).isEqualTo("AT-2");
        assertThat(i.opened()).isEqualTo(Replay.T0);
    }

    @Test
    void whatClosedAfterTheCheckpointIsNotClosedAgain() {
        Replay r = new Replay(true);
        r.happens(Replay.nose("AT-5"), true, 0);
        r.happens(Replay.nose("AT-5"), false, 1_000);
        r.readsAll(new Random(1));
        r.keep();
        r.clock(61);
        assertThat(r.open()).isEmpty();
        int published = r.topic.size();
        r.kill(0);
        r.clock(120);
        assertThat(r.topic).hasSize(published);
        assertThat(r.state().open()).isEmpty();
    }

    @Test
    void whatHadBecomePartOfAnotherStaysPartOfIt() {
        Replay r = new Replay(true);
        r.happens(Replay.nose("AT-1"), true, 0);
        r.happens(Replay.nose("R-1"), true, 100);
        r.reads("Z1");
        r.reads("R-1");
        r.keep();
        r.happens(Replay.nose("AT-2"), true, 200);
        r.reads("Z2");
        assertThat(r.open()).hasSize(1);
        int published = r.topic.size();
        r.kill(0);
        assertThat(r.state().open()).extracting(OpenIncident::id).containsExactlyElementsOf(r.open());
        r.readsAll(new Random(1));
        assertThat(r.topic).as("nothing is opened or closed anew").hasSize(published);
        assertThat(r.sensorsOf(r.state().open().get(0))).containsExactlyInAnyOrder("AT-1", "AT-2", "R-1");
    }

    @Test
    void aStateOfTheEarlierLayoutIsRead() {
        Replay r = new Replay(true);
        r.happens(Replay.nose("AT-5"), true, 0);
        r.readsAll(new Random(1));
        String now = Json.text(r.state());
        String earlier = now.replace(",\"unheard\":[]", "");
        assertThat(earlier).isNotEqualTo(now);
        AreaState state = Json.read(earlier.getBytes(java.nio.charset.StandardCharsets.UTF_8), AreaState.class);
        assertThat(state).isEqualTo(r.state());
    }
}
