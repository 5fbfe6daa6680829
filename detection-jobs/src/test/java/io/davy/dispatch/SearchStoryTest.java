package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Priority;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.Errand;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Outcome;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.mission.Mission.Finding;
import io.davy.mission.Mission.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a robot with several stops found, and what comes of it: R1 looks at B, C and T for a leak with a limit of 10 ppm. */
class SearchStoryTest {
    private final Control c = Control.withPlant();
    private final Bot r1 = new Bot("R1", "D1");
    private final Bot r2 = new Bot("R2", "D2");
    private String order = "";

    private void searches() {
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        order = c.mission().orderId();
        Desk d = c.desk;
        Errand e = d.errands().get("R1");
        Errand search = new Errand(
                e.robot(),
                e.orderId(),
                e.incident(),
                e.mission(),
                e.route(),
                e.edges(),
                e.legs(),
                List.of(
                        new Errand.Look(order + "-look-1", "inspectGas", 2),
                        new Errand.Look(order + "-look-2", "inspectGas", 3),
                        new Errand.Look(order + "-look", "inspectGas", 4)),
                e.base(),
                e.json(),
                e.planned(),
                e.firstSent(),
                e.lastSent(),
                e.accepted(),
                e.trouble(),
                e.progress(),
                e.paused(),
                e.recall());
        c.desk = new Desk(
                d.site(),
                d.robots(),
                d.cases(),
                Map.of("R1", search),
                d.away(),
                d.headers(),
                d.settling(),
                d.blocked(),
                d.asks(),
                d.patrols());
        c.hears(r1.takes(order, 4));
    }

    private void looks(String node, int ahead, String action, String result) {
        r1.stand(node);
        r1.nodesAhead = ahead;
        r1.action(order + action, "FINISHED", result);
        c.hears(r1);
    }

    private static String ppm(double value) {
        return "{\"value\":" + value + ",\"unit\":\"ppm\"}";
    }

