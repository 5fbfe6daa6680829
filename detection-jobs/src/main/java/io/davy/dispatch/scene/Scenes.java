package io.davy.dispatch.scene;

import io.davy.alarm.Hazard;
import io.davy.dispatch.scene.Scene.Reservation;
import io.davy.dispatch.scene.Scene.Standing;
import io.davy.dispatch.state.Case;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.RobotView;
import io.davy.dispatch.state.SiteMap;
import io.davy.incident.Incident;
import io.davy.vda5050.v2.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the scene from what the dispatcher remembers. */
public final class Scenes {
    private Scenes() {}

    /**
     * The scene of a moment.
     *
     * @param cases incidents, in the order of their ids
     * @param errands orders under way, in the order of their robots
     * @param robots what is known of each robot, by its id in order
     * @param blocked which robot met an obstacle on an edge, by edge id
     */
    public static Scene of(
            SiteMap site,
            Collection<Case> cases,
            Collection<Errand> errands,
            Map<String, RobotView> robots,
            Map<String, String> blocked) {
        List<GasCloud> gas = new ArrayList<>();
        List<HotSpot> heat = new ArrayList<>();
        for (Case c : cases) {
            Incident i = c.incident();
            if (i.state() == Incident.State.OPEN && i.hazard() == Hazard.GAS) {
                Clouds.of(i, site).ifPresent(gas::add);
            } else if (i.state() == Incident.State.OPEN && i.hazard() == Hazard.HEAT) {
                heat.addAll(Heat.of(i, site));
            }
        }
        List<Reservation> reserved = new ArrayList<>();
        errands.forEach(e -> reserve(e, robots.get(e.robot()), reserved));
        return new Scene(
                gas.isEmpty() && heat.isEmpty() && blocked.isEmpty()
                        ? Hazards.NONE
                        : new Hazards(List.copyOf(gas), List.copyOf(heat), Map.copyOf(blocked)),
                List.copyOf(reserved),
                standing(robots));
    }

    /** What is left of an errand's way, also when nobody hears the robot: it may still be driving. */
    private static void reserve(Errand e, @Nullable RobotView v, List<Reservation> reserved) {
        State s = v == null ? null : v.state();
        int passed = s != null && s.orderId().equals(e.orderId()) ? s.lastNodeSequenceId() / 2 : 0;
        int n = e.edges().size();
        for (int i = Math.max(0, passed); i < n; i++) {
            reserved.add(new Reservation(
                    e.robot(),
                    e.edges().get(i),
                    e.route().get(i),
                    e.route().get(i + 1),
                    i == n - 1,
                    i < e.base().last()));
        }
    }

    private static List<Standing> standing(Map<String, RobotView> robots) {
        List<Standing> standing = new ArrayList<>();
        robots.forEach((id, v) -> {
            State s = v.state();
            if (s != null && s.agvPosition() != null && !s.driving()) {
                standing.add(new Standing(
                        id,
                        s.agvPosition().x(),
                        s.agvPosition().y(),
                        s.agvPosition().mapId()));
            }
        });
        return standing;
    }
}
