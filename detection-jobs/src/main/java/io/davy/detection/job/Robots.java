package io.davy.detection.job;

import io.davy.detection.robot.RobotState;
import io.davy.detection.robot.RobotWatch;
import io.davy.detection.watch.ConditionChange;
import io.davy.detection.watch.WatchOutput;
import io.davy.plant.Plant;
import io.davy.wire.ReadingWalker;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.state.ValueState;
import org.jspecify.annotations.Nullable;

/** Keeps the state of {@link RobotWatch} for the robot whose zone is in hand. */
final class Robots {
    private final ValueState<RobotState> states;
    private @Nullable RobotWatch watch;

    Robots(ValueState<RobotState> states) {
        this.states = states;
    }

    /** A new plant has come. */
    void forget() {
        watch = null;
    }

    void accept(Plant plant, String zone, ReadingWalker batch, long latestMs, WatchOutput out) throws IOException {
        states.update(watch(plant).accept(state(), batch, zone, latestMs, out));
    }

    void change(Plant plant, ConditionChange change, WatchOutput out) {
        try {
            states.update(watch(plant).change(state(), change, out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RobotWatch watch(Plant plant) {
        if (watch == null) {
            watch = new RobotWatch(plant);
        }
        return watch;
    }

    private RobotState state() throws IOException {
        RobotState state = states.value();
        return state == null ? RobotState.EMPTY : state;
    }
}
