package io.davy.detection.job;

import com.google.protobuf.InvalidProtocolBufferException;
import io.davy.detection.watch.ConditionChange;
import io.davy.jobs.OutRecord;
import io.davy.jobs.RawRecord;
import io.davy.plant.Plant;
import io.davy.topic.Topics;
import io.davy.wire.Block;
import io.davy.wire.ReadingBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** The operator that judges blocks, under a plant. */
@SuppressWarnings("try")
public final class BlockHarness implements AutoCloseable {
    private final Plant plant;
    private final KeyedBroadcastOperatorTestHarness<String, RawRecord, Plant, ZoneEvent> harness;

    public BlockHarness(Plant plant) throws Exception {
        this(plant, null);
    }

    private BlockHarness(Plant plant, @Nullable OperatorSubtaskState state) throws Exception {
        this.plant = plant;
        harness = new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(new BlockFunction(plant), List.of(WatchFunction.PLANT_STATE)),
                RawRecord::keyText,
                BasicTypeInfo.STRING_TYPE_INFO,
                16,
                1,
                0);
        if (state != null) {
            harness.initializeState(state);
        }
        harness.open();
    }

    /** Another one that goes on from this one's checkpoint. */
    public BlockHarness killed() throws Exception {
        return new BlockHarness(plant, harness.snapshot(1, 0));
    }

    public BlockHarness takes(String tag, Block block) throws Exception {
        byte[] key = tag.getBytes(StandardCharsets.UTF_8);
        harness.processElement(new RawRecord(Topics.BLOCKS, 0, 7, block.getTimeMs(), key, block.toByteArray()), 0);
        return this;
    }

    public List<ConditionChange> changes() {
        return harness.extractOutputValues().stream()
                .map(ZoneEvent::change)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Why blocks were refused. */
    public List<String> refused() {
        return side(BlockFunction.DEAD).stream()
                .map(r -> r.headers().get(Topics.HEADER_REASON))
                .toList();
    }

    public List<ReadingBatch> readings() throws InvalidProtocolBufferException {
        List<ReadingBatch> all = new ArrayList<>();
        for (OutRecord r : side(BlockFunction.READINGS)) {
            all.add(ReadingBatch.parseFrom(r.value()));
        }
        return all;
    }

    private List<OutRecord> side(OutputTag<OutRecord> tag) {
        var all = harness.getSideOutput(tag);
        return all == null ? List.of() : all.stream().map(r -> r.getValue()).toList();
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}
