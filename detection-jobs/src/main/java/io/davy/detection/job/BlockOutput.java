package io.davy.detection.job;

import io.davy.detection.block.BlockSource;
import io.davy.detection.block.BlockTeller;
import io.davy.detection.block.Subjects;
import io.davy.detection.robot.RobotSensors;
import io.davy.detection.rule.Signal;
import io.davy.detection.watch.ConditionChange;
import io.davy.jobs.OutRecord;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Zone;
import io.davy.topic.Topics;
import io.davy.wire.Block;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Gives what the rules say of one block its place in the plant, and hands it to Flink. */
final class BlockOutput implements BlockTeller {
    private final Plant plant;
    private final BlockSource source;
    private final Block block;
    private final Collector<ZoneEvent> out;
    private final KeyedBroadcastProcessFunction<String, ?, ?, ZoneEvent>.ReadOnlyContext ctx;

    BlockOutput(
            Plant plant,
            BlockSource source,
            Block block,
            Collector<ZoneEvent> out,
            KeyedBroadcastProcessFunction<String, ?, ?, ZoneEvent>.ReadOnlyContext ctx) {
        this.plant = plant;
        this.source = source;
        this.block = block;
        this.out = out;
        this.ctx = ctx;
    }

    @Override
    public void tell(Signal signal) {
        Zone zone = Subjects.zone(plant, signal.subject(), block);
        out.collect(ZoneEvent.of(ConditionChange.of(
                plant.site().id(),
                zone == null ? plant.site().id() : zone.area(),
                zone == null ? robotZone() : zone.id(),
                signal,
                block.getReceivedMs())));
    }

    @Override
    public void reading(long timeMs, double value) {
        String zone = source.sensor() == null ? robotZone() : source.sensor().zone();
        ReadingBatch batch = ReadingBatch.newBuilder()
                .setZone(zone)
                .setSource(block.getSource())
                .setTimeMs(timeMs)
                .setReceivedMs(block.getReceivedMs())
                .addReadings(Reading.newBuilder().setSensor(source.tag()).setValue(value))
                .build();
        ctx.output(BlockFunction.READINGS, OutRecord.of(Topics.READINGS, zone, batch.toByteArray()));
    }

    private String robotZone() {
        String robot = robot();
        return robot == null ? plant.site().id() : RobotSensors.PREFIX + robot;
    }

    private @Nullable String robot() {
        return source.robot() == null ? null : source.robot().id();
    }
}
