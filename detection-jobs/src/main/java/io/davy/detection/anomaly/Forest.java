package io.davy.detection.anomaly;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.state.RandomCutForestMapper;
import com.amazon.randomcutforest.state.RandomCutForestState;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A random cut forest over the last {@value #SHINGLE} points of one series, with the same seed in every run. */
final class Forest {
    static final int SHINGLE = 8;
    static final int TREES = 30;
    static final int SAMPLE = 128;

    private static final byte VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final RandomCutForest forest;

    private Forest(RandomCutForest forest) {
        this.forest = forest;
    }

    static Forest fresh(long seed) {
        return new Forest(RandomCutForest.builder()
                .dimensions(SHINGLE)
                .shingleSize(SHINGLE)
                .internalShinglingEnabled(true)
                .numberOfTrees(TREES)
                .sampleSize(SAMPLE)
                .randomSeed(seed)
                .parallelExecutionEnabled(false)
                .build());
    }

    /** How odd the point is after those before it: about 1 for a usual one; 0 while there are too few. Then it is taken in. */
    double score(double value) {
        float[] point = {(float) value};
        double score = forest.getAnomalyScore(point);
        forest.update(point);
        return score;
    }

    Forest copy() {
        return new Forest(mapper().toModel(mapper().toState(forest)));
    }

    void write(DataOutput out) throws IOException {
        byte[] json = JSON.writeValueAsBytes(mapper().toState(forest));
        out.writeByte(VERSION);
        out.writeInt(json.length);
        out.write(json);
    }

    static Forest read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException("the forest has layout " + version + "; this version reads " + VERSION);
        }
        byte[] json = new byte[in.readInt()];
        in.readFully(json);
        return new Forest(mapper().toModel(JSON.readValue(json, RandomCutForestState.class)));
    }

    private static RandomCutForestMapper mapper() {
        RandomCutForestMapper mapper = new RandomCutForestMapper();
        // Without the trees it would grow others from the same sample, and say something else after a restart.
        mapper.setSaveTreeStateEnabled(true);
        mapper.setPartialTreeStateEnabled(true);
        mapper.setSaveExecutorContextEnabled(true);
        return mapper;
    }
}
