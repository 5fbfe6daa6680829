package io.davy.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.ingest.TestPlants;
import io.davy.ingest.field.ClockMode;
import io.davy.ingest.field.Decoded;
import io.davy.ingest.field.Directory;
import io.davy.ingest.field.FieldReading;
import io.davy.ingest.field.TimeCheck;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainJsonTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Directory PLANT = new Directory(TestPlants.plant());

    private static PlainJson live() {
        return new PlainJson(new TimeCheck(ClockMode.LIVE, InstantSource.fixed(NOW)));
    }

    private static Decoded decode(PlainJson json, String topic, String payload) {
        return json.decode(topic, payload.getBytes(StandardCharsets.UTF_8), PLANT, NOW.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "davy/readings/AT-1 | `` | empty message",
                "davy/readings/AT-1 | hello | not JSON at line 1, column",
                "davy/readings/AT-1 | NaN | not JSON",
                "davy/readings/AT-1 | 1 2 | not JSON",
                "davy/readings/AT-1 | true | found \"true\", expected a number or an object",
                "davy/readings/AT-1 | [] | found an empty array",
                "davy/readings/AT-1 | {} | AT-1.value: found nothing, expected a number",
                "davy/readings/AT-1 | {\"value\":\"1.5\"} | AT-1.value: found \"1.5\", expected a number",
                "davy/readings/AT-1 | {\"value\":\"Infinity\"} | found \"Infinity\", expected a number",
                "davy/readings/AT-1 | {\"value\":1e999} | expected a finite one",
                "davy/readings/AT-1 | {\"value\":null} | found null, expected a number",
                "davy/readings/AT-1 | {\"value\":1,\"quality\":\"FINE\"} | found \"FINE\", expected GOOD",
                "davy/readings/AT-1 | {\"value\":1,\"time\":\"noon\"} | expected a time such as 2026-01-01T00:00:00Z",
                "davy/readings/AT-1 | {\"value\":1,\"time\":\"2026-06-01T12:00:00\"} | expected a time such as",
                "davy/readings/AT-1 | {\"value\":1,\"time\":1.5} | expected a time such as",
                "davy/readings/AT-1 | {\"value\":1,\"time\":\"2026-06-02T12:00:01Z\"} | expected at most 24 h ahead",
                "davy/readings/AT-1 | {\"value\":1,\"time\":\"2026-05-20T12:00:00Z\"} | expected at most 7 days before",
                "davy/readings/AT-1 | {\"value\":1,\"time\":1780315200} | it looks like seconds",
                "davy/readings/AT-1 | {\"value\":1,\"time\":9223372036854775807} | expected at most 24 h ahead",
                "davy/readings/NO-1 | 1 | sensor \"NO-1\" is not in the plant",
                "davy/batches/gw | [] | found an array, expected an object",
                "davy/batches/gw | {} | readings: found nothing, expected an array",
                "davy/batches/gw | {\"readings\":[1]} | readings[0].sensor: found nothing, expected a tag",
                "davy/batches/gw | {\"readings\":[]} | names no zones",
                "davy/batches/gw | {\"readings\":[],\"zones\":[\"Z9\"]} | found \"Z9\", expected a zone of the plant",
                "davy/batches/gw | {\"readings\":[],\"zones\":\"Z1\"} | expected an array of zones",
                "davy/batches/gw | {\"time\":\"1969-01-01T00:00:00Z\",\"readings\":[]} | expected at most 7 days before",
                "davy/robots/R9/readings | {\"readings\":[]} | robot \"R9\" is not in the plant",
                "davy/robots/R1/readings | {\"readings\":[{\"value\":1}]} | readings[0].name: found nothing",
                "davy/robots/R1/readings | {\"readings\":[{\"name\":\"H2S\",\"value\":1,\"unit\":\"mm\"}]}"
                        + " | readings[0].unit: found \"mm\", expected ppm or a unit of gas that converts to it",
            })
    void refusesWithWhatWasFoundAndExpected(String topic, String payload, String reason) {
        Decoded d = decode(live(), topic, payload);
        assertThat(d.readings()).isEmpty();
        assertThat(d.reason()).contains(reason);
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(decode(live(), "davy/readings/AT-1", "[".repeat(100_000)).reason())
                .contains("nesting depth");
    }

    @Test
    void wrongPoseLosesThePlaceButNotTheGas() {
        Decoded d = decode(
                live(),
                "davy/robots/R1/readings",
                "{\"pose\":{\"x\":\"?\"},\"readings\":[{\"name\":\"H2S\",\"value\":90}]}");
        assertThat(d.readings()).extracting(FieldReading::value).containsExactly(90.0);
        assertThat(d.reason())
                .contains("pose.x: found \"?\", expected a number; the readings are used without a place");
    }

    @Test
    void aRobotsGasIsKeptInTheUsualUnitOfTheGas() {
        Decoded d = decode(
                live(),
                "davy/robots/R1/readings",
                "{\"readings\":[{\"name\":\"H2S\",\"value\":90000,\"unit\":\"ppb\"},{\"name\":\"battery_temp\",\"value\":31,\"unit\":\"degC\"}]}");
        assertThat(d.readings()).extracting(FieldReading::value).containsExactly(90.0, 31.0);
    }

    @Test
    void recordedTimesMayBeOldButNotImpossible() {
        PlainJson recorded = new PlainJson(new TimeCheck(ClockMode.RECORDED, InstantSource.fixed(NOW)));
        assertThat(decode(recorded, "davy/readings/AT-1", "{\"value\":1,\"time\":\"1995-03-01T00:00:00+09:00\"}")
                        .readings())
                .extracting(FieldReading::timeMs)
                .containsExactly(Instant.parse("1995-02-28T15:00:00Z").toEpochMilli());
        assertThat(decode(recorded, "davy/readings/AT-1", "{\"value\":1,\"time\":\"1985-03-01T00:00:00Z\"}")
                        .reason())
                .contains("expected one from 1990 to 2100");
    }

    @Test
    void missingPointerOnAnOwnTopicNamesTheSensor() {
        Decoded d = live().own(PLANT.onTopic("plc/line1"), "{\"temp\":5}".getBytes(StandardCharsets.UTF_8), 0);
        assertThat(d.reason()).contains("OWN-1: found nothing at /at, expected its time");
    }

    @Property
    void anyBytesBecomeAReadingOrARefusal(@ForAll @Size(max = 200) byte[] payload) {
        for (String topic : new String[] {"davy/readings/AT-1", "davy/batches/g", "davy/robots/R1/readings"}) {
            Decoded d = live().decode(topic, payload, PLANT, NOW.toEpochMilli());
            assertThat(d.hasProblems() || !d.readings().isEmpty() || !d.alive().isEmpty())
                    .isTrue();
        }
        Decoded own = live().own(PLANT.onTopic("plc/line1"), payload, NOW.toEpochMilli());
        assertThat(own.hasProblems() || !own.readings().isEmpty()).isTrue();
    }

    @Property
    void anyJsonLikeTextBecomesAReadingOrARefusal(
            @ForAll
                    @net.jqwik.api.constraints.CharRange(from = '+', to = '}')
                    @net.jqwik.api.constraints.StringLength(max = 60)
                    String inside) {
        for (String payload : new String[] {inside, "{\"value\":" + inside + "}", "{\"readings\":[" + inside + "]}"}) {
            for (String topic : new String[] {"davy/readings/AT-1", "davy/batches/g", "davy/robots/R1/readings"}) {
                Decoded d = decode(live(), topic, payload);
                assertThat(d.hasProblems()
                                || !d.readings().isEmpty()
                                || !d.alive().isEmpty())
                        .isTrue();
            }
        }
    }
}
