package io.davy.detection.watch;

import io.davy.detection.gas.AirSample;
import io.davy.detection.rule.Service;
import io.davy.plant.Plant;
import io.davy.wire.Quality;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import io.davy.wire.ReadingWalker;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** A zone under watch, spoken to in seconds since a fixed start. */
public final class WatchedZone implements WatchOutput {
    /** 2026-01-01T00:00:00Z. */
    public static final long START = 1_767_225_600_000L;

    private final ReadingWalker walker = new ReadingWalker();
    private final ZoneWatch watch;
    private ZonePlan plan;
    private ZoneState state;
    private long since = START;
    public final List<ConditionChange> changes = new ArrayList<>();
    public final List<String> rejected = new ArrayList<>();
    public final List<AirSample> air = new ArrayList<>();
    /** Air and changes in the order in which they were told. */
    final List<String> order = new ArrayList<>();

    public WatchedZone(Plant plant) {
        this(plant, true);
    }

    public WatchedZone(Plant plant, boolean live) {
        plan = ZonePlan.compile(plant, "Z1");
        state = ZoneState.fresh(plan);
        watch = new ZoneWatch(live);
    }

    /** A live zone that goes on with a state. */
    WatchedZone(Plant plant, ZoneState state) {
        this(plant);
        this.state = state.under(plan, this);
    }

    public WatchedZone reads(double second, String tag, double value) {
        return reads(second, second, tag, value, Quality.GOOD);
    }

    /** One reading of AT-1 a second, from the first second to before the last. */
    public WatchedZone feed(int from, int to, IntToDoubleFunction value) {
        for (int k = from; k < to; k++) {
            reads(k, "AT-1", value.applyAsDouble(k));
        }
        return this;
    }

    public WatchedZone bad(double second, String tag) {
        return reads(second, second, tag, 0, Quality.FAILURE);
    }

    /** A reading whose own time is not when it arrived. */
    public WatchedZone arrives(double arrival, double time, String tag, double value) {
        return reads(arrival, time, tag, value, Quality.GOOD);
    }

    WatchedZone reads(double arrival, double time, String tag, double value, Quality quality) {
        batch(
                arrival,
                ReadingBatch.newBuilder()
                        .setZone("Z1")
                        .setTimeMs(at(time))
                        .setReceivedMs(at(arrival))
                        .addReadings(Reading.newBuilder()
                                .setSensor(tag)
                                .setValue(value)
                                .setQuality(quality))
                        .build());
        return this;
    }

    public WatchedZone batch(double arrival, ReadingBatch batch) {
        walker.open(batch.toByteArray());
        watch.accept(plan, state, walker, at(arrival), at(arrival), this);
        return this;
    }

    public WatchedZone clock(double second) {
        watch.check(plan, state, at(second), since, this);
        return this;
    }

    /** The job was killed: what was in state comes back from bytes, and nothing before this second could be heard. */
    public WatchedZone restartsAt(double second) {
        since = at(second);
        return throughBytes();
    }

    public WatchedZone throughBytes() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            state.write(new DataOutputStream(bytes));
            state = ZoneState.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())))
                    .copy();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the kept readings with their sensors, as a late one does. */
    void settle() {
        state.sheets.settle(state, plan.latenessMs);
    }

    /** How many readings are kept with their sensors. */
    int settled() {
        int n = 0;
        for (Recent recent : state.recents) {
            n += recent == null ? 0 : recent.size();
        }
        return n;
    }

    /** Goes on with a copy, as while a checkpoint is being written, and gives what the checkpoint has. */
    ZoneState checkpoint() {
        ZoneState kept = state;
        state = kept.copy();
        return kept;
    }

    public WatchedZone with(Plant plant) {
        return with(plant, Service.ALL_IN);
    }

    WatchedZone with(Plant plant, Service service) {
        plan = ZonePlan.compile(plant, "Z1", service);
        state = state.under(plan, this);
        return this;
    }

    public static long at(double second) {
        return START + Math.round(second * 1000);
    }

    /** The changes so far in short: {@code 12 AT-1 gas_high on}. */
    public List<String> said() {
        return changes.stream()
                .map(c -> (c.time().toEpochMilli() - START) / 1000 + " " + c.sensor() + " " + c.rule()
                        + (c.on() ? " on" : " off"))
                .toList();
    }

    /** What the ladder remembers of a sensor, in words that do not depend on the order in which its rules went on. */
    String row(String tag) {
        Row row = state.rows[plan.tags().indexOf(tag)];
        List<String> active = new ArrayList<>();
        for (Condition c = row.active; c != null; c = c.next) {
            if (!c.rule.byClock()) {
                active.add(c.rule + " " + c.phase + " since " + (c.sinceMs - START) + " onset " + (c.onsetMs - START));
            }
        }
        active.sort(null);
        try {
            ByteArrayOutputStream rate = new ByteArrayOutputStream();
            if (row.rate != null) {
                row.rate.write(new DataOutputStream(rate));
            }
            if (row.background != null) {
                row.background.write(new DataOutputStream(rate));
            }
            return (row.lastTime - START) + " " + (row.lastChange - START) + " " + row.lastValue + " " + active + " "
                    + java.util.HexFormat.of().formatHex(rate.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LateCounts counts() {
        return watch.counts();
    }

    int busy(String tag) {
        int busy = 0;
        for (Condition c = state.rows[plan.tags().indexOf(tag)].active; c != null; c = c.next) {
            busy++;
        }
        return busy;
    }

    @Override
    public void change(ConditionChange change) {
        changes.add(change);
        order.add(change.sensor() + " " + change.rule());
    }

    @Override
    public void air(AirSample sample) {
        air.add(sample);
        order.add("air " + String.join(" ", sample.sensors()));
    }

    @Override
    public void reject(String reason) {
        rejected.add(reason);
    }
}
