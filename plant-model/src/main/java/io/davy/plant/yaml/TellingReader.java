package io.davy.plant.yaml;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.plant.Telling.Holidays;
import io.davy.plant.Telling.Rota;
import io.davy.plant.Telling.Route;
import io.davy.plant.Telling.Shift;
import io.davy.plant.Telling.Step;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads who is told of what. */
final class TellingReader {
    /** How often a route is begun again where only the time is given. */
    private static final int REPEATS = 3;

    private final Problems problems;

    private TellingReader(Problems problems) {
        this.problems = problems;
    }

    static TellingDraft read(Element e, Problems problems) {
        TellingReader reader = new TellingReader(problems);
        Set<LocalDate> holidays = Located.each(e.get("holidays"), problems, day -> Days.read(day, problems)).stream()
                .map(Located::value)
                .collect(Collectors.toSet());
        return new TellingDraft(
                Located.each(e.get("shifts"), problems, TellingReader::shift),
                Located.each(e.get("rotas"), problems, reader::rota),
                holidays,
                Located.each(e.get("routes"), problems, reader::route),
                problems.isBad(TellingDraft.UNREACHED) ? List.of() : e.texts("unreached"));
    }

    private static Shift shift(Element e) {
        Holidays holidays = e.word("holidays", Holidays.class);
        return new Shift(
                e.required("id"),
                e.texts("days").stream().map(Days::ofWeek).collect(Collectors.toSet()),
                LocalTime.parse(e.required("from")),
                LocalTime.parse(e.required("to")),
                Objects.requireNonNullElse(holidays, Holidays.ALSO));
    }

    private @Nullable Rota rota(Element e) {
        LocalDate begins = Days.read(e.get("begins"), problems);
        return begins == null
                ? null
                : new Rota(
                        e.required("id"),
                        begins,
                        LocalTime.parse(e.text("handover", "00:00")),
                        (int) Durations.parse(e.required("turn")).toDays(),
                        e.texts("turns"));
    }

    private Route route(Element e) {
        Duration repeat = e.duration("repeat");
        if (repeat == null && e.get("repeats").present()) {
            problems.errorAtKey(
                    Element.child(e.pointer(), "repeats"), "found repeats without repeat: expected after how long");
        }
        return new Route(
                e.required("id"),
                new LinkedHashSet<>(e.texts("zones")),
                e.words("hazards", Hazard.class),
                e.word("at_least", Priority.class),
                e.words("classes", AlarmClass.class),
                new LinkedHashSet<>(e.texts("shifts")),
                e.get("steps").items().stream().map(TellingReader::step).toList(),
                repeat,
                (int) e.number("repeats", repeat == null ? 0 : REPEATS),
                e.duration("quiet", Duration.ZERO),
                Boolean.TRUE.equals(e.flag("go_on")),
                e.get("routes").items().stream().map(this::route).toList());
    }

    private static Step step(Element e) {
        return new Step(e.duration("after", Duration.ZERO), e.texts("tell"), e.texts("by"));
    }
}
