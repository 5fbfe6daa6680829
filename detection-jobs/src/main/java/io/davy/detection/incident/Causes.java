package io.davy.detection.incident;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.incident.Incident;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which incident an alarm belongs to: by hazard, place, wind, machine and time.
 *
 * <ul>
 *   <li>Gas: the same gas, within the plant's merge distance of one of its sensors, or downwind of its place within {@value #PLUME_REACH}
 *       merge distances and {@value #PLUME_HALF_ANGLE_DEG} degrees to either side. Of another gas {@link Kinship} judges.
 *   <li>Heat, vibration, process values: the same machine, whatever the kind; without a machine within {@value #SAME_MACHINE_M} m.
 *   <li>Faults of devices: the same zone, or the same fault elsewhere in the area within {@value #TOGETHER_S} s.
 *   <li>The loss of one gateway in several zones, whenever each of them finds it lost.
 *   <li>A flood: when {@value #FLOOD} incidents that are no life-safety matter opened within {@value #TOGETHER_S} s, one more joins
 *       the first of them: a power dip is one cause. Gas and life-safety alarms never join for this reason alone.
 * </ul>
 *
 * <p>The figures are choices of this project.
 */
final class Causes {
    static final int FLOOD = 5;
    static final int TOGETHER_S = 10;
    private static final double SAME_MACHINE_M = 3;
    private static final double PLUME_REACH = 3;
    private static final double PLUME_HALF_ANGLE_DEG = 30;
    private static final String GATEWAY_LOST = "gateway_lost";
    private static final Duration TOGETHER = Duration.ofSeconds(TOGETHER_S);

    private final Plant plant;
    private final Places places;

    Causes(Plant plant, Places places) {
        this.plant = plant;
        this.places = places;
    }

    /**
     * Whether an alarm has the incident's cause.
     *
     * @param wind the wind of the last minutes; null in calm air or if it is not known
     */
    boolean one(OpenIncident i, Alarm a, @Nullable Wind wind) {
        return switch (a.hazard()) {
            case GAS ->
                i.hazard() == Hazard.GAS
                        && Objects.equals(i.gas(), a.gas())
                        && (sameSensor(i, a) || reaches(i, places.of(a), wind));
            case HEAT, VIBRATION, PROCESS -> ofMachine(i.hazard()) && sameMachine(i, a);
            case DEVICE ->
                i.hazard() == Hazard.DEVICE
                        && (i.zone().equals(a.zone()) || (sameFault(i, a) && together(i, a)) || sameGateway(i, a));
        };
    }

    /** The incident that a flood's next alarm joins; null if there is no flood. */
    @Nullable
    OpenIncident flood(List<OpenIncident> open, Alarm a) {
        if (a.hazard() == Hazard.GAS || a.alarmClass() == AlarmClass.LIFE_SAFETY) {
            return null;
        }
        boolean device = a.hazard() == Hazard.DEVICE;
        List<OpenIncident> burst = open.stream()
                .filter(i -> i.hazard() != Hazard.GAS)
                .filter(i -> device == (i.hazard() == Hazard.DEVICE) && together(i, a))
                .toList();
        return burst.size() >= FLOOD ? burst.get(0) : null;
    }

    private static boolean ofMachine(Hazard h) {
        return switch (h) {
            case HEAT, VIBRATION, PROCESS -> true;
            case GAS, DEVICE -> false;
        };
    }

    private static boolean together(OpenIncident i, Alarm a) {
        return Duration.between(i.opened(), a.time()).abs().compareTo(TOGETHER) <= 0;
    }

    private static boolean sameFault(OpenIncident i, Alarm a) {
        return i.members().get(0).rule().equals(a.rule());
    }

    /** The zones of a gateway find it lost when their own sensors are due, minutes apart. */
    private static boolean sameGateway(OpenIncident i, Alarm a) {
        return a.rule().equals(GATEWAY_LOST)
                && i.members().stream()
                        .anyMatch(m -> m.rule().equals(GATEWAY_LOST)
                                && gateway(m.sensor()).equals(gateway(a.sensor())));
    }

    /** The gateway of {@code GATEWAY@ZONE}; the zone's name holds no {@code @}. */
    private static String gateway(String subject) {
        int zone = subject.lastIndexOf('@');
        return zone < 0 ? subject : subject.substring(0, zone);
    }

    private boolean sameMachine(OpenIncident i, Alarm a) {
        if (a.machine() == null) {
            return near(i, a, SAME_MACHINE_M);
        }
        return i.members().stream()
                .anyMatch(m -> a.machine().equals(m.sensor()) || a.machine().equals(places.machineOf(m.sensor())));
    }

    private boolean near(OpenIncident i, Alarm a, double metres) {
        return sameSensor(i, a) || within(i.members(), places.of(a), metres);
    }

    private static boolean sameSensor(OpenIncident i, Alarm a) {
        return Members.ofGas(i, i.gas()).stream().anyMatch(m -> m.sensor().equals(a.sensor()));
    }

    private boolean within(List<Incident.Member> members, @Nullable Place at, double metres) {
        return at != null
                && members.stream().map(places::of).anyMatch(other -> other != null && at.distanceTo(other) <= metres);
    }

    /** Whether the gas of an incident may have come to a place: near one of its detectors, or downwind. */
    boolean reaches(OpenIncident i, @Nullable Place at, @Nullable Wind wind) {
        return within(Members.ofGas(i, i.gas()), at, plant.incidents().mergeDistanceM())
                || downwind(i.place(), at, wind);
    }

    /** Whether gas at a place may have come to the detectors of an incident. */
    boolean reachedFrom(OpenIncident i, @Nullable Place at, @Nullable Wind wind) {
        return within(Members.ofGas(i, i.gas()), at, plant.incidents().mergeDistanceM())
                || downwind(at, i.place(), wind);
    }

    private boolean downwind(@Nullable Place from, @Nullable Place at, @Nullable Wind wind) {
        if (wind == null || from == null || at == null) {
            return false;
        }
        double distance = from.distanceTo(at);
        if (distance > PLUME_REACH * plant.incidents().mergeDistanceM()) {
            return false;
        }
        double off = Math.atan2(at.y() - from.y(), at.x() - from.x()) - wind.toward();
        return Math.abs(Math.IEEEremainder(off, 2 * Math.PI)) <= Math.toRadians(PLUME_HALF_ANGLE_DEG);
    }
}
