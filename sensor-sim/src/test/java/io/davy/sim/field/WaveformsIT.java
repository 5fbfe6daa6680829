package io.davy.sim.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.json.Json;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Machine;
import io.davy.plant.Range;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import io.davy.sim.TestPlants;
import io.davy.sim.machine.RotatingMachine;
import io.davy.sim.mqtt.TestBroker;
import io.davy.sim.mqtt.TestClient;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WaveformsIT {
    private static final Place PLACE = new Place(0, 0, 0, "F0");

    /** The small plant with one vibration sensor on a machine whose bearing is known, and one whose is not. */
    private static Plant plant() {
        Plant p = TestPlants.small();
        return new Plant(
                p.davy(),
                p.site(),
                p.floors(),
                p.zones(),
                p.ruleSets(),
                List.of(vibration("VT-1", "M-1"), vibration("VT-2", "M-2")),
                List.of(
                        new Machine(
                                "M-1",
                                null,
                                "pump",
                                "Z1",
                                PLACE,
                                List.of(),
                                2,
                                "rigid",
                                1480.0,
                                null,
                                RotatingMachine.USUAL_BEARING,
                                null),
                        new Machine("M-2", null, "pump", "Z1", PLACE, List.of(), 2, "rigid", 1480.0)),
                p.robots(),
                p.ways(),
                p.contacts(),
                p.incidents());
    }

    private static Sensor vibration(String tag, String machine) {
        return new Sensor(
                tag,
                SensorKind.VIBRATION,
                null,
                "mm/s",
                new Range(0, 50),
                "Z1",
                PLACE,
                machine,
                Duration.ofSeconds(1),
                null,
                null,
                null);
    }

    private static final class Ramp implements FieldSensors.Field {
        @Override
        public OptionalDouble read(String tag) {
            return OptionalDouble.of(1);
        }

        @Override
        public float[] waveform(String tag, Instant from, double seconds, double rateHz) {
            float[] g = new float[(int) (seconds * rateHz)];
            for (int i = 0; i < g.length; i++) {
                g[i] = i / 1000f;
            }
            return g;
        }
    }

    @Test
    void aMachineWhoseBearingIsKnownSendsItsWaveformEachTenSeconds() throws Exception {
        long t0 = 1_767_225_600_000L;
        try (TestBroker broker = new TestBroker();
                TestClient client = new TestClient(broker.uri(), "davy/blocks/#");
                FieldSensors sensors = new FieldSensors(plant(), broker.uri())) {
            long[] t = {t0};
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                sensors.scan(t[0], new Ramp());
                t[0] += 1000;
                return client.heard(x -> true).size() >= 2;
            });
            assertThat(client.heard(x -> true)).extracting(h -> h.topic()).containsOnly("davy/blocks/VT-1");
            JsonNode block = Json.DAVY.readTree(client.heard(x -> true).get(0).payload());
            assertThat(block.at("/unit").asText()).isEqualTo("g");
            byte[] samples = Base64.getDecoder().decode(block.at("/samples").asText());
            assertThat(samples).hasSize(2 * 2 * 12_800);
            short last = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN).getShort(samples.length - 2);
            assertThat(last * block.at("/scale").asDouble()).isCloseTo(25.599, within(0.002));
        }
    }
}
