package io.davy.bench.dispatch;

import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.dispatch.rehearsal.ReadyRobots;
import io.davy.dispatch.state.RobotView;
import io.davy.incident.Incident;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.Ways;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Hazards and robots at random, by a seed: gas leaks of hydrogen sulphide of 0.2 to 20 kg/h in one wind over the plant, a third of them HIGHEST; robots at random nodes
 * with 30 to 100 % charge. What the incident tells of a leak is off as a search would be: the place by some metres, the rate by a factor of two.
 *
 * @param incidents what Davy is told
 * @param leaks how it is
 * @param robots what the robots say
 */
record PlanCase(List<Incident> incidents, List<Leak> leaks, List<RobotView> robots) {
    /** 5 ppm of hydrogen sulphide. */
    private static final double ALARM_GM3 = 0.007;

    private static final double GRAMS_A_SECOND = 1000.0 / 3600;

    static PlanCase of(Plant plant, int hazards, long seed, Instant now) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Ways.Node> nodes = plant.ways().nodes();
        double fromDeg = random.nextDouble() * 360;
        double windMs = 1.5 + 4 * random.nextDouble();
        List<Incident> incidents = new ArrayList<>();
        List<Leak> leaks = new ArrayList<>();
        for (int h = 0; h < hazards; h++) {
            Ways.Node n = nodes.get(random.nextInt(nodes.size()));
            double rate = 0.2 * Math.pow(100, random.nextDouble());
            double x = n.x() + 1 + random.nextDouble() * (GridPlant.STEP_M - 2);
            double y = n.y() + 1 + random.nextDouble() * (GridPlant.STEP_M - 2);
            leaks.add(new Leak(x, y, rate * GRAMS_A_SECOND, Math.toRadians(270 - fromDeg), windMs, ALARM_GM3));
            double toldX = x + 8 * (random.nextDouble() - 0.5);
            double toldY = y + 8 * (random.nextDouble() - 0.5);
            double told = rate * Math.pow(4, random.nextDouble() - 0.5);
            incidents.add(incident(
                    "in-%d-%03d".formatted(seed, h),
                    random.nextInt(3) == 0 ? Priority.HIGHEST : Priority.HIGH,
                    new Place(toldX, toldY, 0, GridPlant.FLOOR),
                    told,
                    new Incident.Wind(fromDeg, windMs, now),
                    now));
        }
        List<RobotView> robots = new ArrayList<>();
        for (Robot r : plant.robots()) {
            Ways.Node at = nodes.get(random.nextInt(nodes.size()));
            robots.add(idle(r.id(), at, 30 + 70 * random.nextDouble(), now));
        }
        return new PlanCase(incidents, leaks, robots);
    }

    private static Incident incident(
            String id, Priority severity, Place at, double kgPerH, Incident.Wind wind, Instant now) {
        Incident.Member first = new Incident.Member(
                "al-" + id, "AT-" + id, "gas_high", severity, true, 15, "ppm", 5, now.minusSeconds(20), at);
        return new Incident(
                id,
                1,
                "bench",
                "bench",
                "bench",
                Hazard.GAS,
                "H2S",
                Incident.State.OPEN,
                severity,
                now.minusSeconds(20),
                now,
                null,
                first,
                List.of(first),
                at,
                new Incident.Source(
                        null,
                        at.x(),
                        at.y(),
                        null,
                        null,
                        kgPerH,
                        0.8,
                        3,
                        "leak search",
                        kgPerH / 2,
                        kgPerH * 2,
                        new Incident.Ellipse(at.x(), at.y(), 6, 4, 0)),
                null,
                null,
                0,
                "gas",
                "가스",
                null,
                wind,
                null);
    }

    /** A robot that stands at a node with nothing to do. */
    static RobotView idle(String robot, Ways.Node at, double charge, Instant now) {
        return new RobotView(robot, "ONLINE", "2.1.0", ReadyRobots.standing(robot, at, charge), now);
    }
}
