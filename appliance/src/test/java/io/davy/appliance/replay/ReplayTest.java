package io.davy.appliance.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.appliance.score.PureChain;
import io.davy.json.Json;
import io.davy.sim.recording.Recording;
import io.davy.sim.recording.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped excerpt of real gas releases through MQTT, the gateway, Kafka and the detection job. */
class ReplayTest {
    @TempDir
    Path dir;

    @Test
    void theShippedReleasesOpenAnIncidentAndTwoReplaysAndTheChainInMemorySayTheSame() throws Exception {
        Recording recording = Recordings.open(Recordings.METEC_CH4, null);
        AtomicInteger seen = new AtomicInteger();

        List<Line> first = new ReplayRun(recording, Files.createDirectory(dir.resolve("1")), seen::set).run();
        List<Line> second = new ReplayRun(recording, Files.createDirectory(dir.resolve("2")), n -> {}).run();

        assertThat(second).isEqualTo(first);
        assertThat(inMemory(recording)).isEqualTo(first);
        assertThat(seen).hasValue(ReplayRun.readings(recording));
        assertThat(first).isSortedAccordingTo(Line.ORDER);
        List<Line> incidents =
                first.stream().filter(l -> l.type().equals("incident")).toList();
        assertThat(incidents).isNotEmpty().allSatisfy(l -> {
            assertThat(l.hazard()).isEqualTo("GAS");
            assertThat(l.source()).isNotNull();
            assertThat(l.source().lat()).isBetween(40.59, 40.60);
        });
        assertThat(incidents.get(0).state()).isEqualTo("OPEN");
        assertThat(incidents.get(incidents.size() - 1).state()).isEqualTo("CLOSED");
        JsonNode json = Json.DAVY.readTree(Json.text(incidents.get(0)));
        assertThat(json.fieldNames())
                .toIterable()
                .startsWith(
                        "type", "id", "time", "state", "hazard", "sensor", "zone", "rule", "value", "limit", "source")
                .contains("opened");
    }

    private static List<Line> inMemory(Recording recording) {
        Findings said = new Findings();
        PureChain chain = new PureChain(recording.plant(), a -> said.add(Line.of(a)), i -> said.add(Line.of(i)));
        recording.scans().forEachRemaining(chain::accept);
        return said.ordered(recording.end());
    }
}
