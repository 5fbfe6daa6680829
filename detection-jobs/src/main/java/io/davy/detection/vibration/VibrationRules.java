package io.davy.detection.vibration;

import io.davy.detection.block.BlockRule;
import io.davy.detection.block.BlockSource;
import io.davy.plant.Plant;
import java.util.List;

/** Makes the vibration rules that the plant asks for. */
public final class VibrationRules {
    private VibrationRules() {}

    /** The rules on the waveform blocks of one source. */
    public static List<BlockRule<?>> blocks(Plant plant, BlockSource source) {
        return List.of();
    }
}