    private Mission done() {
        return c.missions().stream()
                .filter(m -> m.state() == State.DONE)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachStopIsAFindingAndOnlyTheLastEmptyOneIsAVerdict() {
        searches();
        looks("B", 2, "-look-1", ppm(1));
        assertThat(c.mission().findings())
                .containsExactly(new Finding("inspectGas", "B", 1.0, "ppm", null, TestSite.T0));
        looks("C", 1, "-look-2", ppm(3));
        assertThat(c.mission().verdict()).isNull();
        looks("T", 0, "-look", ppm(2));
        assertThat(done().verdict().outcome()).isEqualTo(Outcome.NOT_FOUND);
        assertThat(done().verdict().value()).as("the highest, and where").isEqualTo(3);
        assertThat(done().verdict().place().x()).isEqualTo(30);
        assertThat(done().findings()).extracting(Finding::node).containsExactly("B", "C", "T");
    }

    @Test
    void whatConfirmsEndsTheMissionAtOnceAndTheRestOfTheSearchIsBrokenOff() {
        searches();
        looks("B", 2, "-look-1", ppm(37));
        assertThat(done().verdict().outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(done().onScene()).isNotNull();
        assertThat(done().progress()).isEqualTo("B");
        assertThat(c.sent("R1", "instantActions"))
                .as("it takes its photo first")
                .isEmpty();
        r1.driving = true;
        c.hears(r1);
        assertThat(c.sent("R1", "instantActions"))
                .singleElement()
                .satisfies(m -> assertThat(m.json()).contains("cancelOrder"));
    }

    @Test
    void aStopWithoutAValueMakesAnEmptySearchInconclusive() {
        searches();
        looks("B", 2, "-look-1", ppm(1));
        looks("C", 1, "-look-2", "pump blocked");
        looks("T", 0, "-look", ppm(1));
        assertThat(done().verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(done().findings().get(1).text()).isEqualTo("pump blocked");
    }

    @Test
    void aStopWithoutAValueTakesNothingFromOneThatConfirms() {
        searches();
        looks("B", 2, "-look-1", null);
        looks("C", 1, "-look-2", ppm(6));
        assertThat(done().verdict().outcome()).isEqualTo(Outcome.CONFIRMED);
    }

    @Test
    void thePhotoIsWrittenDownThoughTheVerdictWasThereBefore() {
        searches();
        looks("B", 2, "-look-1", ppm(37));
        r1.action(order + "-photo-1", "FINISHED", "{\"url\":\"https://robots/R1/17.jpg\"}");
        c.hears(r1);
        assertThat(c.mission().state()).isEqualTo(State.DONE);
        assertThat(c.mission().findings())
                .last()
                .isEqualTo(new Finding("takePhoto", "B", null, null, "https://robots/R1/17.jpg", TestSite.T0));
        int versions = c.missions().size();
        c.hears(r1);
        assertThat(c.missions()).as("once").hasSize(versions);
    }

    @Test
    void theRobotsOwnAlarmOnTheWayConfirmsWhatItsLooksDidNotFind() {
        searches();
        c.incident(joined(TestSite.gas("in-1", "T"), "R1/H2S", c.now.plusSeconds(1), true));
        looks("B", 2, "-look-1", ppm(1));
        looks("C", 1, "-look-2", ppm(1));
        looks("T", 0, "-look", ppm(1));
        assertThat(done().verdict().outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(done().verdict().value()).isEqualTo(15);
    }

    private static Incident joined(Incident i, String sensor, Instant at, boolean byRobot) {
        Incident.Member more = new Incident.Member(
                "al-" + sensor, sensor, "gas_high", Priority.HIGH, true, 15, "ppm", 10, at, byRobot ? i.place() : null);
        Incident next = TestSite.moved(i);
        List<Incident.Member> all = new ArrayList<>(next.alarms());
        all.add(more);
        var json = Json.DAVY.<com.fasterxml.jackson.databind.node.ObjectNode>valueToTree(next);
        json.set("alarms", Json.DAVY.valueToTree(all));
        json.put("version", (int) at.getEpochSecond());
        return Json.read(Json.bytes(json), Incident.class);
    }

    private void found(String result) {
        searches();
        looks("B", 2, "-look-1", result);
        looks("C", 1, "-look-2", result);
        looks("T", 0, "-look", result);
        r1.nodesAhead = 0;
        r1.takes(c.order("R1").orderId(), 0);
        r1.stand("D1");
        c.hears(r1);
    }

    private List<Integer> numbers() {
        return c.missions().stream().map(Mission::number).distinct().toList();
    }

    @Test
    void whileAlarmsAreOnAnEmptyLookIsFollowedByASecondAfterFiveMinutes() {
        found(ppm(1));
        c.after(295, r1);
        assertThat(numbers()).containsExactly(1);
        c.after(7, r1);
        assertThat(numbers()).containsExactly(1, 2);
    }

    @Test
    void afterALookThatSaidNothingAnotherRobotLooks() {
        found(null);
        c.hears(r2);
        c.after(92, r1, r2);
        assertThat(c.mission().number()).isEqualTo(2);
        assertThat(c.mission().robot()).isEqualTo("R2");
        assertThat(c.why("R1")).isEqualTo("tried");
    }

    @Test
    void theSameRobotLooksAgainWhereItIsTheOnlyOne() {
        found(null);
        c.after(95, r1);
        assertThat(c.mission().state()).isEqualTo(State.WAITING);
        c.after(27, r1);
        assertThat(c.mission().robot()).isEqualTo("R1");
        assertThat(c.mission().number()).isEqualTo(2);
    }

    @Test
    void anIncidentThatGrowsIsLookedAtAgainAtOnce() {
        found(ppm(1));
        c.after(1, r1);
        c.incident(joined(TestSite.gas("in-1", "T"), "AT-2", c.now, false));
        assertThat(numbers()).containsExactly(1, 2);
    }

    @Test
    void aConfirmedIncidentIsNotLookedAtAgainForOneSensorMore() {
        searches();
        looks("B", 2, "-look-1", ppm(37));
        r1.takes("", 0).stand("D1");
        c.hears(r1).after(1, r1);
        c.incident(joined(TestSite.gas("in-1", "T"), "AT-2", c.now, false));
        c.after(Duration.ofMinutes(20));
        assertThat(numbers()).containsExactly(1);
    }
}
