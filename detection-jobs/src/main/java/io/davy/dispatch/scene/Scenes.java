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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the scene of a site from what the dispatcher remembers. What it has made of an incident it keeps until that incident changes: a thousand robots speak each second,
 * an incident changes now and then.
 */
public final class Scenes {
    private final SiteMap site;
    private Map<String, Page> pages = Map.of();
    private Hazards newest = Hazards.NONE;

    /** What one incident closes or makes dear. */
    private record Page(Incident incident, List<GasCloud> gas, List<HotSpot> heat) {}

    public Scenes(SiteMap site) {
        this.site = site;
    }

    /**
     * The scene of a moment.
     *
     * @param cases incidents, in the order of their ids
     * @param errands orders under way, in the order of their robots
     * @param robots what is known of each robot, by its id in order
     * @param blocked which robot met an obstacle on an edge, by edge id
     */
    public Scene of(
            Collection<Case> cases,
            Collection<Errand> errands,
            Map<String, RobotView> robots,
            Map<String, String> blocked) {
        List<Reservation> reserved = new ArrayList<>();
        errands.forEach(e -> reserve(e, robots.get(e.robot()), reserved));
        return new Scene(hazards(cases, blocked), List.copyOf(reserved), standing(robots));
    }

    /** All that closes ways apart from other robots; as long as nothing changes, the same object. */
    public Hazards hazards(Collection<Case> cases, Map<String, String> blocked) {
        Map<String, Page> now = new HashMap<>();
        List<GasCloud> gas = new ArrayList<>();
        List<HotSpot> heat = new ArrayList<>();
        for (Case c : cases) {
            Incident i = c.incident();
            Page known = pages.get(i.id());
            Page p = known != null && known.incident == i ? known : page(i);
            now.put(i.id(), p);
            gas.addAll(p.gas);
            heat.addAll(p.heat);
        }
        pages = now;
        Hazards h = new Hazards(List.copyOf(gas), List.copyOf(heat), Map.copyOf(blocked));
        newest = h.equals(newest) ? newest : h;
        return newest;
    }

    private Page page(Incident i) {
        boolean open = i.state() == Incident.State.OPEN;
        return new Page(
                i,
                open && i.hazard() == Hazard.GAS ? Clouds.of(i, site).stream().toList() : List.of(),
                open && i.hazard() == Hazard.HEAT ? Heat.of(i, site) : List.of());
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
