package io.davy.detection.job;

import io.davy.jobs.DeadLetter;
import io.davy.jobs.JsonType;
import io.davy.jobs.OutRecord;
import io.davy.jobs.RawRecord;
import io.davy.plant.Plant;
import io.davy.plant.PlantElements;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** Puts the plant together from davy.plant, and wakes every zone of a new plant, so that a zone that never says a word is watched too. */
public final class PlantFunction extends KeyedProcessFunction<String, RawRecord, Plant> {
    static final TypeInformation<Plant> PLANT = JsonType.of(Plant.class, 1);
    static final OutputTag<RawRecord> WAKE = new OutputTag<>("wake", RawRecord.TYPE);
    static final OutputTag<OutRecord> DEAD = new OutputTag<>("plant-dead-letters", OutRecord.TYPE);
    private static final long serialVersionUID = 1L;

    private transient MapState<String, byte[]> elements;
    private transient PlantElements.@Nullable Assembler assembler;

    @Override
    public void open(OpenContext context) {
        elements = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "elements",
                        BasicTypeInfo.STRING_TYPE_INFO,
                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(RawRecord record, Context ctx, Collector<Plant> out) throws Exception {
        PlantElements.Assembler known = assembler();
        Optional<Plant> plant;
        try {
            plant = known.accept(record.keyText(), record.value());
        } catch (RuntimeException e) {
            ctx.output(DEAD, DeadLetter.of(record, "not a plant element: " + e.getMessage()));
            return;
        }
        if (record.value() == null) {
            elements.remove(record.keyText());
        } else {
            elements.put(record.keyText(), record.value());
        }
        if (plant.isPresent()) {
            out.collect(plant.get());
            for (Plant.Zone zone : plant.get().zones()) {
                ctx.output(WAKE, Zones.wake(zone.id()));
            }
        }
    }

    private PlantElements.Assembler assembler() throws Exception {
        if (assembler == null) {
            assembler = new PlantElements.Assembler();
            for (Map.Entry<String, byte[]> e : elements.entries()) {
                assembler.accept(e.getKey(), e.getValue());
            }
        }
        return assembler;
    }
}
