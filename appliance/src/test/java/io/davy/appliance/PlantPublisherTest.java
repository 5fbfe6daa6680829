package io.davy.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class PlantPublisherTest {
    private static LinkedHashMap<String, byte[]> plant(String... keysAndValues) {
        LinkedHashMap<String, byte[]> m = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            m.put(keysAndValues[i], keysAndValues[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return m;
    }

    private static List<String> keys(Map<String, byte[]> there, Map<String, byte[]> wanted) {
        return PlantPublisher.difference(there, wanted).stream()
                .map(r -> r.key() + (r.value() == null ? " gone" : ""))
                .toList();
    }

    @Test
    void aNewPlantIsWrittenWholeWithTheManifestLast() {
        assertThat(keys(Map.of(), plant("site", "a", "zone/Z1", "b", "manifest", "m")))
                .containsExactly("site", "zone/Z1", "manifest");
    }

    @Test
    void theSamePlantWritesNothing() {
        assertThat(keys(plant("site", "a", "manifest", "m"), plant("site", "a", "manifest", "m")))
                .isEmpty();
    }

    @Test
    void onlyWhatDiffersIsWrittenAndTheManifestFollows() {
        assertThat(keys(
                        plant("site", "a", "zone/Z1", "b", "manifest", "m"),
                        plant("site", "a", "zone/Z1", "c", "manifest", "m")))
                .containsExactly("zone/Z1", "manifest");
    }

    @Test
    void whatIsGoneIsDeletedBeforeTheManifest() {
        assertThat(keys(
                        plant("site", "a", "zone/Z1", "b", "zone/Z2", "b", "manifest", "m"),
                        plant("site", "a", "zone/Z2", "b", "manifest", "n")))
                .containsExactly("zone/Z1 gone", "manifest");
    }

    @Test
    void aTombstoneHasNoValue() {
        List<ProducerRecord<String, byte[]>> records =
                PlantPublisher.difference(plant("x", "1", "manifest", "m"), plant("manifest", "m"));

        assertThat(records.get(0).value()).isNull();
        assertThat(records).hasSize(2);
    }
}
