package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.dispatch.state.Desk;
import io.davy.mission.Mission;
import io.davy.mission.Mission.State;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The job goes on from a checkpoint that is older than an order, while the robot drives on it. */
class OlderCheckpointTest {
    private final Control c = Control.withPlant();
    private final Map<String, Walker> walkers = new TreeMap<>(Map.of("R1", new Walker("R1", "D1")));
    private int heard;

    OlderCheckpointTest() {
        c.updatesAreLeftToTheRobots = true;
        say();
    }

    private void say() {
        walkers.values().forEach(w -> c.hears(w.says(c.now)));
    }

    private void go(int seconds) {
        for (int i = 0; i < seconds; i++) {
            c.after(Duration.ofSeconds(1));
            for (; heard < c.out.size(); heard++) {
                if (c.out.get(heard) instanceof Outgoing.ToRobot m) {
                    walkers.get(m.robot()).take(m);
                }
            }
            walkers.values().forEach(Walker::step);
            say();
        }
    }

    @Test
    void theRobotIsCalledBackFromTheOrderThatNobodyKnowsAndTheHazardIsLookedAtAllTheSame() {
        Desk before = c.desk;
        c.incident(TestSite.gas("in-1", "T"));
        go(2);
        String first = c.mission().orderId();
        assertThat(c.mission().state()).isEqualTo(State.UNDER_WAY);
        c.desk = before;
        say();
        c.incident(TestSite.gas("in-1", "T"));
        go(30);
        assertThat(c.sent("R1", "instantActions"))
                .extracting(Outgoing.ToRobot::orderId)
                .contains(first);
        assertThat(c.missions())
                .extracting(Mission::state)
                .doesNotContain(State.FAILED)
                .contains(State.DONE);
        assertThat(c.missions())
                .extracting(Mission::id)
                .containsOnly(c.missions().get(0).id());
        assertThat(c.missions())
                .filteredOn(m -> m.state() == State.DONE)
                .extracting(Mission::orderId)
                .as("an orderId that the robot has not had")
                .isNotEmpty()
                .allSatisfy(id -> assertThat(id).startsWith(first + '.'));
    }

    @Test
    void aRobotOnItsWayHomeIsCalledBackAndSentThereAgain() {
        c.incident(TestSite.gas("in-1", "T"));
        go(14);
        assertThat(c.order("R1").orderId()).startsWith("home-");
        Desk after = c.desk;
        c.desk = new Desk(
                after.site(),
                after.robots(),
                after.cases(),
                Map.of(),
                after.away(),
                after.headers(),
                after.settling(),
                after.blocked(),
                after.asks(),
                after.patrols());
        go(40);
        assertThat(walkers.get("R1").bot.lastNode).isEqualTo("D1");
        assertThat(c.desk.errands()).isEmpty();
    }

    @Test
    void anOrderOfSomebodyElseIsLeftToThem() {
        walkers.get("R1").bot.takes("their-order", 3);
        say();
        assertThat(c.sent("R1", "instantActions")).isEmpty();
    }
}
