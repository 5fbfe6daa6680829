package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.SiteMap;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A desk of many robots: what a word of one costs, and that a failure changes nothing. */
class BigDeskTest {
    private static final int ROBOTS = 1_000;

    /** A thousand robots on the small plant, all at D1. */
    private static SiteMap fleet() {
        List<Robot> robots = new ArrayList<>();
        for (int i = 0; i < ROBOTS; i++) {
            robots.add(TestSite.robot("R%04d".formatted(i), Set.of(Robot.Inspection.GAS), true, false, "D1"));
        }
        return new SiteMap("test", TestSite.SITE.floors(), TestSite.SITE.zones(), robots, TestSite.WAYS);
    }

    private static Control busyDesk() {
        Control c = new Control();
        c.desk = c.dispatcher.plant(c.desk, fleet(), c.now).desk();
        for (int i = 0; i < ROBOTS; i++) {
            c.desk = c.dispatcher
                    .robot(c.desk, new Bot("R%04d".formatted(i), "D1").view(c.now), c.now)
                    .desk();
        }
        return c;
    }

    @Test
    void ofAThousandRobotsAFewAtATimeAreAskedForTheirFactsheets() {
        Control c = new Control();
        c.desk = c.dispatcher.plant(c.desk, fleet(), c.now).desk();
        Bot[] bots = new Bot[ROBOTS];
        for (int i = 0; i < ROBOTS; i++) {
            bots[i] = new Bot("R%04d".formatted(i), "D1");
            bots[i].factsheet = null;
        }
        c.hears(bots);
        assertThat(c.desk.asks())
                .as("an order need not wait behind a thousand questions")
                .hasSize(10);
        for (int i = 0; i < 10; i++) {
            bots[i].factsheet = Sheets.ofEverything();
        }
        c.hears(bots);
        assertThat(c.desk.asks().keySet()).hasSize(10).noneMatch(k -> k.compareTo("R0010") < 0);
    }

    @Test
    void aMissionOfAThousandRobotsStaysSmall() {
        Control c = busyDesk();
        c.incident(TestSite.gas("in-1", "T"));
        assertThat(c.mission().robot()).isEqualTo("R0000");
        assertThat(c.mission().excluded()).hasSizeLessThanOrEqualTo(Exclusions.NAMED + 15);
        assertThat(Json.bytes(c.mission())).hasSizeLessThan(8_000);
        assertThat(Json.read(Json.bytes(c.desk), Desk.class)).isEqualTo(c.desk);
    }

    @Test
    void aWordThatChangesNothingPlansNothing() {
        Control c = new Control();
        c.desk = c.dispatcher.plant(c.desk, TestSite.SITE, c.now).desk();
        c.incident(TestSite.gas("in-1", "T"));
        c.hears(new Bot("R3", "D3"));
        // R3 cannot pass the Ex zone: in-1 waits. R3 says the same again and again.
        c.after(Duration.ofMillis(100));
        var result = c.dispatcher.robot(c.desk, new Bot("R3", "D3").view(c.now), c.now);
        assertThat(result.about()).as("no planning").isEqualTo("R3");
        assertThat(result.out()).isEmpty();

        Bot stopped = new Bot("R3", "D3");
        stopped.eStop = "MANUAL";
        assertThat(c.dispatcher.robot(c.desk, stopped.view(c.now), c.now).about())
                .as("it can no longer be sent")
                .isNull();
    }

    @Test
    void aWordOfOneRobotTouchesNoOtherEntryOfTheDesk() {
        Control c = busyDesk();
        Desk before = c.desk;
        Desk after = c.dispatcher
                .robot(before, new Bot("R0500", "A").view(c.now), c.now)
                .desk();
        assertThat(after.robots().get("R0500")).isNotEqualTo(before.robots().get("R0500"));
        assertThat(after.robots().get("R0501")).isSameAs(before.robots().get("R0501"));
        assertThat(after.errands()).isSameAs(before.errands());
        assertThat(after.cases()).isSameAs(before.cases());
        assertThat(after.headers()).isSameAs(before.headers());
    }

    @Test
    void anOrderThatIsNotAnsweredIsStillFollowedWhenOnlyOthersSpeak() {
        Control c = Control.ready().incident(TestSite.gas("in-1", "T"));
        var wake = c.dispatcher.wake(c.desk, c.now);
        for (int i = 0; i < 20; i++) {
            var r = c.dispatcher.robot(c.desk, new Bot("R3", "D3").view(c.now), c.now);
            assertThat(c.dispatcher.wake(r, wake, c.now)).isEqualTo(wake);
        }
    }

    @Test
    void aFailureInAPhaseLeavesTheDeskAsItWas() {
        Control c = Control.ready().incident(TestSite.gas("in-1", "T"));
        Desk before = c.desk;
        byte[] asItWas = Json.bytes(before);
        // R2 has not answered: its order is given up in the first phase. Then an incident that does not say when it
        // opened fails in a later one.
        var late = c.now.plusSeconds(6);
        ObjectNode json = Json.DAVY.valueToTree(TestSite.gas("in-2", "T"));
        json.remove("opened");
        var broken = Json.read(Json.bytes(json), Incident.class);
        assertThatThrownBy(() -> c.dispatcher.incident(before, broken, late, late))
                .isInstanceOf(NullPointerException.class);
        assertThat(Json.bytes(before)).isEqualTo(asItWas);
        var next = c.dispatcher.tick(before, late);
        assertThat(next.out()).as("what was not said is said now").isNotEmpty();
        assertThat(before.errands()).containsKey("R2");
    }

    @Property(tries = 100)
    void whoGoesWhereDoesNotDependOnTheOrderThatTheyWereHeardIn(@ForAll long seed) {
        assertThat(orders(new Random(seed))).isEqualTo(orders(new Random(0)));
    }

    private static List<String> orders(Random random) {
        List<Bot> bots = new ArrayList<>();
        List<Robot> robots = new ArrayList<>();
        List<String> nodes = TestSite.WAYS.nodes().stream()
                .map(Ways.Node::id)
                .filter(n -> !n.equals("S1"))
                .toList();
        for (int i = 0; i < 12; i++) {
            bots.add(new Bot("R" + i, nodes.get(i % nodes.size())));
            robots.add(TestSite.robot("R" + i, Set.of(Robot.Inspection.GAS), true, false, "D1"));
        }
        List<Incident> incidents = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            incidents.add(TestSite.gas("in-" + i, nodes.get((i * 3) % nodes.size())));
        }
        Collections.shuffle(bots, random);
        Collections.shuffle(robots, random);
        Collections.shuffle(incidents, random);
        Control c = new Control();
        c.desk = c.dispatcher
                .plant(
                        c.desk,
                        new SiteMap("test", TestSite.SITE.floors(), TestSite.SITE.zones(), robots, TestSite.WAYS),
                        c.now)
                .desk();
        // Old records are read to their end before anybody is sent, so all are assigned at once.
        incidents.forEach(i -> c.desk =
                c.dispatcher.incident(c.desk, i, c.now.minusSeconds(60), c.now).desk());
        c.hears(bots.toArray(Bot[]::new));
        c.after(Duration.ofSeconds(1));
        return c.missions().stream()
                .filter(m -> m.state() == Mission.State.SENT)
                .map(m -> m.incident() + " " + m.robot())
                .sorted()
                .toList();
    }
}
