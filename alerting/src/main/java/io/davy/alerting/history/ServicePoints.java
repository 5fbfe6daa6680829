package io.davy.alerting.history;

import io.davy.alarm.Handling.OutOfService;
import io.davy.alarm.SensorService;
import io.davy.alarm.SensorService.Ended;
import java.util.ArrayList;
import java.util.List;
import org.influxdb.dto.Point;

/** One point for each permit under which a sensor was out of service, at the time at which it began; its end is added to it. */
final class ServicePoints {
    private ServicePoints() {}

    /** How a permit ended. */
    private enum How {
        RETURNED("returned"),
        REPLACED("replaced by another permit"),
        RAN_OUT("ran out");

        private final String words;

        How(String words) {
            this.words = words;
        }

        static How of(SensorService s, Ended e) {
            return s.outOfService() != null ? REPLACED : e.by() != null ? RETURNED : RAN_OUT;
        }
    }

    static List<Point> of(SensorService s) {
        List<Point> points = new ArrayList<>();
        Ended e = s.ended();
        if (e != null) {
            How how = How.of(s, e);
            points.add(begun(s, e.permit())
                    .count("open_flag", 0)
                    .field("ended", s.time())
                    .field("ended_how", how)
                    .field("ended_by", e.by())
                    .millis("held_ms", e.permit().since(), s.time())
                    .field(
                            "what",
                            words(s, e.permit()) + "; " + how.words + " at " + s.time()
                                    + (e.by() == null ? "" : ", by " + e.by()))
                    .build());
        }
        OutOfService out = s.outOfService();
        if (out != null) {
            points.add(begun(s, out)
                    .count("open_flag", 1)
                    .field("what", words(s, out))
                    .build());
        }
        return points;
    }

    private static PointBuilder begun(SensorService s, OutOfService permit) {
        return new PointBuilder("out_of_service", PointTime.of(permit.since(), s.id() + '\n' + permit.permit(), 0))
                .tag("sensor", s.sensor())
                .field("service_id", s.id())
                .field("taken_by", permit.by())
                .field("permit", permit.permit())
                .field("reason", permit.reason())
                .field("until", permit.until())
                .field("who", permit.by());
    }

    private static String words(SensorService s, OutOfService permit) {
        return s.sensor() + " out of service under " + permit.permit() + " until " + permit.until() + ": "
                + permit.reason();
    }
}
