package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action.Type;
import io.davy.json.Json;
import io.davy.vda5050.v2.State;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of message, exactly as it goes to a robot, in both versions. */
class GoldenMessagesTest {
    private static final String VISIT = "inspectGas";

    /** A robot between two nodes stops charging, goes, pauses, goes on, is recalled, goes home and charges; and one that is silent. */
    static Map<String, String> messages(String version) {
        Control c = Control.withPlant();
        Bot r1 = new Bot("R1", "D1");
        r1.version = version;
        r1.charging = true;
        r1.factsheet = null;
        r1.position = new State.AgvPosition(0.4, 2.9, 0, "F0", true);
        c.hears(r1);
        r1.factsheet = Sheets.ofEverything();
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        c.after(Duration.ofSeconds(2));
        String order = c.mission().orderId();
        r1.takes(order, 4);
        r1.charging = false;
        c.hears(r1);
        r1.stand("A");
        r1.sequence = 2;
        c.hears(r1);
        c.hears(r1);
        c.asks(Type.PAUSE, c.mission().id());
        r1.paused = true;
        c.after(1, r1);
        c.asks(Type.RESUME, c.mission().id());
        r1.paused = false;
        c.after(1, r1);
        c.after(Duration.ofSeconds(36)).hears(r1);
        c.act(Type.CANCEL, c.mission().id());
        r1.nodesAhead = 0;
        r1.action(order + "-cancel", "FINISHED", null);
        c.hears(r1);
        r1.takes(c.order("R1").orderId(), 1);
        c.hears(r1);
        r1.arrives("D1", 2);
        c.hears(r1);
        Map<String, String> first = new LinkedHashMap<>();
        c.sent("R1", "order")
                .forEach(m -> first.putIfAbsent(
                        m.orderId().startsWith("home-")
                                ? "order-home"
                                : VdaMessages.read(m.json()).orderUpdateId() == 0 ? "order" : "order-update",
                        m.json()));
        c.sent("R1", "instantActions")
                .forEach(m -> first.putIfAbsent(m.json().replaceAll(".*\"actionType\":\"(\\w+)\".*", "$1"), m.json()));
        assertThat(first.get("order")).contains(VISIT);
        return first;
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0.0", "2.1.0"})
    void eachMessageIsWrittenExactlyLikeThis(String version) throws IOException {
        Map<String, String> messages = messages(version);
        assertThat(messages.keySet())
                .containsExactlyInAnyOrder(
                        "order",
                        "order-update",
                        "order-home",
                        "cancelOrder",
                        "startPause",
                        "stopPause",
                        "startCharging",
                        "stopCharging",
                        "factsheetRequest",
                        "stateRequest");
        for (Map.Entry<String, String> m : messages.entrySet()) {
            String name = "/golden/" + version + '/' + m.getKey() + ".json";
            try (InputStream golden = GoldenMessagesTest.class.getResourceAsStream(name)) {
                assertThat(Json.VDA5050.readTree(m.getValue()).toPrettyString())
                        .as(name)
                        .isEqualTo(Json.VDA5050
                                .readTree(Objects.requireNonNull(golden, name))
                                .toPrettyString());
            }
        }
    }
}
