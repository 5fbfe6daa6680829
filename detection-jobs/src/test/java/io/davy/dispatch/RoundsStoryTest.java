package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action.Type;
import io.davy.dispatch.state.SiteMap;
import io.davy.mission.Mission;
import io.davy.mission.Mission.State;
import io.davy.plant.InspectionRound;
import io.davy.plant.InspectionRound.Stop;
import io.davy.plant.Robot.Inspection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Routine rounds, from their time to the last stop; it is 8:00, and the round is due at 8:05 each day. */
class RoundsStoryTest {
    private static final InspectionRound MORNING = round("5 8 * * *", null);

    private final Map<String, Walker> walkers = new TreeMap<>();
    private Control c;
    private int heard;

    private static InspectionRound round(String cron, String robot) {
        return new InspectionRound(
                "morning",
                null,
                cron,
                robot,
                List.of(
                        new Stop("A", Set.of(Inspection.GAS)),
                        new Stop("C", Set.of(Inspection.GAS, Inspection.PHOTO)),
                        new Stop("T", Set.of(Inspection.PHOTO))));
    }

    private static SiteMap site(InspectionRound... rounds) {
        SiteMap s = TestSite.SITE;
        return new SiteMap(s.site(), s.floors(), s.zones(), s.robots(), s.ways(), s.subjects(), List.of(rounds), "UTC");
    }

    private void plant(InspectionRound... rounds) {
        c = Control.with(site(rounds));
        walkers.put("R1", new Walker("R1", "D1"));
        walkers.put("R2", new Walker("R2", "D2"));
        walkers.put("R3", new Walker("R3", "D3"));
        c.updatesAreLeftToTheRobots = true;
        say();
    }

    private void say() {
        walkers.values().forEach(w -> c.hears(w.says(c.now)));
    }

    /** Lets the robots do what they were told for so many seconds, a step each. */
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

    private List<String> states() {
        List<String> states = new ArrayList<>();
        c.missions().forEach(m -> states.add(m.number() + " " + m.state()));
        return states.stream().distinct().toList();
    }

