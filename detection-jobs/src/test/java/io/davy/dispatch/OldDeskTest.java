package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.Errand;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.mission.Mission.State;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A desk that an older program stored: it knew one look an errand, no base, no times of edges, no blocked edges and nothing that robots were asked for. */
class OldDeskTest {
    @Test
    void aMissionOfAnOlderProgramIsFollowedToItsVerdict() throws IOException {
        Control c = Control.withPlant();
        Bot r1 = new Bot("R1", "D1");
        c.hears(r1).incident(TestSite.gas("in-1", "T"));
        String order = c.mission().orderId();
        r1.takes(order, 4);
        c.hears(r1);

        ObjectNode old = (ObjectNode) Json.DAVY.readTree(Json.bytes(c.desk));
        old.remove(List.of("blocked", "asks"));
        old.path("robots").forEach(r -> ((ObjectNode) r).remove("offer"));
        ObjectNode errand = (ObjectNode) old.path("errands").path("R1");
        errand.remove(List.of("looks", "base", "legs", "edges", "paused", "progress"));
        errand.put("look_action", order + "-look");
        old.path("cases").forEach(x -> ((ObjectNode) x).remove(List.of("requeued", "wanted")));
        c.desk = Json.read(Json.bytes(old), Desk.class);

        Errand read = c.desk.errands().get("R1");
        assertThat(read.looks())
                .containsExactly(new Errand.Look(order + "-look", "inspectGas", 4, order + "-photo", null));
        assertThat(read.base().released()).as("it was released to its end").isEqualTo(5);
        r1.stand("B");
        r1.sequence = 4;
        c.hears(r1);
        assertThat(c.orders("R1")).as("and needs no update").hasSize(1);
        r1.arrives("T", 8).action(order + "-look", "FINISHED", "{\"value\":37,\"unit\":\"ppm\"}");
        c.hears(r1);
        assertThat(c.missions()).extracting(Mission::state).contains(State.DONE);
    }
}
