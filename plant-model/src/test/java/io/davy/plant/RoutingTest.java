package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.plant.Routing.Subject;
import io.davy.plant.Telling.Holidays;
import io.davy.plant.Telling.Route;
import io.davy.plant.Telling.Shift;
import io.davy.plant.Telling.Step;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 23, 12, 0);
    private static final Subject LEAK =
            new Subject("Z1", Hazard.GAS, Priority.HIGHEST, Set.of(AlarmClass.LIFE_SAFETY, AlarmClass.DEVICE));
    private static final Subject HOT_PUMP = new Subject("Z2", Hazard.HEAT, Priority.MEDIUM, Set.of(AlarmClass.PROCESS));

    @Test
    void firstRouteThatFitsIsTaken() {
        assertThat(taken(LEAK, route("other zone").zones("Z2"), route("gas").hazard(Hazard.GAS), route("all")))
                .containsExactly("gas");
        assertThat(taken(HOT_PUMP, route("other zone").zones("Z1"), route("gas").hazard(Hazard.GAS), route("all")))
                .containsExactly("all");
    }

    @Test
    void afterGoOnTheNextThatFitsIsTakenToo() {
        assertThat(taken(LEAK, route("horn").goOn(), route("heat").hazard(Hazard.HEAT), route("duty"), route("last")))
                .containsExactly("horn", "duty");
    }

    @Test
    void severityAndClassDecide() {
        Draft[] routes = {
            route("highest").atLeast(Priority.HIGHEST), route("process").ofClass(AlarmClass.PROCESS), route("rest")
        };
        assertThat(taken(LEAK, routes)).containsExactly("highest");
        assertThat(taken(HOT_PUMP, routes)).containsExactly("process");
        assertThat(taken(LEAK, route("device").ofClass(AlarmClass.DEVICE)))
                .as("one of its alarms is of that class")
                .containsExactly("device");
    }

    @Test
    void childThatFitsTakesThePlaceOfItsParent() {
        Draft tree =
                route("gas").children(route("north").zones("Z1"), route("south").zones("Z2"));
        assertThat(taken(LEAK, tree)).containsExactly("north");
        assertThat(taken(HOT_PUMP, tree)).containsExactly("south");
        assertThat(taken(new Subject("Z3", Hazard.GAS, Priority.LOW, Set.of()), tree))
                .containsExactly("gas");
    }

    @Test
    void branchWithoutStepsThatEndsBlindIsPassedOver() {
        Draft blind = route("gas").noSteps().children(route("south").zones("Z2"));
        assertThat(taken(LEAK, blind, route("all"))).containsExactly("all");
    }

    @Test
    void shiftMustBeOn() {
        Telling telling = new Telling(
                List.of(
                        new Shift("day", Set.of(), LocalTime.of(7, 0), LocalTime.of(19, 0), Holidays.ALSO),
                        new Shift("night", Set.of(), LocalTime.of(19, 0), LocalTime.of(7, 0), Holidays.ALSO)),
                List.of(),
                Set.of(),
                List.of(route("by night").shift("night").route, route("by day").shift("day").route),
                List.of());
        assertThat(Routing.of(telling, LEAK, NOON)).extracting(Route::id).containsExactly("by day");
        assertThat(Routing.of(telling, LEAK, NOON.withHour(3)))
                .extracting(Route::id)
                .containsExactly("by night");
    }

    private static List<String> taken(Subject subject, Draft... routes) {
        Telling telling = new Telling(
                List.of(),
                List.of(),
                Set.of(),
                List.of(routes).stream().map(d -> d.route).toList(),
                List.of());
        return Routing.of(telling, subject, NOON).stream().map(Route::id).toList();
    }

    private static Draft route(String id) {
        Step kim = new Step(Duration.ZERO, List.of("kim"), List.of());
        return new Draft(
                new Route(id, null, null, null, null, null, List.of(kim), null, 0, Duration.ZERO, false, null));
    }

    private record Draft(Route route) {
        Draft zones(String zone) {
            return new Draft(new Route(
                    route.id(),
                    Set.of(zone),
                    route.hazards(),
                    route.atLeast(),
                    route.classes(),
                    route.shifts(),
                    route.steps(),
                    route.repeat(),
                    route.repeats(),
                    route.quiet(),
                    route.goOn(),
                    route.routes()));
        }

        Draft hazard(Hazard hazard) {
            return new Draft(new Route(
                    route.id(),
                    route.zones(),
                    Set.of(hazard),
                    route.atLeast(),
                    route.classes(),
                    route.shifts(),
                    route.steps(),
                    route.repeat(),
                    route.repeats(),
                    route.quiet(),
                    route.goOn(),
                    route.routes()));
        }

        Draft atLeast(Priority least) {
            return new Draft(new Route(
                    route.id(),
                    route.zones(),
                    route.hazards(),
                    least,
                    route.classes(),
                    route.shifts(),
                    route.steps(),
                    route.repeat(),
                    route.repeats(),
                    route.quiet(),
                    route.goOn(),
                    route.routes()));
        }

        Draft ofClass(AlarmClass c) {
            return new Draft(new Route(
                    route.id(),
                    route.zones(),
                    route.hazards(),
                    route.atLeast(),
                    Set.of(c),
                    route.shifts(),
                    route.steps(),
                    route.repeat(),
                    route.repeats(),
                    route.quiet(),
                    route.goOn(),
                    route.routes()));
        }

        Draft shift(String id) {
            return new Draft(new Route(
                    route.id(),
                    route.zones(),
                    route.hazards(),
                    route.atLeast(),
                    route.classes(),
                    Set.of(id),
                    route.steps(),
                    route.repeat(),
                    route.repeats(),
                    route.quiet(),
                    route.goOn(),
                    route.routes()));
        }

        Draft noSteps() {
            return new Draft(new Route(
                    route.id(),
                    route.zones(),
                    route.hazards(),
                    route.atLeast(),
                    route.classes(),
                    route.shifts(),
                    List.of(),
                    route.repeat(),
                    route.repeats(),
                    route.quiet(),
                    route.goOn(),
                    route.routes()));
        }

        Draft goOn() {
            return new Draft(new Route(
                    route.id(),
                    route.zones(),
                    route.hazards(),
                    route.atLeast(),
                    route.classes(),
                    route.shifts(),
                    route.steps(),
                    route.repeat(),
                    route.repeats(),
                    route.quiet(),
                    true,
                    route.routes()));
        }

        Draft children(Draft... of) {
            return new Draft(new Route(
                    route.id(),
                    route.zones(),
                    route.hazards(),
                    route.atLeast(),
                    route.classes(),
                    route.shifts(),
                    route.steps(),
                    route.repeat(),
                    route.repeats(),
                    route.quiet(),
                    route.goOn(),
                    List.of(of).stream().map(d -> d.route).toList()));
        }
    }
}
