package io.davy.plant.yaml;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.plant.AlarmCare.Guidance;
import io.davy.plant.AlarmCare.Suppression;
import io.davy.plant.ClassCare;
import io.davy.plant.RuleBook;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how alarms are handled. */
final class CareReader {
    /** How often an alarm is annunciated again where only the time is given. */
    private static final int RE_ALARMS = 3;

    private CareReader() {}

    static CareDraft read(Element e, Problems problems) {
        Map<AlarmClass, Located<ClassCare>> classes = new EnumMap<>(AlarmClass.class);
        for (AlarmClass c : AlarmClass.values()) {
            Element own = e.get("classes").get(c.name().toLowerCase(Locale.ROOT));
            if (own.present() && !problems.isBad(own.pointer())) {
                classes.put(c, new Located<>(care(own, ClassCare.usual(c), problems), own.pointer()));
            }
        }
        return new CareDraft(
                classes,
                Located.each(e.get("suppressions"), problems, CareReader::suppression),
                Located.each(e.get("guidance"), problems, CareReader::guidance));
    }

    private static ClassCare care(Element e, ClassCare usual, Problems problems) {
        Duration reAlarm = e.duration("re_alarm");
        Duration again = reAlarm == null ? usual.reAlarm() : reAlarm;
        if (again == null && e.get("re_alarms_most").present()) {
            problems.errorAtKey(
                    Element.child(e.pointer(), "re_alarms_most"),
                    "found re_alarms_most without re_alarm: expected after how long");
        }
        return new ClassCare(
                flag(e, "latching", usual.latching()),
                flag(e, "needs_ack", usual.needsAck()),
                e.duration("shelve_most", usual.shelveMost()),
                again,
                (int) e.number("re_alarms_most", again == null ? 0 : RE_ALARMS),
                (int) e.number("reset_persons", usual.resetPersons()));
    }

    private static boolean flag(Element e, String key, boolean usual) {
        Boolean given = e.flag(key);
        return given == null ? usual : given;
    }

    private static Suppression suppression(Element e) {
        return new Suppression(
                e.required("id"),
                e.required("sensor"),
                e.number("below"),
                e.number("above"),
                e.duration("delay", Duration.ZERO),
                e.texts("hides"),
                e.texts("rules"));
    }

    private static Guidance guidance(Element e) {
        return new Guidance(
                e.word("hazard", Hazard.class),
                gas(e.text("gas")),
                e.texts("zones"),
                e.texts("rules"),
                Names.read(e.get("consequence")),
                Names.read(e.get("action")),
                e.duration("respond_within"));
    }

    private static @Nullable String gas(@Nullable String named) {
        return named == null ? null : RuleBook.gas(named);
    }
}
