package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A plan takes as long as ten thousand words of robots: while records are read late, it is planned no more often than they are late. */
class PlanningPaceTest {
    private static final Duration LATE = Duration.ofMillis(400);

    private final Control c = Control.ready();
    private final Instant planned = c.now;
    private Instant wake;

    /** An incident is read so long after it was written; what it leads to at once. */
    private List<Mission> reads(Incident i, Duration late) {
        return after(c.dispatcher.incident(c.desk, i, c.now.minus(late), c.now));
    }

    private List<Mission> after(Dispatcher.Result r) {
        c.desk = r.desk();
        wake = c.dispatcher.wake(r, null, c.now);
        List<Mission> missions = new ArrayList<>();
        r.out().stream()
                .filter(Outgoing.MissionChanged.class::isInstance)
                .forEach(o -> missions.add(((Outgoing.MissionChanged) o).mission()));
        return missions;
    }

    @Test
    void whatIsReadAtOnceIsPlannedForAtOnce() {
        c.now = planned.plusMillis(1);

        assertThat(reads(TestSite.gas("in-1", "T"), Duration.ofMillis(100)))
                .extracting(Mission::state)
                .containsExactly(Mission.State.SENT);
    }

    @Test
    void whatIsReadLateIsPlannedForAllTogetherWhenAsLongHasPassedSinceTheLastPlan() {
        c.now = planned.plusMillis(50);

        assertThat(reads(TestSite.gas("in-1", "T"), LATE)).isEmpty();
        assertThat(reads(TestSite.gas("in-2", "D1"), LATE)).isEmpty();
        assertThat(wake).isEqualTo(planned.plus(LATE));

        c.now = wake;
        assertThat(after(c.dispatcher.tick(c.desk, c.now)))
                .extracting(Mission::incident)
                .contains("in-1", "in-2");
    }

    @Test
    void theFirstPlanAfterAQuietTimeIsNotPutOff() {
        c.now = planned.plus(LATE);

        assertThat(reads(TestSite.gas("in-1", "T"), LATE)).hasSize(1);
    }

    @Test
    void noPlanIsPutOffForMoreThanTwoSeconds() {
        c.now = planned.plusMillis(50);
        reads(TestSite.gas("in-1", "T"), Duration.ofSeconds(8));

        assertThat(wake).isEqualTo(planned.plusSeconds(2));
    }

    @Test
    void anOfficerIsAnsweredAtOnce() {
        c.now = planned.plusMillis(50);
        assertThat(reads(TestSite.gas("in-1", "T"), LATE)).isEmpty();

        assertThat(c.act(Action.Type.SEND, "in-1", "R2").accepted()).isTrue();
    }

    @Test
    void aRobotsAnswerIsTakenAtOnceHoweverLateItIsRead() {
        c.now = planned.plusSeconds(5);
        Mission sent = reads(TestSite.gas("in-1", "T"), Duration.ZERO).get(0);
        Bot r = new Bot(sent.robot(), sent.robot().replace('R', 'D'));
        r.takes(sent.orderId(), 1);
        c.now = c.now.plusMillis(10);

        assertThat(after(c.dispatcher.robot(c.desk, r.view(c.now), c.now.minus(LATE), c.now)))
                .extracting(Mission::state)
                .contains(Mission.State.ACCEPTED);
    }
}
