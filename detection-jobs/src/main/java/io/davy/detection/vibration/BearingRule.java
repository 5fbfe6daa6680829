package io.davy.detection.vibration;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.block.BadBlockException;
import io.davy.detection.block.BlockRule;
import io.davy.detection.block.BlockTeller;
import io.davy.detection.rule.Signal;
import io.davy.plant.Bearing;
import io.davy.wire.Block;
import java.io.DataInput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what of a machine's rolling bearing is damaged.
 *
 * <p>A part is alarmed when it was found {@value #OBSERVATIONS} times: in consecutive judged blocks, or in a block and in both halves of it
 * (a block of steady evidence counts twice). The alarm goes off after {@value #MISSES} judged blocks in a row without it; a block in
 * which the machine stands still is not judged.
 */
final class BearingRule implements BlockRule<BearingMemory> {
    static final int OBSERVATIONS = 2;
    static final int MISSES = 3;
    /** A speed that the device measured may still drift within the block. */
    private static final double MEASURED = 0.01;

    /** A nominal speed is that of full load or of none; an induction motor slips up to this. */
    private static final double NOMINAL = 0.03;

    /** A machine that vibrates less than this share of what it did when damage was seen does not turn, or without load. */
    private static final double STANDS_STILL = 0.3;

    private final String sensor;
    private final @Nullable String machine;
    private final @Nullable Bearing bearing;
    private final double nominalHz;
    private final AlarmClass alarmClass;

    /**
     * @param sensor tag
     * @param machine id of the machine it watches
     * @param bearing the bearing; null: only hammering is told
     * @param nominalRpm nominal speed, 1/min; 0 if the plant gives none
     */
    BearingRule(
            String sensor,
            @Nullable String machine,
            @Nullable Bearing bearing,
            double nominalRpm,
            AlarmClass alarmClass) {
        this.sensor = sensor;
        this.machine = machine;
        this.bearing = bearing;
        this.nominalHz = nominalRpm / 60;
        this.alarmClass = alarmClass;
    }

    @Override
    public String key() {
        return "bearing";
    }

    @Override
    public Block.ContentCase content() {
        return Block.ContentCase.WAVEFORM;
    }

    @Override
    public BearingMemory fresh() {
        return new BearingMemory();
    }

    @Override
    public BearingMemory read(DataInput in) throws IOException {
        return BearingMemory.read(in);
    }

    @Override
    public void block(BearingMemory memory, Block block, BlockTeller out) throws BadBlockException {
        Trace trace = Trace.of(block);
        double measuredHz = block.getWaveform().getSpeedRpm() / 60;
        double shaftHz = measuredHz > 0 ? measuredHz : nominalHz;
        if (!Exam.possible(trace.samples().length, trace.rateHz(), bearing, shaftHz)) {
            return;
        }
        Exam exam = Exam.of(trace.samples(), trace.rateHz(), bearing, shaftHz, measuredHz > 0 ? MEASURED : NOMINAL);
        Finding finding = exam.finding();
        if (finding == null && exam.shape().rms() < STANDS_STILL * memory.rms) {
            return;
        }
        if (finding != null) {
            memory.rms = exam.shape().rms();
        }
        for (BearingFault fault : BearingFault.values()) {
            int i = fault.ordinal();
            if (finding != null && finding.fault() == fault) {
                seen(memory, i, finding, exam, block, trace, out);
            } else if (++memory.missed[i] >= MISSES) {
                memory.found[i] = 0;
                if (memory.on[i]) {
                    memory.on[i] = false;
                    out.tell(signal(memory, fault, false, trace.endMs(), null));
                }
            }
        }
    }

    private void seen(
            BearingMemory memory, int i, Finding finding, Exam exam, Block block, Trace trace, BlockTeller out) {
        memory.onsetMs[i] = memory.found[i] == 0 ? block.getTimeMs() : memory.onsetMs[i];
        memory.found[i] += exam.steady() ? OBSERVATIONS : 1;
        memory.missed[i] = 0;
        memory.value[i] = finding.strength();
        if (memory.found[i] >= OBSERVATIONS && !memory.on[i]) {
            memory.on[i] = true;
            out.tell(signal(memory, finding.fault(), true, trace.endMs(), BearingText.of(finding, exam, trace)));
        }
    }

    private Signal signal(
            BearingMemory memory,
            BearingFault fault,
            boolean on,
            long timeMs,
            io.davy.alarm.Alarm.@Nullable Explanation why) {
        return new Signal(
                sensor,
                machine,
                Hazard.VIBRATION,
                null,
                fault.rule(),
                fault == BearingFault.UNKNOWN ? AlarmClass.ADVISORY : alarmClass,
                fault == BearingFault.UNKNOWN ? Priority.LOW : Priority.MEDIUM,
                on,
                timeMs,
                memory.onsetMs[fault.ordinal()],
                memory.value[fault.ordinal()],
                null,
                1,
                why);
    }
}
