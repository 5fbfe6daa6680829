package io.davy.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.detection.TestPlant;
import io.davy.jobs.RawRecord;
import io.davy.plant.Plant;
import io.davy.plant.PlantElements;
import io.davy.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the plant on davy.plant reaches the rules. */
@SuppressWarnings("try") // the harness's close may be interrupted
class PlantFunctionTest {
    private final Plant plant =
            TestPlant.plant().gas("AT-1", "H2S", l -> l.high(10)).build();

    private static StreamRecord<RawRecord> element(String key, byte @Nullable [] value) {
        return new StreamRecord<>(new RawRecord(Topics.PLANT, 0, 7, 0, key.getBytes(StandardCharsets.UTF_8), value));
    }

    @Test
    void faultSixABadConfigurationIsRefusedWithItsReasonAndThePlantThatRunsGoesOn() throws Exception {
        try (var h = new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new PlantFunction()), r -> "plant", BasicTypeInfo.STRING_TYPE_INFO)) {
            h.setup(PlantFunction.PLANT.createSerializer(new SerializerConfigImpl()));
            h.open();
            for (Map.Entry<String, byte[]> e : PlantElements.split(plant).entrySet()) {
                h.processElement(element(e.getKey(), e.getValue()));
            }
            assertThat(h.extractOutputValues()).containsExactly(plant);
            h.processElement(element("alarms", "{\"classes\": 7}".getBytes(StandardCharsets.UTF_8)));
            h.processElement(element("no/element", "{".getBytes(StandardCharsets.UTF_8)));
            assertThat(h.extractOutputValues()).as("no other plant").containsExactly(plant);

            Plant next = TestPlant.plant().gas("AT-1", "H2S", l -> l.high(5)).build();
            List<String> published = new ArrayList<>(PlantElements.split(plant).keySet());
            published.add("no/element");
            for (Map.Entry<String, byte[]> e :
                    PlantElements.replace(published, next).entrySet()) {
                h.processElement(element(e.getKey(), e.getValue()));
            }
            assertThat(h.extractOutputValues()).as("the next good one holds").containsExactly(plant, next);
        }
    }
}
