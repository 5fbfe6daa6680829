package io.davy.dispatch.phase;

import io.davy.dispatch.Reason;
import io.davy.dispatch.Reasons;
import io.davy.dispatch.Round;
import io.davy.dispatch.way.Approach;
import io.davy.dispatch.way.Tour;
import io.davy.plant.Robot;
import io.davy.vda5050.v2.State;
import java.util.Optional;

/** Whether a robot's charge lasts: after the way there, the looks and the way home it must not be below the reserve. */
final class Charge {
    private final Robot robot;
    private final double percent;
    private final double look;
    /** Until the charge is down to the reserve, s. */
    private final double seconds;

    Charge(Round round, Robot robot) {
        this.robot = robot;
        State s = round.view(robot.id()).state();
        percent = s == null ? 0 : s.batteryState().batteryCharge();
        look = round.settings.inspection().toMillis() / 1000.0;
        seconds = (percent - robot.reservePercent()) / 100 * robot.batteryMinutes() * 60;
    }

    /** Why it cannot last whatever the ways are, if they take so many seconds there and home at least; empty if it may. */
    Optional<Reason> hopeless(double ways) {
        return ways + look <= seconds
                ? Optional.empty()
                : Optional.of(Reasons.batteryAtMost(percent, left(ways + look), robot.reservePercent()));
    }

    /** Why it does not last for a tour; empty if it does. */
    Optional<Reason> after(Tour tour, double offS, Approach approach) {
        double there = offS + tour.way().seconds();
        int looks = tour.stops().size();
        if (approach.onWithin(tour, robot.home(), seconds - there - look * looks)) {
            return Optional.empty();
        }
        double home = approach.secondsOn(tour, robot.home()).orElse(there);
        return after(there + home, looks);
    }

    /** Why it does not last for so many seconds of driving and so many looks; empty if it does. */
    Optional<Reason> after(double driving, long looks) {
        double left = left(driving + look * looks);
        return left >= robot.reservePercent()
                ? Optional.empty()
                : Optional.of(Reasons.battery(percent, Math.max(0, left), robot.reservePercent()));
    }

    /** Charge above the reserve that is left then, percentage points; negative if there is less. */
    double margin(double driving, long looks) {
        return left(driving + look * looks) - robot.reservePercent();
    }

    private double left(double used) {
        return percent - 100.0 * used / 60 / robot.batteryMinutes();
    }
}
