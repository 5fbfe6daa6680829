package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.davy.action.Action.Type;
import io.davy.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VdaMessagesTest {
    private static final Map<String, JsonSchema> SCHEMAS =
            Map.of("order", schema("order"), "instantActions", schema("instantActions"));

    private static JsonSchema schema(String name) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(resource("/vda5050-2.1.0/" + name + ".schema"), config);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(VdaMessagesTest.class.getResourceAsStream(name), name);
    }

    /** A story that makes every kind of message: stopCharging, orders of several lengths, cancelOrder, home. */
    private static Control story() {
        Control c = Control.withPlant();
        Bot r1 = new Bot("R1", "D1");
        r1.charging = true;
        r1.position = new io.davy.vda5050.v2.State.AgvPosition(0.4, 2.9, 0, "F0", true);
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        c.after(Duration.ofSeconds(2));
        String order = c.mission().orderId();
        r1.takes(order, 4);
        r1.charging = false;
        c.hears(r1);
        c.act(Type.CANCEL, c.mission().id());
        r1.nodesAhead = 0;
        r1.stand("B").action(order + "-cancel", "FINISHED", null);
        c.hears(r1);
        Bot r2 = new Bot("R2", "T");
        r2.version = "2.0.0";
        c.hears(r2).incident(TestSite.gas("in-2", "T"));
        return c;
    }

    @Test
    void everyMessageFitsTheStandardsSchema() throws IOException {
        Control c = story();
        assertThat(c.sent("R1", "order")).hasSize(2);
        assertThat(c.sent("R1", "instantActions")).hasSize(2);
        assertThat(c.sent("R2", "order")).hasSize(1);
        for (Outgoing o : c.out) {
            if (o instanceof Outgoing.ToRobot m) {
                JsonNode json = Json.VDA5050.readTree(m.json());
                assertThat(SCHEMAS.get(m.vdaTopic()).validate(json))
                        .as("%s %s", m.vdaTopic(), m.json())
                        .isEmpty();
            }
        }
    }

    @Test
    void headersCountUpForEachRobotAndTopicAlone() throws IOException {
        Control c = story();
        assertThat(c.sent("R1", "order")).extracting(VdaMessagesTest::headerId).containsExactly(1L, 2L);
        assertThat(c.sent("R1", "instantActions"))
                .extracting(VdaMessagesTest::headerId)
                .containsExactly(1L, 2L);
        assertThat(c.sent("R2", "order")).extracting(VdaMessagesTest::headerId).containsExactly(1L);
    }

    @Test
    void eachRobotIsAnsweredInItsOwnVersion() {
        Control c = story();
        assertThat(c.order("R1").version()).isEqualTo("2.1.0");
        assertThat(c.order("R2").version()).isEqualTo("2.0.0");
        assertThat(VdaMessages.version(null)).isEqualTo("2.1.0");
        assertThat(VdaMessages.version("3.0.0")).isEqualTo("2.1.0");
    }

    @Test
    void anEmptyOptionalFieldIsNeverSent() {
        for (Outgoing o : story().out) {
            if (o instanceof Outgoing.ToRobot m) {
                assertThat(m.json()).doesNotContain("null").doesNotContain("\"actionParameters\"");
            }
        }
    }

    private static long headerId(Outgoing.ToRobot m) {
        try {
            return Json.VDA5050.readTree(m.json()).path("headerId").asLong();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
