package io.davy.dispatch.rehearsal;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.dispatch.DispatchSettings;
import io.davy.dispatch.Dispatcher;
import io.davy.dispatch.Inputs;
import io.davy.dispatch.Outgoing;
import io.davy.dispatch.RobotReports;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.SiteMap;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.plant.Place;
import io.davy.plant.Ways;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Made-up incidents at nodes of the plant's own ways, from their opening to the robots' way home: the same code as in earnest, with a desk and robots of its own, and
 * what would be said only handed to the listener.
 */
public final class DispatchRehearsal {
    /** Long ago: nothing of it can be taken for now. */
    private static final Instant T0 = Instant.parse("2000-01-01T00:00:00Z");

    /** Incidents at once: one in the first round, this many in each third. */
    private static final int MOST = 3;
    /** Seconds that a mission is followed for. */
    private static final int LONGEST_S = 60;
    /** Nodes are taken in this stride, so that each round has others. */
    private static final int STRIDE = 7919;

    private static final double OFF_NODE_M = 2;
    private static final double WIND_M_S = 3;
    private static final double KG_H = 1;

    private final SiteMap site;
    private final Dispatcher dispatcher;
    private final Consumer<Outgoing> listener;
    /** The desk that knows the plant and has heard all robots; made in the first round. */
    private @Nullable Desk ready;

    /**
     * Where robots can be sent.
     *
     * @param listener takes what would have been said
     */
    public DispatchRehearsal(SiteMap site, DispatchSettings settings, Consumer<Outgoing> listener) {
        this.site = site;
        this.dispatcher = new Dispatcher(settings);
        this.listener = listener;
    }

    /**
     * Goes through the incidents of one round.
     *
     * @param number counts the rounds from 0
     * @param go whether to go on; asked before each step
     * @return false where no robot can go anywhere
     */
    public boolean round(int number, BooleanSupplier go) {
        if (site.ways().nodes().isEmpty()
                || new ReadyRobots(site.robots(), site.ways()).ids().isEmpty()) {
            return false;
        }
        new Night(go).run(number);
        return true;
    }

    /** One round, with all that is remembered of it. */
    private final class Night {
        private final BooleanSupplier go;
        private final ReadyRobots robots = new ReadyRobots(site.robots(), site.ways());
        private final Deque<Outgoing.ToRobot> onTheirWay = new ArrayDeque<>();
        private Instant now = T0;
        private Desk desk = Desk.EMPTY;

        private Night(BooleanSupplier go) {
            this.go = go;
        }

        private void run(int number) {
            meet();
            List<Incident> incidents = new ArrayList<>();
            for (int i = 0; i <= number % MOST; i++) {
                incidents.add(incident(MOST * number + i));
            }
            incidents.forEach(this::hear);
            follow();
            incidents.forEach(i -> hear(i.closed(now, "rehearsed")));
            follow();
        }

        private void meet() {
            if (ready == null) {
                after(dispatcher.plant(desk, site, now));
                robots.ids().forEach(this::say);
                // What they were asked at their first word is nothing to the incidents.
                onTheirWay.clear();
                ready = desk;
            }
            desk = ready;
        }

        private void hear(Incident i) {
            if (go.getAsBoolean()) {
                // As it comes from its topic.
                after(dispatcher.incident(desk, Inputs.incident(Json.bytes(i)), now, now));
            }
        }

        private void say(String robot) {
            if (go.getAsBoolean()) {
                after(dispatcher.robot(desk, RobotReports.view(Inputs.report(robots.report(robot, now))), now));
            }
        }

        /** Lets the robots do what they are told, second by second, until they are told nothing more. */
        private void follow() {
            for (int s = 0; s < LONGEST_S && !onTheirWay.isEmpty(); s++) {
                now = now.plusSeconds(1);
                List<Outgoing.ToRobot> told = List.copyOf(onTheirWay);
                onTheirWay.clear();
                for (Outgoing.ToRobot m : told) {
                    robots.take(m.robot(), m.vdaTopic(), m.json());
                    say(m.robot());
                }
                if (go.getAsBoolean()) {
                    after(dispatcher.tick(desk, now));
                }
            }
        }

        private void after(Dispatcher.Result r) {
            desk = r.desk();
            dispatcher.wake(r, null, now);
            for (Outgoing o : r.out()) {
                listener.accept(o);
                if (o instanceof Outgoing.ToRobot m) {
                    onTheirWay.add(m);
                }
            }
        }

        private Incident incident(int n) {
            List<Ways.Node> nodes = site.ways().nodes();
            Ways.Node at = nodes.get(Math.floorMod(n * STRIDE, nodes.size()));
            Place place = new Place(at.x() + OFF_NODE_M, at.y() + OFF_NODE_M, 0, at.floor());
            Hazard hazard = List.of(Hazard.GAS, Hazard.HEAT, Hazard.VIBRATION).get(n % MOST);
            boolean gas = hazard == Hazard.GAS;
            String id = "in-rehearsal-" + n;
            Incident.Member first = new Incident.Member(
                    "al-rehearsal-" + n,
                    "rehearsal",
                    gas ? "gas_high" : hazard == Hazard.HEAT ? "temperature_high" : "vibration_high",
                    Priority.HIGH,
                    true,
                    gas ? 15 : 95,
                    gas ? "ppm" : "degC",
                    gas ? 10 : 80,
                    now,
                    place);
            return new Incident(
                    id,
                    1,
                    site.site(),
                    "rehearsal",
                    "rehearsal",
                    hazard,
                    gas ? "H2S" : null,
                    Incident.State.OPEN,
                    n % 2 == 0 ? Priority.HIGHEST : Priority.HIGH,
                    now,
                    now,
                    null,
                    first,
                    List.of(first),
                    place,
                    gas ? source(place) : null,
                    null,
                    null,
                    0,
                    "",
                    "",
                    null,
                    gas ? new Incident.Wind(n * 37 % 360, WIND_M_S, now) : null,
                    null);
        }

        private Incident.Source source(Place p) {
            return new Incident.Source(
                    null,
                    p.x(),
                    p.y(),
                    null,
                    null,
                    KG_H,
                    0.8,
                    3,
                    "rehearsal",
                    KG_H / 2,
                    KG_H * 2,
                    new Incident.Ellipse(p.x(), p.y(), 6, 4, 0));
        }
    }
}
