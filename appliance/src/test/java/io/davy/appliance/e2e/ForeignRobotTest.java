package io.davy.appliance.e2e;

import static io.davy.appliance.e2e.DispatchRoad.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.plant.Place;
import io.davy.robot.RobotReport;
import io.davy.topic.Topics;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Robots that nobody of Davy's wrote, npm vda-5050-lib 1.4.0 (VDA 5050 2.0.0), on the whole road: mosquitto, the gateway, Kafka, the dispatch job.
 *
 * <p>The package departs from the standard in three ways that matter here. It expects instant actions under the key {@code instantActions}, where the standard says
 * {@code actions}: as it comes it cannot be recalled, and X4 shows what Davy makes of that; the other robots are taught the right key by three lines. It sends its
 * connection messages at QoS 0, where the standard asks for 1: Davy takes them. It accepts a new order that stitches onto a running one, which the standard
 * forbids: Davy never sends one, it cancels first.
 */
class ForeignRobotTest {
    @TempDir
    private static Path dir;

    private static DispatchRoad road;
    private static ForeignRobots robots;

    @BeforeAll
    static void start() throws Exception {
        ForeignRobots.assumeFetched();
        road = new DispatchRoad(dir, ForeignPlant.of("X1", "X2", "X3", "X4"));
        robots = ForeignRobots.start(
                road.mqtt(),
                "[" + robot("X1", 20, true, true) + "," + robot("X2", 2, true, true) + ","
                        + robot("X3", 20, false, true) + "," + robot("X4", 2, true, false) + "]",
                dir.resolve("robots.log"));
        await().until(() ->
                ForeignPlant.ROBOTS.stream().allMatch(r -> road.state(r).isPresent()));
    }

    @AfterAll
    static void stop() {
        if (robots != null) {
            robots.close();
        }
        if (road != null) {
            road.close();
        }
    }

    private static String robot(String id, double speed, boolean looks, boolean actions) {
        Place home = ForeignPlant.home(id);
        return "{\"serial\":\"" + id + "\",\"node\":\"D-" + id + "\",\"x\":" + home.x() + ",\"y\":" + home.y()
                + ",\"speed\":" + speed + ",\"looks\":" + looks + ",\"actions\":" + actions + "}";
    }

    @Test
    void takesAnOrderDrivesLooksAndGivesTheVerdict() throws Exception {
        String incident = road.leak("X1", ForeignPlant.end("X1"));
        Mission done = road.mission(incident, Mission.State.DONE);
        assertThat(road.missions(incident))
                .extracting(Mission::state)
                .containsSubsequence(
                        Mission.State.SENT, Mission.State.ACCEPTED, Mission.State.ON_SCENE, Mission.State.DONE);
        assertThat(done.robot()).isEqualTo("X1");
        assertThat(done.verdict()).isNotNull();
        assertThat(done.verdict().outcome()).isEqualTo(Incident.Outcome.CONFIRMED);
        assertThat(done.verdict().value()).isEqualTo(37);
        assertThat(road.missions(incident)).extracting(Mission::number).containsOnly(1);
        // It is sent home by an order of its own that begins where it stands.
        await().until(() -> road.state("X1")
                .filter(s -> s.path("lastNodeId").asText().equals("D-X1")
                        && s.path("nodeStates").isEmpty())
                .isPresent());
    }

    @Test
    void isRecalledOnItsWayAndStops() throws Exception {
        String incident = road.leak("X2", ForeignPlant.end("X2"));
        road.recall(road.mission(incident, Mission.State.UNDER_WAY));
        Mission cancelled = road.mission(incident, Mission.State.CANCELLED);
        assertThat(cancelled.robot()).isEqualTo("X2");
        assertThat(road.missions(incident)).extracting(Mission::state).doesNotContain(Mission.State.ON_SCENE);
    }

    @Test
    void aRefusalIsTheRobotsWordsAndTheMissionWaitsForAnother() throws Exception {
        String incident = road.leak("X3", ForeignPlant.end("X3"));
        Mission failed = road.mission(incident, Mission.State.FAILED);
        assertThat(failed.robot()).isEqualTo("X3");
        assertThat(failed.reason()).contains("not executable");
        Mission waits = road.mission(incident, Mission.State.WAITING);
        assertThat(waits.excluded())
                .filteredOn(e -> e.robot().equals("X3"))
                .extracting(Mission.Excluded::code)
                .containsExactly("tried");
    }

    @Test
    void oneThatDoesNotKnowTheKeyActionsSaysSoAndGoesOn() throws Exception {
        String incident = road.leak("X4", ForeignPlant.end("X4"));
        road.recall(road.mission(incident, Mission.State.UNDER_WAY));
        await().until(() ->
                road.state("X4").orElseThrow().path("errors").toString().contains("nstantActions"));
        assertThat(road.state("X4").orElseThrow().path("orderId").asText())
                .isEqualTo(road.missions(incident).get(0).orderId());
    }

    @Test
    void whatItSaysIsTakenWithoutADeadLetter() {
        await().until(() -> Records.all(road.bootstrap(), Topics.ROBOTS, RobotReport.class).stream()
                .anyMatch(
                        r -> r.robot().equals("X1") && "2.0.0".equals(r.version()) && "ONLINE".equals(r.connection())));
        assertThat(Records.raw(road.bootstrap(), Topics.DEAD_LETTERS))
                .extracting(r -> Records.header(r, Topics.HEADER_REASON))
                .isEmpty();
    }
}
