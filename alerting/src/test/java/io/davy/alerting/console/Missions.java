package io.davy.alerting.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.action.Action;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.plant.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Missions for tests of the console: to the pump row of {@link SmallPlant}. */
final class Missions {
    static final Place PLACE = new Place(11, 35, 1, "F0");

    private Missions() {}

    /** The incident with a wind from the west. */
    static Incident windy(Incident i) {
        ObjectNode json = Json.DAVY.valueToTree(i);
        json.set("wind", Json.DAVY.valueToTree(new Incident.Wind(270, 3.2, i.time())));
        return Json.read(Json.bytes(json), Incident.class);
    }

    /** The incident, closed because it became part of another one. */
    static Incident partOf(Incident i, String whole) {
        ObjectNode json = Json.DAVY.valueToTree(i);
        json.put("state", "CLOSED");
        json.put("closed", Instant.now().toString());
        json.put("close_reason", "has become part of an older incident");
        json.put("part_of", whole);
        return Json.read(Json.bytes(json), Incident.class);
    }

    /** Under way, past the first node, with the last one held back. */
    static Mission underWay(String name) {
        return of(name, 1, Mission.State.UNDER_WAY, "N3", null, 2, List.of(), List.of(), null);
    }

    /** Second in a queue of five, with that many robots left out. */
    static Mission waiting(String name, int robots) {
        List<Mission.Excluded> all = new ArrayList<>();
        for (int i = 1; i <= robots; i++) {
            all.add(
                    i % 4 == 0
                            ? new Mission.Excluded("R" + i, "not_connected", "is not connected (OFFLINE)", "연결이 끊어짐")
                            : new Mission.Excluded("R" + i, "battery", "18 % charge would leave 3 %", "충전량 18 %"));
        }
        Mission.Queue queue = new Mission.Queue(2, 5, Instant.now().plusSeconds(200));
        return of(name, 1, Mission.State.WAITING, null, queue, null, List.of(), all, null);
    }

    /** Done, with two stops and a picture. */
    static Mission found(String name, Incident.Outcome outcome) {
        Instant now = Instant.now();
        return of(
                name,
                2,
                Mission.State.DONE,
                "N8",
                null,
                3,
                List.of(
                        new Mission.Finding("inspectGas", "N2", 1.5, "ppm", null, now),
                        new Mission.Finding("inspectGas", "N8", 3.5, "ppm", null, now),
                        new Mission.Finding("takePhoto", "N8", null, null, "https://robots.example/R1/17.jpg", now)),
                List.of(),
                new Incident.Verdict(outcome, "R1", 3.5, "ppm", now, PLACE));
    }

    /** The mission with an officer's verdict, which counts. */
    static Mission judged(Mission m, Action given) {
        Incident.Verdict v = Incident.Verdict.of(given.user(), given.outcome(), given.reason(), given.time());
        ObjectNode json = Json.DAVY.valueToTree(m);
        json.set("verdict", Json.DAVY.valueToTree(v));
        json.withArray("verdicts").add(Json.DAVY.<ObjectNode>valueToTree(v));
        return Json.read(Json.bytes(json), Mission.class);
    }

    /** An officer's verdict alone, for which no robot went. */
    static Mission robotless(String name, String officer) {
        Incident.Verdict v = Incident.Verdict.of(officer, Incident.Outcome.NOT_FOUND, "no smell", Instant.now());
        ObjectNode json =
                Json.DAVY.valueToTree(of(name, 1, Mission.State.DONE, null, null, null, List.of(), List.of(), v));
        json.remove(List.of(
                "robot", "order_id", "inspection", "route", "distance_m", "eta", "sent", "accepted", "on_scene"));
        json.putArray("route");
        json.put("reason", officer + " has given the verdict; no robot went");
        return Json.read(Json.bytes(json), Mission.class);
    }

    /** A mission of a routine round of three stops. */
    static Mission ofRound(String round, int number, Mission.State state, int done, List<Mission.Finding> findings) {
        ObjectNode json = Json.DAVY.valueToTree(
                of("round-" + round + number, number, state, "N3", null, 3, findings, List.of(), null));
        json.put("incident", "round/" + round);
        json.put("created", Instant.now().minusSeconds(300L - number).toString());
        json.put("stops", 3);
        json.put("stops_done", done);
        return Json.read(Json.bytes(json), Mission.class);
    }

    static Mission of(
            String name,
            int number,
            Mission.State state,
            @Nullable String progress,
            Mission.@Nullable Queue queue,
            @Nullable Integer released,
            List<Mission.Finding> findings,
            List<Mission.Excluded> excluded,
            Incident.@Nullable Verdict verdict) {
        Instant now = Instant.now();
        boolean goes = state != Mission.State.WAITING;
        return new Mission(
                "mi-" + name,
                1,
                "in-" + name,
                number,
                goes ? "R1" : null,
                goes ? "order-" + name : null,
                0,
                state,
                PLACE,
                "inspectGas",
                goes ? List.of("N3", "N2", "N8") : List.of(),
                goes ? 27.4 : null,
                goes ? now.plusSeconds(22) : null,
                now.minusSeconds(47),
                now,
                goes ? now.minusSeconds(47) : null,
                goes ? now.minusSeconds(46) : null,
                verdict == null ? null : now.minusSeconds(9),
                state.ended() ? now : null,
                excluded,
                progress,
                verdict,
                goes ? null : "no robot can go now; see the reasons for each",
                goes ? null : "지금 갈 수 있는 로봇이 없음; 로봇별 사유 참조",
                queue,
                released,
                false,
                findings,
                null,
                null,
                null,
                Map.of());
    }
}
