package io.davy.plant;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of what, and when: {@code notify} of plant.yaml. A plant without routes tells every contact of every incident.
 *
 * @param shifts named times of the week
 * @param rotas named duties that people take in turns
 * @param holidays days without the usual shifts, in the site's time zone
 * @param routes the routing tree; of one level the first route that fits is taken, and with {@link Route#goOn} the next that fits too
 * @param unreached who is told, by every way they have, when nobody could be reached or nobody has acknowledged to the end; contact or
 *     rota ids; empty: all contacts
 */
public record Telling(
        List<Shift> shifts, List<Rota> rotas, Set<LocalDate> holidays, List<Route> routes, List<String> unreached) {
    /** A plant that says nothing of it. */
    public static final Telling NONE = new Telling(List.of(), List.of(), Set.of(), List.of(), List.of());

    public Telling {
        shifts = shifts == null ? List.of() : shifts;
        rotas = rotas == null ? List.of() : rotas;
        holidays = Canonical.set(holidays);
        routes = routes == null ? List.of() : routes;
        unreached = unreached == null ? List.of() : unreached;
    }

    /** What a shift or a route does on a holiday. */
    public enum Holidays {
        /** A holiday is a day like others. */
        ALSO,
        /** Not on holidays. */
        NOT,
        /** On holidays only, whatever day of the week. */
        ONLY
    }

    /**
     * A named time of the week, in the site's time zone. One that ends no later than it begins ends on the next day and belongs to the day on
     * which it began.
     *
     * @param id short name
     * @param days days on which it begins; empty: all
     * @param from first minute
     * @param to end, not in it
     * @param holidays what holds on holidays
     */
    public record Shift(String id, Set<DayOfWeek> days, LocalTime from, LocalTime to, Holidays holidays) {
        public Shift {
            days = Canonical.set(days);
        }

        /**
         * Whether it is on.
         *
         * @param time at the site
         * @param freeDays the plant's holidays
         */
        public boolean on(LocalDateTime time, Set<LocalDate> freeDays) {
            LocalDate today = time.toLocalDate();
            boolean begun = !time.toLocalTime().isBefore(from);
            boolean over = !time.toLocalTime().isBefore(to);
            boolean overnight = !from.isBefore(to);
            return overnight
                    ? begun && begins(today, freeDays) || !over && begins(today.minusDays(1), freeDays)
                    : begun && !over && begins(today, freeDays);
        }

        private boolean begins(LocalDate day, Set<LocalDate> freeDays) {
            boolean usual = days.isEmpty() || days.contains(day.getDayOfWeek());
            return switch (holidays) {
                case ALSO -> usual;
                case NOT -> usual && !freeDays.contains(day);
                case ONLY -> freeDays.contains(day);
            };
        }
    }

    /**
     * A duty that people take in turns.
     *
     * @param id short name; stands wherever a contact may stand
     * @param begins day on which the first of them begins, in the site's time zone
     * @param handover time of day at which the next takes over
     * @param turnDays how many days a turn lasts, from 1
     * @param turns contact ids, in turn, over and over
     */
    public record Rota(String id, LocalDate begins, LocalTime handover, int turnDays, List<String> turns) {
        /**
         * Whose turn it is; before the first turn it goes round backwards, so that somebody always has it.
         *
         * @param time at the site
         */
        public String onDuty(LocalDateTime time) {
            LocalDate day =
                    time.toLocalTime().isBefore(handover) ? time.toLocalDate().minusDays(1) : time.toLocalDate();
            long turn = Math.floorDiv(day.toEpochDay() - begins.toEpochDay(), turnDays);
            return turns.get((int) Math.floorMod(turn, (long) turns.size()));
        }
    }

    /**
     * A route: for which incidents, and who is told when. A child that fits takes the place of its parent; children inherit nothing.
     *
     * @param id short name
     * @param zones zones of the incident; empty: all
     * @param hazards its hazard; empty: all
     * @param atLeast its severity, or higher; null: all
     * @param classes class of one of its alarms; empty: all
     * @param shifts shift ids, one of which must be on when the incident becomes known or is annunciated again; empty: always
     * @param steps who is told, after how long without acknowledgement
     * @param repeat after the last step all is begun again after this long, until acknowledged; null: not
     * @param repeats how often at most
     * @param quiet for how long an incident's news (not its beginning, no escalation) is held back after a message to the same person of
     *     the same incident
     * @param goOn whether the next routes of the same level are looked at too
     * @param routes children
     */
    public record Route(
            String id,
            Set<String> zones,
            Set<Hazard> hazards,
            @Nullable Priority atLeast,
            Set<AlarmClass> classes,
            Set<String> shifts,
            List<Step> steps,
            @Nullable Duration repeat,
            int repeats,
            Duration quiet,
            boolean goOn,
            List<Route> routes) {
        public Route {
            zones = Canonical.set(zones);
            hazards = Canonical.set(hazards);
            classes = Canonical.set(classes);
            shifts = Canonical.set(shifts);
            steps = steps == null ? List.of() : steps;
            routes = routes == null ? List.of() : routes;
        }
    }

    /**
     * One step of an escalation.
     *
     * @param after since the incident became known or was annunciated again; zero for those who are told at once
     * @param tell contact or rota ids
     * @param by channels by name ({@link Plant.Contact}); empty: as the contact says
     */
    public record Step(Duration after, List<String> tell, List<String> by) {
        public Step {
            by = by == null ? List.of() : by;
        }
    }
}
