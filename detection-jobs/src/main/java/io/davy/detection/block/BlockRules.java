package io.davy.detection.block;

import io.davy.detection.heat.HeatRules;
import io.davy.detection.vibration.VibrationRules;
import io.davy.plant.Plant;
import java.util.ArrayList;
import java.util.List;

/** The rules on the blocks of one source. */
public final class BlockRules {
    private BlockRules() {}

    /** The rules that the plant asks for. */
    public static List<BlockRule<?>> of(Plant plant, BlockSource source) {
        List<BlockRule<?>> all = new ArrayList<>();
        all.addAll(VibrationRules.blocks(plant, source));
        all.addAll(HeatRules.blocks(plant, source));
        return List.copyOf(all);
    }
}
