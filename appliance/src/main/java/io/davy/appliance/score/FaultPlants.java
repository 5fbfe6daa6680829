package io.davy.appliance.score;

import io.davy.plant.DeviceCare;
import io.davy.plant.Plant;
import io.davy.plant.Range;
import io.davy.plant.Sensor;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plants made from plants, with other sensors. */
final class FaultPlants {
    private FaultPlants() {}

    static Plant with(Plant p, List<Sensor> sensors) {
        return new Plant(
                p.davy(),
                p.site(),
                p.floors(),
                p.zones(),
                p.ruleSets(),
                sensors,
                p.machines(),
                p.robots(),
                p.ways(),
                p.contacts(),
                p.incidents());
    }

    static Sensor ranged(Sensor s, Range range) {
        return made(s, range, s.interval(), s.device());
    }

    static Sensor each(Sensor s, Duration interval) {
        return made(s, s.range(), interval, s.device());
    }

    /** The sensor on a loop of 4 to 20 mA. */
    static Sensor looped(Sensor s) {
        return made(s, s.range(), s.interval(), new DeviceCare(null, true, null, null, null, null));
    }

    private static Sensor made(Sensor s, Range range, Duration interval, @Nullable DeviceCare device) {
        return new Sensor(
                s.tag(),
                s.kind(),
                s.gas(),
                s.unit(),
                range,
                s.zone(),
                s.place(),
                s.machine(),
                interval,
                s.rules(),
                s.limits(),
                s.source(),
                device);
    }
}
