package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.action.Action;
import io.davy.action.Action.Type;
import io.davy.action.ActionResult;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.dispatch.state.SiteMap;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Outcome;
import io.davy.incident.Incident.Verdict;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.mission.Mission.State;
import io.davy.plant.InspectionRound;
import io.davy.plant.Robot.Inspection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An officer who was at the scene, or has seen the picture, gives the verdict. */
class OfficersVerdictTest {
    private static final String SEEN = "was there with a portable detector";
    private static final String MUCH = "{\"value\":37,\"unit\":\"ppm\"}";
    private static final String NOTHING = "{\"value\":0,\"unit\":\"ppm\"}";

    private final Control c = Control.withPlant();
    private final Bot r1 = new Bot("R1", "D1");

    /** R1 has accepted its order to T; gives the order's id. */
    private String onItsWay() {
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        String order = c.mission().orderId();
        r1.takes(order, 4);
        c.hears(r1);
        assertThat(c.mission().state()).isEqualTo(State.ACCEPTED);
        return order;
    }

    private Mission robotFinds(String order, String result) {
        r1.arrives("T", 8).action(order + "-look", "FINISHED", result).action(order + "-photo", "FINISHED", null);
        c.hears(r1);
        return c.mission();
    }

    @Test
    void whereNoRobotWasTheVerdictIsAMissionThatIsDoneAtOnceWithoutOne() {
        c.incident(TestSite.incident("in-low", Hazard.GAS, "T", Priority.LOW, "gas_high", 10, "ppm"));
        assertThat(c.missions()).isEmpty();
        ActionResult answer = c.judges("in-low", "kim", Outcome.CONFIRMED, "  " + SEEN + "  ");
        assertThat(answer.accepted()).isTrue();
        assertThat(answer.code()).isNull();
        Mission m = c.mission();
        assertThat(m.state()).isEqualTo(State.DONE);
        assertThat(m.ended()).isEqualTo(c.now);
        assertThat(m.number()).isEqualTo(1);
        assertThat(m.robot()).isNull();
        assertThat(m.inspection()).isNull();
        assertThat(m.verdict()).isEqualTo(Verdict.of("kim", Outcome.CONFIRMED, SEEN, c.now));
        assertThat(m.verdicts()).containsExactly(m.verdict());
        assertThat(m.reason()).isEqualTo("kim has given the verdict; no robot went");
        assertThat(m.reasonKo()).startsWith("kim 님이 판정함");
        assertThat(c.desk.errands()).isEmpty();
    }

    @Test
    void aMissionThatStillWaitsIsDoneAndNoRobotGoesAfterwards() {
        c.incident(TestSite.gas("in-1", "T"));
        assertThat(c.mission().state()).isEqualTo(State.WAITING);
        String id = c.mission().id();
        c.judges(id, "kim", Outcome.CONFIRMED, SEEN);
        assertThat(c.mission().id()).isEqualTo(id);
        assertThat(c.mission().state()).isEqualTo(State.DONE);
        c.hears(r1).after(600, r1);
        assertThat(c.sent("R1", "order")).isEmpty();
        assertThat(c.missions()).extracting(Mission::number).containsOnly(1);
        c.act(Type.SEND, "in-1");
        assertThat(c.mission().number())
                .as("an officer can send one all the same")
                .isEqualTo(2);
    }

