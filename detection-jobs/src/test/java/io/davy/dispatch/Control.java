package io.davy.dispatch;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.RobotView;
import io.davy.dispatch.state.SiteMap;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Outcome;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.vda5050.v2.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A dispatcher with a hand-moved clock, for tests that tell a story. */
final class Control {
    final Dispatcher dispatcher = new Dispatcher(DispatchSettings.create(s -> {}));
    final List<Outgoing> out = new ArrayList<>();
    Desk desk = Desk.EMPTY;
    Instant now = TestSite.T0;
    private int actions;
    /** When the next tick is due; as in the operator, it stays until it has come. */
    private @Nullable Instant timer;

    static Control withPlant() {
        Control c = new Control();
        c.take(c.dispatcher.plant(c.desk, TestSite.SITE, c.now));
        return c;
    }

    /** With another site. */
    static Control with(SiteMap site) {
        Control c = new Control();
        c.take(c.dispatcher.plant(c.desk, site, c.now));
        return c;
    }

    /** The plant is changed. */
    void replaced(SiteMap site) {
        take(dispatcher.plant(desk, site, now));
    }

    /** With R1, R2 and R3 at their docks. */
    static Control ready() {
        Control c = withPlant();
        c.hears(new Bot("R1", "D1"), new Bot("R2", "D2"), new Bot("R3", "D3"));
        return c;
    }

    Control hears(Bot... bots) {
        for (Bot b : bots) {
            acknowledgeUpdates(b);
            take(dispatcher.robot(desk, b.view(now), now));
        }
        return this;
    }

    /** A robot's word is read so long after it was written. */
    Control hearsLate(Bot b, Duration late) {
        take(dispatcher.robot(desk, b.view(now), now.minus(late), now));
        return this;
    }

    Control hearsView(RobotView view) {
        take(dispatcher.robot(desk, view, now));
        return this;
    }

    Control incident(Incident i) {
        take(dispatcher.incident(desk, i, now, now));
        return this;
    }

    /** Robots whose updates are lost. */
    final Set<String> deaf = new HashSet<>();

    /** Whether robots take their updates by themselves. */
    boolean updatesAreLeftToTheRobots;

    /** A robot that has an order takes its updates. */
    private void acknowledgeUpdates(Bot b) {
        if (!updatesAreLeftToTheRobots && !deaf.contains(b.id)) {
            sent(b.id, "order").stream()
                    .filter(m -> m.orderId().equals(b.orderId))
                    .forEach(m -> b.update =
                            Math.max(b.update, VdaMessages.read(m.json()).orderUpdateId()));
        }
    }

    /** An officer does something with a robot's name. */
    ActionResult act(Action.Type type, String target, @Nullable String robot) {
        int before = out.size();
        take(dispatcher.action(
                desk,
                new Action("a" + ++actions, type, target, "kim", now, null, null, null, false, robot, null, Map.of()),
                now));
        return answers(before).stream().findFirst().orElseThrow();
    }

    /** An officer gives a verdict. */
    ActionResult judges(String target, String user, Outcome outcome, @Nullable String reason) {
        return takes(Action.verdict("a" + ++actions, target, user, now, outcome, reason));
    }

    /** An officer's action as it is read. */
    ActionResult takes(Action action) {
        int before = out.size();
        take(dispatcher.action(desk, action, now));
        return answers(before).stream().findFirst().orElseThrow();
    }

    /** An officer does something that is answered later; gives its id. */
    String asks(Action.Type type, String target) {
        String id = "a" + ++actions;
        take(dispatcher.action(desk, new Action(id, type, target, "kim", now, null), now));
        return id;
    }

    /** The answers to officers since a number of messages. */
    List<ActionResult> answers(int since) {
        return out.subList(since, out.size()).stream()
                .filter(o -> o instanceof Outgoing.Answer)
                .map(o -> ((Outgoing.Answer) o).result())
                .toList();
    }

    /** The orders and updates that a robot got, repeats left out. */
    List<Order> orders(String robot) {
        return sent(robot, "order").stream()
                .map(Outgoing.ToRobot::json)
                .distinct()
                .map(VdaMessages::read)
                .toList();
    }

    ActionResult act(Action.Type type, String target) {
        int before = out.size();
        take(dispatcher.action(desk, new Action("a" + ++actions, type, target, "kim", now, null), now));
        return out.subList(before, out.size()).stream()
                .filter(o -> o instanceof Outgoing.Answer)
                .map(o -> ((Outgoing.Answer) o).result())
                .findFirst()
                .orElseThrow();
    }

    /** Lets time pass, with a tick whenever the dispatcher wants one. */
    Control after(Duration d) {
        Instant end = now.plus(d);
        Instant wake = dispatcher.wake(desk, now);
        timer = timer == null || (wake != null && wake.isBefore(timer)) ? wake : timer;
        while (timer != null && !timer.isAfter(end)) {
            now = timer;
            timer = null;
            take(dispatcher.tick(desk, now));
        }
        now = end;
        return this;
    }

    /** As {@link #after}, with the robots saying the same again each second. */
    Control after(int seconds, Bot... bots) {
        for (int i = 0; i < seconds; i++) {
            after(Duration.ofSeconds(1));
            hears(bots);
        }
        return this;
    }

    private void take(Dispatcher.Result r) {
        // Through JSON and back each time: what is remembered must survive a checkpoint.
        desk = Json.read(Json.bytes(r.desk()), Desk.class);
        Instant wake = dispatcher.wake(r, timer, now);
        timer = timer == null || wake == null || wake.isBefore(timer) || !timer.isAfter(now) ? wake : timer;
        out.addAll(r.out());
    }

    List<Mission> missions() {
        return out.stream()
                .filter(o -> o instanceof Outgoing.MissionChanged)
                .map(o -> ((Outgoing.MissionChanged) o).mission())
                .toList();
    }

    Mission mission() {
        List<Mission> all = missions();
        return all.get(all.size() - 1);
    }

    List<Outgoing.ToRobot> sent(String robot, String vdaTopic) {
        return out.stream()
                .filter(o -> o instanceof Outgoing.ToRobot)
                .map(o -> (Outgoing.ToRobot) o)
                .filter(o -> o.robot().equals(robot) && o.vdaTopic().equals(vdaTopic))
                .toList();
    }

    Order order(String robot) {
        List<Outgoing.ToRobot> all = sent(robot, "order");
        try {
            return Json.VDA5050.readValue(all.get(all.size() - 1).json(), Order.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    String why(String robot) {
        return mission().excluded().stream()
                .filter(e -> e.robot().equals(robot))
                .map(Mission.Excluded::code)
                .findFirst()
                .orElse("chosen");
    }
}
