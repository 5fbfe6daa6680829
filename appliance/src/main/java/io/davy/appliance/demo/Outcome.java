package io.davy.appliance.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.sim.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a demo ended.
 *
 * @param scenario what went wrong in the plant
 * @param timeline what was seen, with milliseconds after the fault began
 * @param sampleToAlarm deciding reading in the gateway's hand to alarm in a consumer's hand, ms
 * @param alarmToOrder alarm in a consumer's hand to the robot's acceptance of the order, ms
 * @param incident the incident as it stood last
 * @param missing what did not happen
 * @param closed whether the incident was closed
 */
record Outcome(
        Scenario scenario,
        List<Timeline.Entry> timeline,
        OptionalLong sampleToAlarm,
        OptionalLong alarmToOrder,
        @Nullable Incident incident,
        List<String> missing,
        boolean closed) {

    static Outcome of(Scenario scenario, Story story) {
        return new Outcome(
                scenario,
                story.timeline().entries(),
                story.sampleToAlarm(),
                story.alarmToOrder(),
                story.incident().orElse(null),
                story.missing(),
                story.closed());
    }

    /** One line for people. */
    String text(int mails, Duration limit) {
        if (!closed) {
            return "the incident was not closed within " + limit.toSeconds() + " s; missing: "
                    + String.join(", ", missing);
        }
        StringBuilder text = new StringBuilder("done");
        sampleToAlarm.ifPresent(
                ms -> text.append("; sample to alarm ").append(ms).append(" ms"));
        alarmToOrder.ifPresent(
                ms -> text.append("; alarm to order accepted ").append(ms).append(" ms"));
        return text.append("; ").append(mails).append(" mails caught").toString();
    }

    /** The object that --json prints. */
    String json() {
        ObjectNode o = Json.DAVY.createObjectNode();
        o.put("scenario", scenario.id());
        o.set("timeline", Json.DAVY.valueToTree(timeline));
        ObjectNode latency = o.putObject("latency_ms");
        put(latency, "sample_to_alarm", sampleToAlarm);
        put(latency, "alarm_to_order", alarmToOrder);
        o.set("incident", Json.DAVY.valueToTree(incident));
        o.put("closed", closed);
        o.set("missing", Json.DAVY.valueToTree(missing));
        return o.toString();
    }

    private static void put(ObjectNode to, String key, OptionalLong value) {
        if (value.isPresent()) {
            to.put(key, value.getAsLong());
        } else {
            to.putNull(key);
        }
    }
}
