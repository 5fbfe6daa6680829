package io.davy.detection.watch;

import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Teller;
import io.davy.plant.DeviceCare;
import io.davy.plant.Plant;
import io.davy.plant.Sensor;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gateways that the plant names in a zone. It keeps the state of {@link Gateways} among the zone's rules, and listens to no
 * reading: who sent a sensor is noted once a batch.
 */
final class GatewayRule implements ExtraRule<GatewayState> {
    /** The plant's gateways of this zone. */
    final List<String> named = new ArrayList<>();
    /** By sensor: index of its gateway, or -1 if the plant names none. */
    final int[] of;
    /** What an alarm of a gateway is about: its name, with the zone behind it where others may hang on it too. */
    private final List<String> subjects = new ArrayList<>();

    private final String zone;

    GatewayRule(Plant plant, String zone, List<Sensor> sensors) {
        this.zone = zone;
        this.of = new int[sensors.size()];
        for (int i = 0; i < of.length; i++) {
            String gateway = gateway(sensors.get(i));
            of[i] = gateway == null ? -1 : index(gateway, plant);
        }
    }

    private int index(String gateway, Plant plant) {
        int at = named.indexOf(gateway);
        if (at >= 0) {
            return at;
        }
        named.add(gateway);
        boolean elsewhere =
                plant.sensors().stream().anyMatch(s -> !s.zone().equals(zone) && gateway.equals(gateway(s)));
        subjects.add(elsewhere ? gateway + "@" + zone : gateway);
        return named.size() - 1;
    }

    /** The gateway that the plant names for a sensor. */
    private static @Nullable String gateway(Sensor s) {
        DeviceCare device = s.device();
        if (device != null && device.gateway() != null) {
            return device.gateway();
        }
        String metric = s.source() == null ? null : s.source().sparkplug();
        if (metric == null) {
            return null;
        }
        String[] parts = metric.split("/", 3);
        return parts[0] + "/" + parts[1];
    }

    /** What the alarm of a group is about: a gateway of the plant, or else a source that may feed other zones too. */
    String subject(int group, GatewayState state) {
        if (group < named.size()) {
            return subjects.get(group);
        }
        int source = group - named.size();
        return source == GatewayState.UNKNOWN ? zone : state.sources.get(source) + "@" + zone;
    }

    @Override
    public String key() {
        return "gateways";
    }

    @Override
    public List<String> sensors() {
        return List.of();
    }

    @Override
    public GatewayState fresh() {
        return new GatewayState();
    }

    @Override
    public GatewayState read(DataInput in) throws IOException {
        return GatewayState.read(in);
    }

    @Override
    public void reading(GatewayState state, int sensor, Sample sample, Teller out) {}
}
