package io.davy.detection.heat;

import io.davy.alarm.Alarm.Evidence;
import io.davy.alarm.Alarm.Explanation;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.block.BadBlockException;
import io.davy.detection.block.BlockRule;
import io.davy.detection.block.BlockSource;
import io.davy.detection.block.BlockTeller;
import io.davy.detection.rule.Latch;
import io.davy.detection.rule.Signal;
import io.davy.detection.rule.Teller;
import io.davy.plant.HeatFigures;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.wire.Block;
import io.davy.wire.ThermalFrame;
import java.io.DataInput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches the hot spots of a camera's thermal frames: hotter than the limit, or too far above the rest of the picture. A spot must be
 * there in {@value #FRAMES} frames in a row, of a fixed camera at the same place in the picture. A fixed camera's reading is its hottest.
 */
final class ThermalRule implements BlockRule<ThermalState> {
    private static final int FRAMES = 3;
    /** A condition goes off below this share of its difference, and this far below its limit, K. */
    private static final double BACK = 0.8;

    private static final double DEADBAND = 3;
    /** Where no figure says what is a hot spot: the lowest grade of NETA over ambient that calls for repair, K. */
    private static final double LEAST_OVER = 11;

    private final Plant plant;
    private final BlockSource source;
    private final @Nullable Scene fixed;

    ThermalRule(Plant plant, BlockSource source) {
        this.plant = plant;
        this.source = source;
        Sensor camera = source.sensor();
        this.fixed = camera == null ? null : Scene.of(plant, camera);
    }

    @Override
    public String key() {
        return "thermal";
    }

    @Override
    public Block.ContentCase content() {
        return Block.ContentCase.THERMAL;
    }

    @Override
    public ThermalState fresh() {
        return new ThermalState();
    }

    @Override
    public ThermalState read(DataInput in) throws IOException {
        return ThermalState.read(in);
    }

    @Override
    public void block(ThermalState s, Block block, BlockTeller out) throws BadBlockException {
        ThermalFrame frame = block.getThermal();
        int[] pixels = Frames.pixels(frame);
        Scene scene = fixed;
        if (scene == null && frame.hasPose()) {
            scene = Scene.of(plant, source, frame.getPose());
        }
        HeatFigures heat = scene == null ? null : scene.figures().heat();
        Double over = heat == null ? null : heat.overAmbient() != null ? heat.overAmbient() : heat.overAmbientHigh();
        HotSpots found;
        try {
            found = HotSpots.of(pixels, frame.getWidth(), over == null ? LEAST_OVER : over);
        } catch (IllegalArgumentException e) {
            throw new BadBlockException(e.getMessage());
        }
        if (fixed != null) {
            out.reading(block.getTimeMs(), found.hottest());
        }
        if (scene != null) {
            judge(s.view(scene.subject()), new Look(scene, found, frame, block.getTimeMs()), out);
        }
    }

    /** One frame of one scene. */
    private record Look(Scene scene, HotSpots found, ThermalFrame frame, long timeMs) {
        @Nullable
        HotSpot hottest() {
            return found.spots().isEmpty() ? null : found.spots().get(0);
        }
    }

    private void judge(ThermalState.View v, Look look, Teller out) {
        HotSpot spot = look.hottest();
        HotSpot last = v.last;
        boolean same = spot != null && last != null && (fixed == null || spot.touches(last));
        v.frames = spot == null ? 0 : same ? Math.min(FRAMES, v.frames + 1) : 1;
        v.last = spot;
        Double limit = look.scene().figures().high();
        if (limit != null) {
            // What fills the picture is no spot, and hot all the same: it takes nothing back.
            double hottest = spot == null ? look.found().hottest() : spot.hottest();
            boolean beyond = v.frames >= FRAMES && hottest >= limit;
            Latch.Step step = v.absolute.step(beyond, hottest < limit - DEADBAND, look.timeMs(), hottest, 0, 0);
            tell(v.absolute, step, look, "heat_hot_spot", Priority.HIGH, hottest, "degC", limit, out);
        }
        HeatFigures heat = look.scene().figures().heat();
        if (heat != null) {
            rise(v, v.rise, look, "heat_hot_spot_rise", Priority.MEDIUM, heat.overAmbient(), out);
            rise(v, v.riseHigh, look, "heat_hot_spot_rise_high", Priority.HIGH, heat.overAmbientHigh(), out);
        }
    }

    private static void rise(
            ThermalState.View v,
            Latch latch,
            Look look,
            String rule,
            Priority priority,
            @Nullable Double limit,
            Teller out) {
        if (limit != null) {
            HotSpot spot = look.hottest();
            double over = spot == null ? 0 : spot.over();
            boolean beyond = v.frames >= FRAMES && over >= limit;
            Latch.Step step = latch.step(beyond, over < BACK * limit, look.timeMs(), over, 0, 0);
            tell(latch, step, look, rule, priority, over, "K", limit, out);
        }
    }

    private static void tell(
            Latch latch,
            Latch.Step step,
            Look look,
            String rule,
            Priority priority,
            double value,
            String unit,
            double limit,
            Teller out) {
        if (step == Latch.Step.SAME) {
            return;
        }
        Scene scene = look.scene();
        boolean on = step == Latch.Step.WENT_ON;
        AlarmClass of = scene.figures().alarmClass();
        out.tell(new Signal(
                scene.subject(),
                scene.machine(),
                Hazard.HEAT,
                null,
                rule,
                of == null ? AlarmClass.PROCESS : of,
                priority,
                on,
                look.timeMs(),
                latch.onsetMs(),
                value,
                unit,
                limit,
                on ? explain(look, value, unit) : null));
    }

    private static @Nullable Explanation explain(Look look, double value, String unit) {
        HotSpot spot = look.hottest();
        HeatFigures heat = look.scene().figures().heat();
        return spot == null
                ? null
                : new Explanation(
                        Frames.words(look.scene().subject(), spot, look.found(), look.frame()),
                        null,
                        unit.equals("K") && heat != null
                                ? heat.source()
                                : look.scene().figures().source(),
                        List.of(new Evidence(Instant.ofEpochMilli(look.timeMs()), value)));
    }
}
