package io.davy.dispatch.phase;

import io.davy.dispatch.Exclusions;
import io.davy.dispatch.Readiness;
import io.davy.dispatch.Reason;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.StartNode;
import io.davy.dispatch.state.Errand;
import io.davy.dispatch.state.Offer;
import io.davy.dispatch.state.RobotView;
import io.davy.dispatch.way.RobotClass;
import io.davy.dispatch.way.Way;
import io.davy.dispatch.way.WaySearch;
import io.davy.mission.Mission;
import io.davy.plant.InspectionRound;
import io.davy.plant.Robot;
import io.davy.plant.Robot.Inspection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the robot that goes what is left of a routine round: of those that can go all of it and come home, the one that begins soonest; ties to the smaller id. */
final class RoundRobots {
    private RoundRobots() {}

    /**
     * Who goes.
     *
     * @param plan how; absent if nobody can
     * @param excluded everybody else, with their reasons
     */
    record Choice(@Nullable Plan plan, List<Mission.Excluded> excluded) {}

    /**
     * How a robot goes the round.
     *
     * @param robot who
     * @param offM how far it stands from the first node, m
     * @param way the whole way
     * @param stops index in the way of each stop that is left
     * @param left the stops that are left
     * @param secondsToFirst until it stands at the first of them, s
     */
    record Plan(
            Robot robot,
            double offM,
            Way way,
            List<Integer> stops,
            List<InspectionRound.Stop> left,
            double secondsToFirst) {

        /** What is inspected, the stop's number from 1 in each action's id. */
        List<Errand.Look> looks(Round round, String orderId, int done) {
            Offer offer = round.view(robot.id()).offers();
            List<Errand.Look> looks = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                Set<Inspection> wanted = left.get(i).inspect();
                String id = orderId + "-s" + (done + i + 1) + '-';
                boolean photo = wanted.contains(Inspection.PHOTO) && offer.atNode(Inspection.PHOTO.actionType());
                List<Inspection> others =
                        wanted.stream().filter(w -> w != Inspection.PHOTO).toList();
                for (int k = 0; k < others.size(); k++) {
                    boolean last = k == others.size() - 1;
                    looks.add(new Errand.Look(
                            id + others.get(k).actionType(),
                            others.get(k).actionType(),
                            stops.get(i),
                            photo && last ? id + "photo" : null,
                            null));
                }
                if (others.isEmpty()) {
                    String type = Inspection.PHOTO.actionType();
                    looks.add(new Errand.Look(id + type, type, stops.get(i)));
                }
            }
            return looks;
        }
    }

    static Choice choose(Round round, InspectionRound r, int done) {
        Exclusions excluded = new Exclusions();
        List<Plan> plans = new ArrayList<>();
        for (Robot robot : round.site.robots()) {
            Reason why = unfit(round, r, robot);
            if (why == null) {
                why = plan(round, r, robot, done, plans);
            }
            if (why != null) {
                excluded.add(robot.id(), why);
            }
        }
        Plan best = null;
        for (Plan p : plans) {
            if (best == null || p.secondsToFirst() < best.secondsToFirst()) {
                best = p;
            }
        }
        return new Choice(best, excluded.told());
    }

    private static @Nullable Reason unfit(Round round, InspectionRound r, Robot robot) {
        if (r.robot() != null && !r.robot().equals(robot.id())) {
            return Reasons.notOfRound(r.robot());
        }
        RobotView v = round.view(robot.id());
        for (Inspection what : r.inspects()) {
            if (!robot.inspects().contains(what)) {
                return Reasons.cannotInspect(what);
            }
            if (!v.offers().atNode(what.actionType()) && what != Inspection.PHOTO) {
                return Reasons.notOffered(what.actionType());
            }
        }
        Optional<Reason> unready = Readiness.fault(v, round.settings, round.now);
        if (unready.isPresent()) {
            return unready.get();
        }
        Errand e = round.errands.get(robot.id());
        if (e != null && (!e.home() || e.recall() != null)) {
            return Reasons.busy(e.orderId());
        }
        return e == null && v.active() && v.state() != null
                ? Reasons.busy(v.state().orderId())
                : null;
    }

    private static @Nullable Reason plan(Round round, InspectionRound r, Robot robot, int done, List<Plan> plans) {
        Optional<StartNode> start = round.start(robot.id());
        if (start.isEmpty()) {
            return Reasons.floorUnknown();
        }
        if (start.get().offM() > round.settings.offWaysM()) {
            return Reasons.offWays(start.get().offM());
        }
        RobotClass robots = RobotClass.of(robot);
        WaySearch ways = round.ways();
        List<InspectionRound.Stop> left = r.stops().subList(done, r.stops().size());
        List<String> nodes = new ArrayList<>(List.of(start.get().node()));
        List<String> edges = new ArrayList<>();
        List<Integer> stops = new ArrayList<>();
        double metres = 0;
        double seconds = start.get().offM() / robot.speedMs();
        double exposure = 0;
        double first = 0;
        for (InspectionRound.Stop stop : left) {
            Optional<Way> leg = ways.way(robots, robot.id(), nodes.get(nodes.size() - 1), stop.node());
            if (leg.isEmpty()) {
                return Reasons.noWayTo(stop.node());
            }
            nodes.addAll(leg.get().nodes().subList(1, leg.get().nodes().size()));
            edges.addAll(leg.get().edges());
            metres += leg.get().lengthM();
            seconds += leg.get().seconds();
            exposure += leg.get().exposure();
            first = stops.isEmpty() ? seconds : first;
            stops.add(nodes.size() - 1);
        }
        double home = ways.way(robots, robot.id(), nodes.get(nodes.size() - 1), robot.home())
                .map(Way::seconds)
                .orElse(seconds);
        long looks = left.stream().mapToLong(s -> s.inspect().size()).sum();
        Optional<Reason> battery = new Charge(round, robot).after(seconds + home, looks);
        if (battery.isPresent()) {
            return battery.get();
        }
        Way way = new Way(List.copyOf(nodes), List.copyOf(edges), metres, seconds, exposure);
        plans.add(new Plan(robot, start.get().offM(), way, stops, left, first));
        return null;
    }
}
