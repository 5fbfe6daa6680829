package io.davy.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Ids;
import io.davy.jobs.RawRecord;
import io.davy.topic.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // the harness may be interrupted as it closes
class EchoTest {
    private static final long START = 1_767_225_600_000L;

    private static RawRecord written(String key, long second) {
        return new RawRecord(
                Topics.ALARMS, 0, 0, START + 1000 * second, key.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    @Test
    void wakesTheAreasOfWhatAnEarlierRunWroteAndNobodyByItsOwn() throws Exception {
        String alarm = Ids.alarm("A1", "AT-1", "gas_high", START);
        try (var h = new OneInputStreamOperatorTestHarness<RawRecord, ZoneEvent>(new ProcessOperator<>(new Echo()))) {
            h.open();
            h.setProcessingTime(START);
            h.processElement(new StreamRecord<>(written(alarm, -600)));
            h.processElement(new StreamRecord<>(written("of no area", -600)));
            assertThat(h.extractOutputValues())
                    .singleElement()
                    .satisfies(e -> assertThat(e.area()).isEqualTo(Ids.area("A1")))
                    .satisfies(e -> assertThat(e.wakes()).isTrue());

            h.processElement(new StreamRecord<>(written(alarm, 5)));
            assertThat(h.extractOutputValues())
                    .as("the clock of who wrote it may differ")
                    .hasSize(2);
            h.setProcessingTime(START + 60_000);
            h.processElement(new StreamRecord<>(written(alarm, 60)));
            assertThat(h.extractOutputValues())
                    .as("an alarm of this run is not worked off twice")
                    .hasSize(2);
        }
    }
}
