package io.davy.detection.job;

import com.google.protobuf.InvalidProtocolBufferException;
import io.davy.detection.block.BadBlockException;
import io.davy.detection.block.BlockRule;
import io.davy.detection.block.BlockRules;
import io.davy.detection.block.BlockSource;
import io.davy.detection.rule.RuleState;
import io.davy.jobs.DeadLetter;
import io.davy.jobs.OutRecord;
import io.davy.jobs.RawRecord;
import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.wire.Block;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the {@link BlockRules} of a sensor on its blocks, apart from the watch, so that heavy mathematics never delays a gas alarm. */
public final class BlockFunction extends KeyedBroadcastProcessFunction<String, RawRecord, Plant, ZoneEvent> {
    static final OutputTag<OutRecord> DEAD = new OutputTag<>("block-dead-letters", OutRecord.TYPE);
    /** Readings that stand for blocks, on their way to davy.readings. */
    static final OutputTag<OutRecord> READINGS = new OutputTag<>("block-readings", OutRecord.TYPE);

    private static final Logger LOG = LoggerFactory.getLogger(BlockFunction.class);
    private static final long serialVersionUID = 1L;
    /** A block further ahead of its arrival than this is taken by its arrival, as a reading is. */
    private static final long MOST_AHEAD_MS = 5_000;

    private static final double MOST_LASTS_MS = 86_400_000;

    private record Rules(BlockSource source, List<BlockRule<?>> rules) {}

    /** JSON, since a plant is no Java-serializable object. */
    private final byte[] initial;

    private transient Map<String, @Nullable Rules> rules;
    private transient @Nullable Plant plant;
    private transient MapState<String, byte[]> states;
    private transient ValueState<Long> newest;
    private transient Counter blocks;
    private transient Counter repeated;

    /**
     * @param initial the plant until davy.plant says otherwise
     */
    public BlockFunction(Plant initial) {
        this.initial = Json.bytes(initial);
    }

    @Override
    public void open(OpenContext context) {
        rules = new HashMap<>();
        states = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "rules",
                        BasicTypeInfo.STRING_TYPE_INFO,
                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        newest = getRuntimeContext().getState(new ValueStateDescriptor<>("newest", BasicTypeInfo.LONG_TYPE_INFO));
        blocks = getRuntimeContext().getMetricGroup().counter("blocks");
        repeated = getRuntimeContext().getMetricGroup().counter("late_blocks");
    }

    @Override
    public void processElement(RawRecord record, ReadOnlyContext ctx, Collector<ZoneEvent> out) throws Exception {
        if (record.value() == null) {
            return;
        }
        Block block;
        try {
            block = Block.parseFrom(record.value());
        } catch (InvalidProtocolBufferException e) {
            ctx.output(DEAD, DeadLetter.of(record, "a Block was expected: " + e.getMessage()));
            return;
        }
        String tag = ctx.getCurrentKey();
        Rules known = rules(tag, ctx.getBroadcastState(WatchFunction.PLANT_STATE));
        if (known == null) {
            ctx.output(DEAD, DeadLetter.of(record, "there is no sensor " + tag + " in the plant"));
            return;
        }
        long lastsMs = lastsMs(block);
        if (block.getTimeMs() > record.timestamp() + MOST_AHEAD_MS - lastsMs) {
            block = block.toBuilder().setTimeMs(record.timestamp() - lastsMs).build();
        }
        Long before = newest.value();
        if (before != null && block.getTimeMs() <= before) {
            // Told again after a restart, or overtaken: a rule that counts blocks must not count it.
            repeated.inc();
            return;
        }
        newest.update(block.getTimeMs());
        blocks.inc();
        BlockOutput output = new BlockOutput(
                plant(ctx.getBroadcastState(WatchFunction.PLANT_STATE)), known.source(), block, out, ctx);
        String bad = judge(known.rules(), block, output);
        if (bad != null) {
            ctx.output(DEAD, DeadLetter.of(record, tag + ": " + bad));
        }
    }

    /** Runs the rules, each for itself; gives why the block is of no use, or null. */
    private @Nullable String judge(List<BlockRule<?>> all, Block block, BlockOutput output) throws Exception {
        String bad = null;
        boolean taken = false;
        for (BlockRule<?> rule : all) {
            if (rule.content() != block.getContentCase()) {
                continue;
            }
            taken = true;
            try {
                run(rule, block, output);
            } catch (BadBlockException e) {
                bad = bad == null ? e.getMessage() : bad;
            } catch (ArithmeticException
                    | IllegalArgumentException
                    | IndexOutOfBoundsException
                    | NegativeArraySizeException e) {
                // Mathematics that met numbers it cannot bear. The block would be read again after every restart, and
                // no gas alarm with it.
                LOG.error("rule {} failed on a block of {}", rule.key(), block.getSensor(), e);
                bad = bad == null ? "the rule " + rule.key() + " cannot compute it: " + e : bad;
            }
        }
        return taken
                ? bad
                : "found " + block.getContentCase()
                        + ", which nothing at this sensor looks at; expected a waveform of a vibration "
                        + "sensor, or a thermal frame of a temperature sensor or a robot";
    }

    /** How long a waveform took, ms; it arrives when it is over. */
    private static long lastsMs(Block block) {
        double rate = block.getWaveform().getRateHz();
        return rate > 0 ? (long) Math.min(MOST_LASTS_MS, block.getWaveform().getSamplesCount() * 1000.0 / rate) : 0;
    }

    private <S extends RuleState> void run(BlockRule<S> rule, Block block, BlockOutput output) throws Exception {
        S state = state(rule);
        rule.block(state, block, output);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        states.put(rule.key(), bytes.toByteArray());
    }

    private <S extends RuleState> S state(BlockRule<S> rule) throws Exception {
        byte[] kept = states.get(rule.key());
        if (kept == null) {
            return rule.fresh();
        }
        try {
            return rule.read(new DataInputStream(new ByteArrayInputStream(kept)));
        } catch (IOException e) {
            LOG.warn("the state of rule {} cannot be read, it begins anew: {}", rule.key(), e.getMessage());
            return rule.fresh();
        }
    }

    @Override
    public void processBroadcastElement(Plant update, Context ctx, Collector<ZoneEvent> out) throws Exception {
        ctx.getBroadcastState(WatchFunction.PLANT_STATE).put(WatchFunction.PLANT_KEY, update);
        plant = update;
        rules.clear();
    }

    private @Nullable Rules rules(String tag, ReadOnlyBroadcastState<String, Plant> broadcast) throws Exception {
        if (!rules.containsKey(tag)) {
            Plant now = plant(broadcast);
            BlockSource source = BlockSource.of(now, tag);
            rules.put(tag, source == null ? null : new Rules(source, BlockRules.of(now, source)));
        }
        return rules.get(tag);
    }

    private Plant plant(ReadOnlyBroadcastState<String, Plant> broadcast) throws Exception {
        if (plant == null) {
            Plant kept = broadcast.get(WatchFunction.PLANT_KEY);
            plant = kept != null ? kept : Json.read(initial, Plant.class);
        }
        return plant;
    }
}
