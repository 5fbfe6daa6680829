package io.davy.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.davy.ingest.KafkaTail.Got;
import io.davy.ingest.KafkaTail.Letter;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import io.davy.wire.Block;
import io.davy.wire.Quality;
import io.davy.wire.ReadingBatch;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain JSON over a real MQTT broker into a real Kafka. */
class GatewayIT {
    @TempDir
    static Path dir;

    private static FieldFixture field;
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        field = new FieldFixture(dir);
        gateway = field.gateway(TestPlants.plant());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        field.close();
    }

    @Test
    void bareNumberBecomesAReadingOfItsZoneAtArrivalTime() {
        long before = System.currentTimeMillis();
        field.publish("davy/readings/AT-1", "12.25");
        Got got = field.tail().reading("AT-1", r -> r.getValue() == 12.25);
        assertThat(got.batch().getZone()).isEqualTo("Z1");
        assertThat(got.timeMs()).isBetween(before, System.currentTimeMillis());
        assertThat(got.batch().getReceivedMs()).isEqualTo(got.timeMs());
        assertThat(got.reading().getQuality()).isEqualTo(Quality.GOOD);
    }

    @Test
    void objectsCarryTimeAndQuality() {
        long now = System.currentTimeMillis();
        String iso = Instant.ofEpochMilli(now - 1500).toString();
        field.publish("davy/readings/AT-2", """
                [{"value": 20.5, "time": "%s"}, {"value": 21.5, "time": %d, "quality": "MAINTENANCE_REQUIRED"},
                 {"quality": "FAILURE"}]""".formatted(iso, now - 500));
        assertThat(field.tail().reading("AT-2", r -> r.getValue() == 20.5).timeMs())
                .isEqualTo(now - 1500);
        Got second = field.tail().reading("AT-2", r -> r.getValue() == 21.5);
        assertThat(second.timeMs()).isEqualTo(now - 500);
        assertThat(second.reading().getQuality()).isEqualTo(Quality.MAINTENANCE_REQUIRED);
        field.tail().reading("AT-2", r -> r.getQuality() == Quality.FAILURE);
    }

    @Test
    void batchIsSplitByZoneAndItsBadPartsBecomeOneDeadLetter() {
        long now = System.currentTimeMillis();
        String message = """
                {"time": %d, "readings": [
                  {"sensor": "AT-1", "value": 31.5}, {"sensor": "TT-1", "value": 32.5, "time": %d},
                  {"sensor": "XX-9", "value": 1}, {"sensor": "AT-2", "value": "hot"}]}""".formatted(now, now - 7);
        field.publish("davy/batches/gw-split", message);
        Got z1 = field.tail().reading("AT-1", r -> r.getValue() == 31.5);
        Got z2 = field.tail().reading("TT-1", r -> r.getValue() == 32.5);
        assertThat(z1.batch().getSource()).isEqualTo("gw-split");
        assertThat(z1.timeMs()).isEqualTo(now);
        assertThat(z2.batch().getZone()).isEqualTo("Z2");
        assertThat(z2.timeMs()).isEqualTo(now - 7);
        Letter letter = field.tail().letter("gw-split");
        assertThat(letter.bytes()).isEqualTo(message.getBytes(StandardCharsets.UTF_8));
        assertThat(letter.reason())
                .contains("readings[2]: sensor \"XX-9\" is not in the plant")
                .contains("readings[3].value: found \"hot\", expected a number")
                .contains("2 other readings");
    }

    @Test
    void emptyBatchIsASignOfLifeOfTheZonesThatItsSourceFed() {
        field.publish("davy/batches/gw-alive", "{\"readings\":[{\"sensor\":\"TT-1\",\"value\":77.5}]}");
        field.tail().reading("TT-1", r -> r.getValue() == 77.5);
        field.publish("davy/batches/gw-alive", "{\"readings\":[]}");
        field.publish("davy/batches/gw-named", "{\"readings\":[],\"zones\":[\"Z1\"]}");
        KafkaTail.await("signs of life")
                .until(() -> signs("gw-alive").equals(List.of("Z2"))
                        && signs("gw-named").equals(List.of("Z1")));
    }

    private static List<String> signs(String source) {
        return field.tail().batches().stream()
                .filter(b -> b.getSource().equals(source) && b.getReadingsCount() == 0)
                .map(ReadingBatch::getZone)
                .toList();
    }

    @Test
    void proofReadingsGoOutAndComeInByTheBrokerAndEnterLikeAnyReading() {
        Got first = field.tail().reading("proof/davy", r -> r.getValue() >= 1);
        assertThat(first.batch().getZone()).isEqualTo("proof/davy");
        assertThat(first.timeMs())
                .isBetween(first.batch().getReceivedMs() - 20_000, first.batch().getReceivedMs());
        field.tail().reading("proof/davy", r -> r.getValue() > first.reading().getValue());
        KafkaTail.await("the gateway says so")
                .until(() -> gateway.health().stream()
                        .anyMatch(h ->
                                h.part().equals("ingest-proof") && h.detail().contains("came back")));
    }

    @Test
    void nobodyElseCanSendAProofReading() {
        field.publish("davy/proof/davy", "{\"run\":\"mine\",\"number\":1000000,\"time\":1}");
        assertThat(field.tail().letter("davy/proof/davy").reason()).contains("has not sent");
        field.publish("davy/readings/proof/davy", "7777");
        field.publish("davy/batches/gw-proof", "{\"readings\":[{\"sensor\":\"proof/davy\",\"value\":7777}]}");
        field.tail().letter("davy/readings/proof/davy");
        field.tail().letter("davy/batches/gw-proof");
        assertThat(field.tail().readings("proof/davy"))
                .noneMatch(g -> g.reading().getValue() == 7777 || g.reading().getValue() == 1_000_000);
    }

    @Test
    void robotReadingsAreAZoneOfTheirOwnWithPose() {
        field.publish("davy/robots/R1/readings", """
                {"pose":{"x":1.5,"y":2,"z":0.4,"map":"F0"},"readings":[{"name":"H2S","value":3.125,"unit":"ppm"}]}""");
        Got got = field.tail().reading("R1/H2S", r -> r.getValue() == 3.125);
        assertThat(got.batch().getZone()).isEqualTo("robot/R1");
        assertThat(got.reading().getPose().getX()).isEqualTo(1.5);
        assertThat(got.reading().getPose().getZ()).isCloseTo(0.4, within(1e-9));
        assertThat(got.reading().getPose().getMap()).isEqualTo("F0");
    }

    @Test
    void topicsOfTheirOwnAreReadByJsonPointer() {
        long at = System.currentTimeMillis() - 250;
        field.publish("plc/line1", "{\"h2s\":[8.75],\"temp\":61.5,\"at\":" + at + "}");
        field.publish("plc/bare", "5.0625");
        assertThat(field.tail().reading("OWN-1", r -> r.getValue() == 8.75).timeMs())
                .isEqualTo(at);
        assertThat(field.tail()
                        .reading("OWN-2", r -> r.getValue() == 61.5)
                        .batch()
                        .getZone())
                .isEqualTo("Z2");
        field.tail().reading("BARE-1", r -> r.getValue() == 5.0625);
    }

    @Test
    void oneMegabyteIsADeadLetterAndTheNextReadingGoesOn() {
        byte[] big = new byte[1024 * 1024];
        Arrays.fill(big, (byte) '[');
        field.publish("davy/readings/TT-1", big).join();
        field.publish("davy/readings/TT-1", "41.5");
        Letter letter = field.tail().letter("davy/readings/TT-1");
        assertThat(letter.reason()).contains("found 1048576 bytes, expected at most 786432");
        field.tail().reading("TT-1", r -> r.getValue() == 41.5);
    }

    @Test
    void fiveSecondsOfAFastWaveformBecomeOneBlock() {
        byte[] samples = new byte[2 * 5 * 51_200];
        samples[2] = 100;
        long at = System.currentTimeMillis() - 5000;
        field.publish("davy/blocks/AT-1", """
                {"time": %d, "rate_hz": 51200, "unit": "g", "encoding": "int16", "scale": 0.01, "samples": "%s"}""".formatted(at, Base64.getEncoder().encodeToString(samples)));
        Block block = field.tail().block("AT-1");
        assertThat(block.getTimeMs()).isEqualTo(at);
        assertThat(block.getWaveform().getSamplesCount()).isEqualTo(256_000);
        assertThat(block.getWaveform().getSamples(1)).isEqualTo(1f);
        field.publish("davy/blocks/TT-1", "{\"rate_hz\": 51200}");
        assertThat(field.tail().letter("davy/blocks/TT-1").reason()).contains("expected a waveform or a thermal frame");
    }

    @Test
    void keepsTheOrderOfASensorsReadings() {
        CompletableFuture<?>[] sent = IntStream.range(0, 3000)
                .mapToObj(i ->
                        field.publish("davy/readings/SP-3", Integer.toString(i).getBytes(StandardCharsets.UTF_8)))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(sent).join();
        field.tail().reading("SP-3", r -> r.getValue() == 2999);
        assertThat(field.tail().readings("SP-3").stream()
                        .map(g -> g.reading().getValue())
                        .toList())
                .isEqualTo(IntStream.range(0, 3000).asDoubleStream().boxed().toList());
    }

    @Test
    void anotherPlantTakesEffectWithoutARestartAndABadOneDoesNot() {
        Plant bad = TestPlants.plant(TestPlants.sensor("N-1", "Z1", new Sensor.Source("a/+/b", null, null, null)));
        assertThatThrownBy(() -> gateway.apply(bad)).hasMessageContaining("sensor N-1: source.mqtt is \"a/+/b\"");
        Plant before = TestPlants.plant();
        List<Sensor> more = new java.util.ArrayList<>(before.sensors());
        more.add(TestPlants.sensor("NEW-1", "Z2", new Sensor.Source("plc/new", null, null, null)));
        gateway.apply(TestPlants.plant(more.toArray(Sensor[]::new)));
        KafkaTail.await("the new topic is heard").until(() -> {
            field.publish("plc/new", "4");
            return !field.tail().readings("NEW-1").isEmpty();
        });
    }

    @Test
    void healthNamesItsParts() {
        assertThat(gateway.health())
                .extracting(h -> h.part())
                .contains("ingest-kafka", "ingest-mqtt", "ingest-orders", "ingest-sparkplug", "ingest-robots");
    }

    @Test
    void refusesAnAddressThatIsNoBroker() {
        GatewayConfig wrong = GatewayConfig.create(c -> c.mqtt(URI.create("http://x:1")));
        assertThatThrownBy(() -> Gateway.start(wrong, TestPlants.plant()))
                .hasMessageContaining("expected mqtt://[user:password@]host:port");
        GatewayConfig noKafka = GatewayConfig.create(c -> c.kafkaBootstrap("nonsense"));
        assertThatThrownBy(() -> Gateway.start(noKafka, TestPlants.plant()))
                .hasMessageContaining("Kafka's address nonsense cannot be used");
    }
}
