package io.davy.alerting.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the points whose alarms disturb without telling anything. Chattering: annunciated three times or more within a minute.
 * Fleeting: gone by itself within {@link #FLEETING} of its annunciation, before anybody acknowledged it, and not annunciated within a
 * minute before or after (else it chatters). The words are those of ISA-18.2's practitioners, who say "a few seconds" of the second;
 * that it is ten is a choice made here.
 */
final class PointWatch {
    static final Duration CHATTER = Duration.ofMinutes(1);
    static final int CHATTERS = 3;
    static final Duration FLEETING = Duration.ofSeconds(10);

    private final Map<String, Point> points = new HashMap<>();

    /** What was found of a point; called with the area, the point and the time of the annunciation. */
    interface Finding {
        void found(String area, String point, Instant annunciated);
    }

    private static final class Point {
        private final String area;
        private @Nullable Instant last;
        private @Nullable Instant beforeLast;
        /** Whether the annunciation before was so near that {@link #last} is no lonely one. */
        private boolean near;

        private boolean gone;

        private Point(String area) {
            this.area = area;
        }
    }

    /** The point was annunciated. */
    void annunciated(String area, String name, Instant time, Finding chattering, Finding fleeting) {
        Point p = points.computeIfAbsent(name, n -> new Point(area));
        Instant last = p.last;
        Instant first = p.beforeLast;
        boolean near = near(last, time);
        if (near && near(first, time)) {
            chattering.found(area, name, time);
        }
        if (!near) {
            settle(name, p, fleeting);
        }
        p.beforeLast = last;
        p.last = time;
        p.near = near;
        p.gone = false;
    }

    /** Its condition went off while nobody had acknowledged it. */
    void wentOff(String name, Instant time) {
        Point p = points.get(name);
        if (p != null && p.last != null && !time.isAfter(p.last.plus(FLEETING))) {
            p.gone = true;
        }
    }

    /** Tells which have turned out to be fleeting, and forgets points that have long been quiet. */
    void settle(Instant now, Instant from, Finding fleeting) {
        points.entrySet().removeIf(e -> {
            Instant last = e.getValue().last;
            if (last != null && now.isAfter(last.plus(CHATTER))) {
                settle(e.getKey(), e.getValue(), fleeting);
            }
            return last == null || last.isBefore(from);
        });
    }

    private static boolean near(@Nullable Instant before, Instant time) {
        return before != null && Duration.between(before, time).abs().compareTo(CHATTER) <= 0;
    }

    private static void settle(String name, Point p, Finding fleeting) {
        if (p.gone && !p.near && p.last != null) {
            fleeting.found(p.area, name, p.last);
        }
        p.gone = false;
    }
}