    @Test
    void aRobotOnItsWayStaysOnItsWayAndItsOwnVerdictIsKeptBesideTheOfficers() {
        String order = onItsWay();
        c.judges("in-1", "kim", Outcome.NOT_FOUND, SEEN);
        Mission m = c.mission();
        assertThat(m.state()).isEqualTo(State.ACCEPTED);
        assertThat(m.robot()).isEqualTo("R1");
        assertThat(m.verdict().user()).isEqualTo("kim");
        assertThat(c.sent("R1", "instantActions")).noneMatch(x -> x.json().contains("cancelOrder"));
        Mission done = robotFinds(order, NOTHING);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.verdict().user()).as("the officer's counts").isEqualTo("kim");
        assertThat(done.verdicts()).extracting(Verdict::who).containsExactly("kim", "R1");
        assertThat(done.findings()).extracting(Mission.Finding::value).contains(0.0);
    }

    @Test
    void aRobotThatFindsAfterAllWhatTheOfficerDidNotCounts() {
        String order = onItsWay();
        c.judges("in-1", "kim", Outcome.NOT_FOUND, SEEN);
        Mission done = robotFinds(order, MUCH);
        assertThat(done.verdict().outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(done.verdict().robot()).isEqualTo("R1");
        assertThat(done.verdicts()).extracting(Verdict::who).containsExactly("kim", "R1");
    }

    @Test
    void anOfficersVerdictCountsOverTheRobotsThatWasThereBefore() {
        Mission robots = robotFinds(onItsWay(), NOTHING);
        c.judges(robots.id(), "kim", Outcome.CONFIRMED, "the picture shows the jet");
        Mission m = c.mission();
        assertThat(m.id()).isEqualTo(robots.id());
        assertThat(m.state()).isEqualTo(State.DONE);
        assertThat(m.ended()).isEqualTo(robots.ended());
        assertThat(m.verdict().user()).isEqualTo("kim");
        assertThat(m.verdict().reason()).isEqualTo("the picture shows the jet");
        assertThat(m.verdicts()).extracting(Verdict::outcome).containsExactly(Outcome.NOT_FOUND, Outcome.CONFIRMED);
        c.after(600, r1);
        assertThat(c.missions())
                .extracting(Mission::number)
                .as("confirmed: no second look")
                .containsOnly(1);
    }

    @Test
    void whatIsConfirmedStaysConfirmedAndTheOfficerIsToldSo() {
        robotFinds(onItsWay(), MUCH);
        ActionResult answer = c.judges("in-1", "kim", Outcome.NOT_FOUND, SEEN);
        assertThat(answer.accepted()).isTrue();
        assertThat(answer.code()).isEqualTo("stays_confirmed");
        assertThat(c.mission().verdict().outcome()).isEqualTo(Outcome.CONFIRMED);
        assertThat(c.mission().verdict().robot()).isEqualTo("R1");
        assertThat(c.mission().verdicts()).extracting(Verdict::who).containsExactly("R1", "kim");
    }

    @Test
    void aRobotThatIsLostAfterTheVerdictIsReplacedOnlyWhenASecondLookIsDue() {
        Bot r2 = new Bot("R2", "D2");
        onItsWay();
        c.hears(r2);
        c.judges("in-1", "kim", Outcome.NOT_FOUND, SEEN);
        r1.mode = "MANUAL";
        c.hears(r1);
        assertThat(c.mission().state()).isEqualTo(State.FAILED);
        assertThat(c.mission().verdict().user()).isEqualTo("kim");
        c.after(290, r1, r2);
        assertThat(c.mission().number()).isEqualTo(1);
        c.after(11, r1, r2);
        assertThat(c.mission().number()).isEqualTo(2);
        assertThat(c.mission().robot()).isEqualTo("R2");
    }

    @Test
    void whileAlarmsAreOnAnOfficersNotFoundIsLookedAtAgainAsARobotsIs() {
        Mission robots = robotFinds(onItsWay(), NOTHING);
        assertThat(robots.verdict().outcome()).isEqualTo(Outcome.NOT_FOUND);
        r1.takes(c.order("R1").orderId(), 4);
        c.hears(r1);
        r1.arrives("D1", 8);
        c.hears(r1).after(200, r1);
        c.judges("in-1", "kim", Outcome.NOT_FOUND, SEEN);
        c.after(299, r1);
        assertThat(c.mission().number())
                .as("5 minutes count from the newest word")
                .isEqualTo(1);
        c.after(2, r1);
        assertThat(c.mission().number()).isEqualTo(2);
    }

    @Test
    void aLaterLookThatFindsNothingDoesNotMakeAConfirmedIncidentAskForMoreLooks() {
        Incident confirmed = withVerdict(
                TestSite.gas("in-1", "T"), Verdict.of("kim", Outcome.CONFIRMED, SEEN, TestSite.T0.minusSeconds(60)));
        c.hears(r1).incident(confirmed);
        assertThat(c.missions()).isEmpty();
        c.act(Type.SEND, "in-1");
        String order = c.mission().orderId();
        r1.takes(order, 4);
        c.hears(r1);
        Mission m = robotFinds(order, NOTHING);
        assertThat(m.verdict().outcome()).isEqualTo(Outcome.NOT_FOUND);
        c.after(900, r1);
        assertThat(c.missions()).extracting(Mission::number).containsOnly(1);
    }

    @Test
    void aVerdictWantsAnOpenIncidentAnOutcomeAndAReason() {
        Incident i = TestSite.gas("in-1", "T");
        c.hears(r1).incident(i);
        int before = c.missions().size();
        assertThat(c.judges("in-9", "kim", Outcome.CONFIRMED, SEEN).code()).isEqualTo("no_such_incident");
        assertThat(c.judges("in-1", "kim", null, SEEN).code()).isEqualTo("no_outcome");
        assertThat(c.judges("in-1", "kim", Outcome.CONFIRMED, null).code()).isEqualTo("no_reason");
        assertThat(c.judges("in-1", "kim", Outcome.CONFIRMED, "  ").accepted()).isFalse();
        assertThat(c.missions()).hasSize(before);
        c.incident(TestSite.closed(i));
        ActionResult closed = c.judges("in-1", "kim", Outcome.CONFIRMED, SEEN);
        assertThat(closed.accepted()).isFalse();
        assertThat(closed.code()).isEqualTo("no_such_incident");
        Instant old = c.now.minus(Duration.ofMinutes(3));
        assertThat(c.takes(Action.verdict("x", "in-1", "kim", old, Outcome.CONFIRMED, SEEN))
                        .code())
                .isEqualTo("read_too_late");
    }

    @Test
    void anActionThatIsReadTwiceGivesOneVerdict() {
        robotFinds(onItsWay(), NOTHING);
        Action a = Action.verdict("x", "in-1", "kim", c.now, Outcome.INCONCLUSIVE, SEEN);
        c.takes(a);
        c.after(Duration.ofSeconds(5));
        assertThat(c.takes(a).accepted()).isTrue();
        assertThat(c.mission().verdicts()).hasSize(2);
    }

    @Test
    void aRoutineRoundHasNoVerdict() {
        var s = TestSite.SITE;
        Control rounds = Control.with(new SiteMap(
                s.site(),
                s.floors(),
                s.zones(),
                s.robots(),
                s.ways(),
                s.subjects(),
                List.of(new InspectionRound(
                        "morning",
                        null,
                        "5 8 * * *",
                        null,
                        List.of(new InspectionRound.Stop("A", Set.of(Inspection.GAS))))),
                "UTC"));
        rounds.after(301, new Bot("R1", "D1"));
        Mission m = rounds.mission();
        assertThat(m.incident()).isEqualTo("round/morning");
        assertThat(rounds.judges(m.id(), "kim", Outcome.NOT_FOUND, SEEN).code()).isEqualTo("wrong_target");
        assertThat(rounds.judges("round/morning", "kim", Outcome.NOT_FOUND, SEEN)
                        .code())
                .isEqualTo("wrong_target");
    }

    private static Incident withVerdict(Incident i, Verdict v) {
        ObjectNode json = Json.DAVY.valueToTree(i);
        json.set("verdict", Json.DAVY.valueToTree(v));
        return Json.read(Json.bytes(json), Incident.class);
    }
}
