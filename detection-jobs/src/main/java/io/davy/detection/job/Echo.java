package io.davy.detection.job;

import io.davy.jobs.RawRecord;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.util.Collector;

/** Wakes the area of a record that the job itself wrote: an area that nothing else wakes sees to what an earlier run wrote of it. */
final class Echo implements FlatMapFunction<RawRecord, ZoneEvent>, ResultTypeQueryable<ZoneEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(RawRecord record, Collector<ZoneEvent> out) {
        ZoneEvent wake = ZoneEvent.wake(record.keyText());
        if (wake != null) {
            out.collect(wake);
        }
    }

    @Override
    public TypeInformation<ZoneEvent> getProducedType() {
        return ZoneEvent.TYPE;
    }
}
