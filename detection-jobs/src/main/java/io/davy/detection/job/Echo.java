package io.davy.detection.job;

import io.davy.jobs.RawRecord;
import java.time.Duration;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Wakes the area of a record that an earlier run of the job wrote: an area that nothing else wakes sees to what that run wrote of it. What was written
 * {@value #CLOCKS_DIFFER_S} s after the start is this run's own and wakes nobody, or each alarm would be worked off twice.
 */
final class Echo extends ProcessFunction<RawRecord, ZoneEvent> {
    private static final long serialVersionUID = 1L;
    /** By how much the clocks of those who write may differ. */
    private static final long CLOCKS_DIFFER_S = 10;

    /** When this run read its first record, milliseconds since 1970; 0 before. */
    private transient long beganMs;

    @Override
    public void processElement(RawRecord record, Context ctx, Collector<ZoneEvent> out) {
        if (beganMs == 0) {
            beganMs = ctx.timerService().currentProcessingTime();
        }
        if (record.timestamp() > beganMs + Duration.ofSeconds(CLOCKS_DIFFER_S).toMillis()) {
            return;
        }
        ZoneEvent wake = ZoneEvent.wake(record.keyText());
        if (wake != null) {
            out.collect(wake);
        }
    }
}
