package io.davy.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.davy.action.Action;
import io.davy.incident.Incident.Outcome;
import io.davy.incident.Incident.Verdict;
import io.davy.json.Json;
import io.davy.mission.Mission;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gave a verdict, which of two counts, and how both stand in JSON. */
class VerdictTest {
    private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // the first, the second a minute later, which counts
        "robot NOT_FOUND,       officer NOT_FOUND,    second",
        "robot INCONCLUSIVE,    officer NOT_FOUND,    second",
        "officer NOT_FOUND,     robot NOT_FOUND,      first",
        "officer NOT_FOUND,     robot INCONCLUSIVE,   first",
        "officer INCONCLUSIVE,  robot NOT_FOUND,      first",
        "officer NOT_FOUND,     officer INCONCLUSIVE, second",
        "robot NOT_FOUND,       robot INCONCLUSIVE,   second",
        "robot CONFIRMED,       officer NOT_FOUND,    first",
        "robot CONFIRMED,       robot NOT_FOUND,      first",
        "officer CONFIRMED,     robot NOT_FOUND,      first",
        "officer CONFIRMED,     officer NOT_FOUND,    first",
        "officer CONFIRMED,     robot CONFIRMED,      first",
        "robot CONFIRMED,       officer CONFIRMED,    second",
        "officer NOT_FOUND,     robot CONFIRMED,      second",
        "officer INCONCLUSIVE,  officer CONFIRMED,    second",
    })
    void whatIsConfirmedCountsThenAnOfficersWordThenTheNewer(String first, String second, String counts) {
        Verdict a = verdict(first, T0);
        Verdict b = verdict(second, T0.plusSeconds(60));
        Verdict wanted = counts.equals("first") ? a : b;
        assertThat(Verdict.counting(a, b)).isEqualTo(wanted);
        assertThat(Verdict.counting(b, a)).as("in whatever order they are read").isEqualTo(wanted);
    }

    @Test
    void theOnlyOneCounts() {
        Verdict v = verdict("officer NOT_FOUND", T0);
        assertThat(Verdict.counting(null, v)).isEqualTo(v);
        assertThat(Verdict.counting(v, null)).isEqualTo(v);
        assertThat(Verdict.counting(null, null)).isNull();
    }

    @Test
    void anOfficersVerdictNamesTheOfficerAndTheReason() {
        Verdict v = Verdict.of("kim", Outcome.NOT_FOUND, "smelled nothing, portable reads 0", T0);
        assertThat(v.who()).isEqualTo("kim");
        assertThat(Json.text(v))
                .isEqualTo("{\"outcome\":\"NOT_FOUND\",\"time\":\"2026-03-01T08:00:00Z\",\"user\":\"kim\","
                        + "\"reason\":\"smelled nothing, portable reads 0\"}");
        assertThat(Json.read(Json.bytes(v), Verdict.class)).isEqualTo(v);
    }

    @Test
    void aRobotsVerdictIsWrittenAsItAlwaysWas() {
        Verdict v = new Verdict(Outcome.CONFIRMED, "R1", 37.0, "ppm", T0);
        assertThat(v.who()).isEqualTo("R1");
        assertThat(Json.text(v))
                .isEqualTo("{\"outcome\":\"CONFIRMED\",\"robot\":\"R1\",\"value\":37.0,\"unit\":\"ppm\","
                        + "\"time\":\"2026-03-01T08:00:00Z\"}");
    }

    @Test
    void aMissionOfAnOlderVersionKnowsItsOneVerdictAndOneWithoutKnowsNone() {
        String old =
                "{\"id\":\"mi-1\",\"version\":4,\"incident\":\"in-1\",\"number\":1,\"robot\":\"R1\",\"order_update_id\":0,"
                        + "\"state\":\"DONE\",\"route\":[],\"created\":\"2026-03-01T08:00:00Z\",\"time\":\"2026-03-01T08:01:00Z\","
                        + "\"excluded\":[]%s}";
        String robots = ",\"verdict\":{\"outcome\":\"CONFIRMED\",\"robot\":\"R1\",\"time\":\"2026-03-01T08:00:00Z\"}";
        assertThat(mission(old.formatted(robots)).verdicts()).containsExactly(verdict("robot CONFIRMED", T0));
        assertThat(mission(old.formatted("")).verdicts()).isEmpty();
        assertThat(mission(old.formatted("")).stops()).isNull();
    }

    @Test
    void theActionIsWrittenAsItsSchemaSays() throws IOException {
        Action a = Action.verdict("ac-1", "in-1", "kim", T0, Outcome.CONFIRMED, "flange P-2 hisses");
        String golden = "{\"id\":\"ac-1\",\"type\":\"VERDICT\",\"target\":\"in-1\",\"user\":\"kim\","
                + "\"time\":\"2026-03-01T08:00:00Z\",\"reason\":\"flange P-2 hisses\",\"one_shot\":false,"
                + "\"outcome\":\"CONFIRMED\"}";
        assertThat(Json.text(a)).isEqualTo(golden);
        assertThat(Json.read(golden.getBytes(StandardCharsets.UTF_8), Action.class))
                .isEqualTo(a);
        assertThat(schema("action").validate(Json.DAVY.readTree(golden))).isEmpty();
        assertThat(schema("action").validate(Json.DAVY.readTree(golden.replace("CONFIRMED", "MAYBE"))))
                .hasSize(1);
    }

    private static Mission mission(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Mission.class);
    }

    private static Verdict verdict(String who, Instant time) {
        String[] words = who.split(" ");
        Outcome outcome = Outcome.valueOf(words[1]);
        return words[0].equals("officer")
                ? Verdict.of("kim", outcome, "was there", time)
                : new Verdict(outcome, "R1", null, null, time);
    }

    private static JsonSchema schema(String name) throws IOException {
        try (InputStream in = VerdictTest.class.getResourceAsStream("/io/davy/schema/" + name + ".schema.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Json.DAVY.readTree(in));
        }
    }
}
