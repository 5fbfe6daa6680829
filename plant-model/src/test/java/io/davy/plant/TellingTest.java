package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.plant.Telling.Holidays;
import io.davy.plant.Telling.Rota;
import io.davy.plant.Telling.Shift;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TellingTest {
    /** A Wednesday. */
    private static final LocalDate BUDDHA = LocalDate.of(2026, 12, 2);

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "day, 2026-11-23T06:59:59, false",
        "day, 2026-11-23T07:00, true",
        "day, 2026-11-23T18:59:59, true",
        "day, 2026-11-23T19:00, false",
        "day, 2026-11-28T12:00, false",
        "day, 2026-12-02T12:00, false",
        "night, 2026-11-23T18:59, false",
        "night, 2026-11-23T19:00, true",
        "night, 2026-11-24T06:59, true",
        "night, 2026-11-24T07:00, false",
        "night, 2026-11-28T06:00, true",
        "night, 2026-11-28T19:00, false",
        "night, 2026-11-30T06:00, false",
        "night, 2026-12-02T06:00, true",
        "night, 2026-12-02T23:00, true",
        "free, 2026-12-01T23:59, false",
        "free, 2026-12-02T00:00, true",
        "free, 2026-12-02T23:59, true",
        "free, 2026-12-03T00:00, false"
    })
    void shiftBelongsToTheDayOnWhichItBegan(String id, LocalDateTime time, boolean on) {
        Set<DayOfWeek> workdays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        LocalTime seven = LocalTime.of(7, 0);
        LocalTime evening = LocalTime.of(19, 0);
        Shift shift = switch (id) {
            case "day" -> new Shift("day", workdays, seven, evening, Holidays.NOT);
            case "night" -> new Shift("night", workdays, evening, seven, Holidays.ALSO);
            default -> new Shift("free", Set.of(), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Holidays.ONLY);
        };
        assertThat(shift.on(time, Set.of(BUDDHA))).isEqualTo(on);
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({
        "2026-11-02T08:00, kim",
        "2026-11-09T07:59, kim",
        "2026-11-09T08:00, lee",
        "2026-11-16T08:00, choi",
        "2026-11-23T08:00, kim",
        "2026-11-02T07:59, choi",
        "2026-10-26T07:59, lee"
    })
    void rotaGoesRoundFromTheHandoverOfItsFirstDay(LocalDateTime time, String onDuty) {
        Rota rota = new Rota("duty", LocalDate.of(2026, 11, 2), LocalTime.of(8, 0), 7, List.of("kim", "lee", "choi"));
        assertThat(rota.onDuty(time)).isEqualTo(onDuty);
    }
}
