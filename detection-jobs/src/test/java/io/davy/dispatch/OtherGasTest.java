package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.alarm.Priority;
import io.davy.dispatch.scene.GasCloud;
import io.davy.dispatch.scene.Scenes;
import io.davy.dispatch.state.Case;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.plant.Place;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A detector of another gas that responds to the leak's: its gas is reckoned with, and it confirms nothing. */
class OtherGasTest {
    private static Incident leak(String gas, Incident.Member... alarms) {
        ObjectNode i = Json.DAVY.valueToTree(TestSite.gas("in-1", "T"));
        i.put("gas", gas);
        i.set("first_out", Json.DAVY.valueToTree(alarms[0]));
        i.set("alarms", Json.DAVY.valueToTree(List.of(alarms)));
        return Json.read(Json.bytes(i), Incident.class);
    }

    private static Incident.Member alarm(String gas, double value, double limit) {
        return new Incident.Member(
                "al-" + gas,
                "AT-1",
                "gas_high",
                Priority.HIGH,
                true,
                value,
                "ppm",
                limit,
                TestSite.T0,
                new Place(1, 1, 0, "F0"),
                gas);
    }

    private static GasCloud cloud(Incident i) {
        return new Scenes(TestSite.SITE)
                .of(List.of(Case.of(i)), List.of(), Map.of(), Map.of())
                .hazards()
                .gas()
                .iterator()
                .next();
    }

    @Test
    void theAlarmOfTheLeaksOwnGasDecidesWhatConfirmsThoughAnotherWasFirst() {
        Incident i = leak("H2S", alarm("NH3", 60, 25), alarm("H2S", 20, 10));
        assertThat(new Yardstick(i).beyond(6, "ppm")).as("half of 10 ppm").isPositive();
        assertThat(new Yardstick(i).beyond(4, "ppm")).isNegative();
    }

    @Test
    void eachReadingIsReckonedAsItsOwnGas() {
        GasCloud cloud = cloud(leak("H2S", alarm("H2S", 20, 10), alarm("HCN", 20, 5)));
        assertThat(cloud.measured().get(0).alarm()).isCloseTo(2, within(1e-9));
        assertThat(cloud.measured().get(1).alarm()).isCloseTo(4, within(1e-9));
    }

    @Test
    void whoGoesThereMustBeFitForBoth() {
        assertThat(cloud(leak("H2S", alarm("H2S", 20, 10))).ex().group()).isEqualTo("IIB");
        assertThat(cloud(leak("H2S", alarm("H2S", 20, 10), alarm("H2", 40, 10))).ex())
                .satisfies(ex -> assertThat(ex.group()).isEqualTo("IIC"))
                .satisfies(ex -> assertThat(ex.temperatureClass()).isEqualTo("T3"));
        assertThat(cloud(leak("SO2", alarm("SO2", 20, 10), alarm("H2S", 40, 10)))
                        .ex()
                        .group())
                .isEqualTo("IIB");
    }
}