    private Mission last(int number) {
        return c.missions().stream()
                .filter(m -> m.number() == number && m.incident().equals("round/morning"))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    @Test
    void aRoundBeginsAtItsTimeAndIsDoneAtItsLastStop() {
        plant(MORNING);
        go(299);
        assertThat(c.missions()).isEmpty();
        go(60);
        assertThat(states()).containsExactly("1 SENT", "1 ACCEPTED", "1 UNDER_WAY", "1 DONE");
        Mission done = last(1);
        assertThat(done.robot()).as("the only one that takes gas and photos").isEqualTo("R1");
        assertThat(done.verdict()).as("a round judges nothing").isNull();
        assertThat(done.findings())
                .extracting(f -> f.node() + " " + f.action())
                .contains("A inspectGas", "C inspectGas", "T takePhoto");
        assertThat(done.findings())
                .as("a photo is one finding, at its stop, though the robot tells of it until the order's end")
                .extracting(f -> f.node() + " " + f.action())
                .doesNotHaveDuplicates()
                .doesNotContain("T inspectGas", "A takePhoto");
        assertThat(done.findings())
                .filteredOn(f -> f.action().equals("takePhoto"))
                .hasSize(2);
        assertThat(done.progress()).isEqualTo("T");
        assertThat(c.missions())
                .extracting(m -> m.stopsDone() + "/" + m.stops())
                .as("how far it is, at each word of it")
                .containsSubsequence("0/3", "1/3", "2/3", "3/3")
                .doesNotContainNull();
        assertThat(done.route()).containsExactly("D1", "A", "B", "C", "T");
        assertThat(c.why("R2")).isEqualTo("cannot_inspect");
        go(40);
        assertThat(c.order("R1").orderId()).startsWith("home-");
        assertThat(c.desk.patrols().get("morning").run()).isNull();
        assertThat(c.desk.patrols().get("morning").next()).isEqualTo("2026-03-02T08:05:00Z");
    }

    @Test
    void aHazardTakesTheRobotAndWhatIsLeftOfTheRoundIsGoneAfterwards() {
        plant(MORNING);
        walkers.remove("R2");
        walkers.remove("R3");
        go(303);
        assertThat(last(1).findings()).extracting(f -> f.node()).containsExactly("A");
        c.incident(TestSite.gas("in-1", "B"));
        assertThat(last(1).state()).isEqualTo(State.CANCELLED);
        assertThat(last(1).reason()).contains("more urgent");
        go(20);
        assertThat(c.missions())
                .filteredOn(m -> m.incident().equals("in-1"))
                .extracting(Mission::state)
                .contains(State.DONE);
        go(60);
        assertThat(last(2).state()).isEqualTo(State.DONE);
        assertThat(c.missions())
                .filteredOn(m -> m.number() == 2 && m.incident().equals("round/morning"))
                .extracting(Mission::stopsDone)
                .as("what was done before counts")
                .startsWith(1)
                .endsWith(3);
        assertThat(last(2).findings())
                .extracting(f -> f.node())
                .as("the first stop is not looked at twice")
                .doesNotContain("A")
                .contains("C", "T");
    }

    @Test
    void aRoundWaitsWhileNobodyCanGoAndSaysWhyOnce() {
        plant(round("5 8 * * *", "R1"));
        walkers.get("R1").bot.mode = "MANUAL";
        go(400);
        assertThat(c.missions()).singleElement().satisfies(m -> {
            assertThat(m.state()).isEqualTo(State.WAITING);
            assertThat(m.excluded()).extracting(Mission.Excluded::robot).containsExactly("R1", "R2", "R3");
        });
        assertThat(c.why("R1")).isEqualTo("not_automatic");
        assertThat(c.why("R2")).isEqualTo("not_named");
        walkers.get("R1").bot.mode = "AUTOMATIC";
        go(60);
        assertThat(last(1).state()).isEqualTo(State.DONE);
    }

    @Test
    void aRoundThatNobodyCouldGoIsGivenUpForTheNext() {
        plant(round("5,20 8 * * *", "R1"));
        walkers.get("R1").bot.mode = "MANUAL";
        go(1205);
        assertThat(c.missions()).extracting(Mission::state).contains(State.FAILED);
        assertThat(c.missions().get(1).reason()).contains("before the round was due again");
        assertThat(c.desk.patrols().get("morning").run().due()).isEqualTo("2026-03-01T08:20:00Z");
    }

    @Test
    void anOfficerCallsTheRobotOffAndTheRoundIsOverForThatTime() {
        plant(MORNING);
        go(301);
        assertThat(c.act(Type.CANCEL, last(1).id()).accepted()).isTrue();
        go(100);
        assertThat(last(1).state()).isEqualTo(State.CANCELLED);
        assertThat(last(1).reason()).contains("recalled by kim");
        assertThat(c.desk.patrols().get("morning").run()).isNull();
        assertThat(c.missions()).extracting(Mission::number).containsOnly(1);
    }

    @Test
    void anOfficerLetsTheRobotPauseOnItsRound() {
        plant(MORNING);
        go(301);
        c.asks(Type.PAUSE, last(1).id());
        go(2);
        assertThat(walkers.get("R1").bot.paused).isTrue();
        c.asks(Type.RESUME, last(1).id());
        go(60);
        assertThat(last(1).state()).isEqualTo(State.DONE);
    }

    @Test
    void aStopThatCannotBeLookedAtIsPassedOverAfterAWhile() {
        plant(MORNING);
        go(301);
        String order = last(1).orderId();
        walkers.get("R1").bot.action(order + "-s1-inspectGas", "FAILED", "sensor");
        say();
        assertThat(last(1).state()).isEqualTo(State.FAILED);
        go(200);
        assertThat(last(2).state()).isEqualTo(State.DONE);
        assertThat(last(2).route()).endsWith("C", "T");
        assertThat(last(2).findings()).extracting(f -> f.node()).doesNotContain("A");
    }

    @Test
    void aRobotWithoutChargeForTheWholeRoundDoesNotBeginIt() {
        plant(MORNING);
        walkers.get("R1").bot.charge = 25;
        go(310);
        assertThat(c.mission().state()).isEqualTo(State.WAITING);
        assertThat(c.why("R1")).isEqualTo("battery");
    }

    @Test
    void aRoundThatThePlantNoLongerHasIsForgotten() {
        plant(MORNING);
        c.replaced(site());
        go(400);
        assertThat(c.missions()).isEmpty();
        assertThat(c.desk.patrols()).isEmpty();
    }
}
