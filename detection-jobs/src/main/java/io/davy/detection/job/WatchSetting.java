package io.davy.detection.job;

import io.davy.alarm.SensorService;
import io.davy.jobs.JsonType;
import io.davy.plant.Plant;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * Something that the watch of every zone goes by; one of the two is there.
 *
 * @param plant what holds from now on
 * @param service whether a sensor is in service
 */
public record WatchSetting(@Nullable Plant plant, @Nullable SensorService service) {
    static final TypeInformation<WatchSetting> TYPE = JsonType.of(WatchSetting.class, 1);

    static WatchSetting of(Plant plant) {
        return new WatchSetting(plant, null);
    }

    /**
     * A setting of a record of davy.service.
     *
     * @throws NullPointerException if the record lacks what it is told by
     */
    static WatchSetting of(SensorService service) {
        Objects.requireNonNull(service.id(), "id");
        Objects.requireNonNull(service.sensor(), "sensor");
        Objects.requireNonNull(service.time(), "time");
        return new WatchSetting(null, service);
    }
}
