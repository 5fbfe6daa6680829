package io.davy.detection.vibration;

import io.davy.detection.block.BadBlockException;
import io.davy.detection.block.BlockRule;
import io.davy.detection.block.BlockTeller;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.wire.Block;
import java.io.DataInput;

/**
 * Makes of each waveform the one figure that stands for its sensor: velocity RMS in mm/s, whose zones, delays and hysteresis are then
 * those of any vibration sensor; for a sensor in g or m/s2 the acceleration RMS.
 */
final class SeverityRule implements BlockRule<NoMemory> {
    private final String unit;

    SeverityRule(String unit) {
        this.unit = unit;
    }

    /** Whether a sensor's unit is one that a waveform has a figure in. */
    static boolean serves(Sensor sensor) {
        return sensor.kind() == SensorKind.VIBRATION
                || sensor.unit().equals("g")
                || sensor.unit().equals("m/s2");
    }

    @Override
    public String key() {
        return "severity";
    }

    @Override
    public Block.ContentCase content() {
        return Block.ContentCase.WAVEFORM;
    }

    @Override
    public NoMemory fresh() {
        return NoMemory.INSTANCE;
    }

    @Override
    public NoMemory read(DataInput in) {
        return NoMemory.INSTANCE;
    }

    @Override
    public void block(NoMemory state, Block block, BlockTeller out) throws BadBlockException {
        Trace trace = Trace.of(block);
        switch (unit) {
            case "g", "m/s2" -> {
                if (!trace.acceleration()) {
                    throw new BadBlockException("found a waveform in mm/s, expected g or m/s2 as the sensor's unit");
                }
                double rms = Shape.of(trace.samples()).rms();
                out.reading(trace.endMs(), unit.equals("g") ? rms / Trace.G : rms);
            }
            default -> out.reading(trace.endMs(), trace.velocity());
        }
    }
}
