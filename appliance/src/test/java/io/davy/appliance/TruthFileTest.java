package io.davy.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davy.sim.SimEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthFileTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path dir;

    @Test
    void eachEventIsALineWithItsFactsAndThereAtOnce() throws Exception {
        Path file = dir.resolve("truth.jsonl");
        try (TruthFile truth = TruthFile.create(file)) {
            truth.write(new SimEvent(SimEvent.LEAK_STARTED, NOON, "it leaks", Map.of("kg_per_h", 1.5)));
            truth.write(new SimEvent(SimEvent.LEAK_STOPPED, NOON.plusSeconds(60), "it leaks no more"));

            assertThat(Files.readAllLines(file))
                    .containsExactly(
                            "{\"event\":\"leak-started\",\"time\":\"2026-03-01T12:00:00Z\",\"text\":\"it leaks\",\"kg_per_h\":1.5}",
                            "{\"event\":\"leak-stopped\",\"time\":\"2026-03-01T12:01:00Z\",\"text\":\"it leaks no more\"}");
        }
    }

    @Test
    void aFileInNoFolderIsRefused() {
        assertThatThrownBy(() -> TruthFile.create(dir.resolve("none/truth.jsonl")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("it must be a file in a folder that exists");
    }
}
