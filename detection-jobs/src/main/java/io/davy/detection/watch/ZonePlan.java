package io.davy.detection.watch;

import io.davy.detection.robot.RobotSensors;
import io.davy.detection.rule.Service;
import io.davy.plant.Plant;
import io.davy.plant.Robot;
import io.davy.plant.RuleBook;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One zone's sensors and figures, compiled from the plant into arrays that the hot path reads; immutable once built. */
public final class ZonePlan {
    /** A gateway's or robot's usual time in a dead spot; a choice of this project. */
    private static final Duration LATENESS = Duration.ofMinutes(5);
    /** Knuth's multiplier: near names get far phases. */
    private static final long SPREAD = 2_654_435_761L;

    final String site;
    final String area;
    final String zone;
    final int size;
    final String[] tags;
    final Sensor[] sensors;
    final RuleSet[] rules;
    /** Limit and clearing value by {@link Rule} (the first {@link Rule#LIMITS}) and sensor; NaN where the rule is off. */
    final double[][] limit = new double[Rule.LIMITS][];

    final double[][] clear = new double[Rule.LIMITS][];
    /** By sensor: what each reading asks for. */
    final Quick[] quick;

    final double[] lowest;
    final double[] highest;
    final double[] span;
    final long[] onDelayMs;
    final long[] offDelayMs;
    final long[] stuckAfterMs;
    final long[] silentAfterMs;
    /** How late a reading may come and still be judged in its order, milliseconds. */
    final long latenessMs;

    final double[] ratePerMin;
    final long[] rateWindowMs;
    final boolean[] background;
    final boolean[] gas;
    final int windSpeed;
    final int windDirection;
    final boolean airs;
    final long airMs;
    /** When an interval of air begins, ms after the whole {@link #airMs}: areas tell their air one after the other, not all at once. */
    final long airPhaseMs;

    final GatewayRule gateways;
    final ExtraRules extra;

    private final Plant plant;
    /** The tags' UTF-8 bytes one behind the other, and where each begins. */
    private final byte[] names;

    private final int[] nameFrom;
    private final int[] table;

    private ZonePlan(Plant plant, Plant.Zone place, List<Sensor> list, Service service, Predicate<String> wanted) {
        this.plant = plant;
        this.site = plant.site().id();
        this.area = place.area();
        this.latenessMs = Math.min(
                ZoneWatch.PAST_MS,
                plant.site().lateness() == null
                        ? LATENESS.toMillis()
                        : plant.site().lateness().toMillis());
        this.zone = place.id();
        this.gateways = new GatewayRule(plant, place.id(), list);
        this.extra = ExtraRules.of(plant, place, list, gateways, service, wanted);
        this.size = list.size();
        this.sensors = list.toArray(Sensor[]::new);
        this.tags = list.stream().map(Sensor::tag).toArray(String[]::new);
        this.rules = list.stream().map(s -> RuleBook.rulesFor(plant, s)).toArray(RuleSet[]::new);
        for (int r = 0; r < Rule.LIMITS; r++) {
            limit[r] = new double[size];
            clear[r] = new double[size];
        }
        quick = new Quick[size];
        lowest = new double[size];
        highest = new double[size];
        span = new double[size];
        onDelayMs = new long[size];
        offDelayMs = new long[size];
        stuckAfterMs = new long[size];
        silentAfterMs = new long[size];
        ratePerMin = new double[size];
        rateWindowMs = new long[size];
        background = new boolean[size];
        gas = new boolean[size];
        int speed = -1;
        int direction = -1;
        boolean anyGas = false;
        long slowest = 0;
        nameFrom = new int[size + 1];
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Map<Quick, Quick> same = new HashMap<>();
        for (int i = 0; i < size; i++) {
            compile(i);
            quick[i] = same.computeIfAbsent(quick[i], q -> q);
            all.writeBytes(tags[i].getBytes(StandardCharsets.UTF_8));
            nameFrom[i + 1] = all.size();
            SensorKind kind = sensors[i].kind();
            speed = kind == SensorKind.WIND_SPEED && speed < 0 ? i : speed;
            direction = kind == SensorKind.WIND_DIRECTION && direction < 0 ? i : direction;
            anyGas |= gas[i];
            if (gas[i]) {
                slowest = Math.max(slowest, sensors[i].interval().toMillis());
            }
        }
        names = all.toByteArray();
        windSpeed = speed;
        windDirection = direction;
        // A robot's air has places, which RobotWatch gives it.
        airs = !place.id().startsWith(RobotSensors.PREFIX) && (anyGas || speed >= 0 || direction >= 0);
        airMs = Math.max(airs && slowest <= 10_000 ? 10_000 : 60_000, slowest);
        airPhaseMs = Math.floorMod(area.hashCode() * SPREAD, airMs);
        table = new int[Integer.highestOneBit(Math.max(4, size * 4))];
        Arrays.fill(table, -1);
        for (int i = 0; i < size; i++) {
            int slot = hash(names, nameFrom[i], nameFrom[i + 1] - nameFrom[i]) & (table.length - 1);
            while (table[slot] >= 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = i;
        }
    }

    /** The plan of one zone with all its sensors in service, or null if the plant has no such zone. */
    public static @Nullable ZonePlan compile(Plant plant, String zone) {
        return compile(plant, zone, Service.ALL_IN);
    }

    /** The same with sensors out of service: whether one is costs its readings nothing, since another plan is made when that changes. */
    public static @Nullable ZonePlan compile(Plant plant, String zone, Service service) {
        return compile(plant, zone, service, key -> true);
    }

    /** The same with only those of the rules beyond the ladder whose keys are wanted, to tell what each costs. */
    public static @Nullable ZonePlan compile(Plant plant, String zone, Predicate<String> wanted) {
        return compile(plant, zone, Service.ALL_IN, wanted);
    }

    private static @Nullable ZonePlan compile(Plant plant, String zone, Service service, Predicate<String> wanted) {
        Robot robot = RobotSensors.robot(plant, zone);
        if (robot != null) {
            Plant.Zone place = new Plant.Zone(zone, null, plant.site().id(), "", List.of(), null);
            return new ZonePlan(plant, place, RobotSensors.of(plant, robot), service, wanted);
        }
        return plant.zones().stream()
                .filter(z -> z.id().equals(zone))
                .findFirst()
                .map(z -> new ZonePlan(
                        plant,
                        z,
                        plant.sensors().stream()
                                .filter(s -> s.zone().equals(zone))
                                .toList(),
                        service,
                        wanted))
                .orElse(null);
    }

    private void compile(int i) {
        Sensor s = sensors[i];
        RuleSet r = rules[i];
        boolean vibration = s.kind() == SensorKind.VIBRATION;
        double high = or(r.high(), vibration ? r.zoneBc() : null);
        double highHigh = or(r.highHigh(), vibration ? r.zoneCd() : null);
        double low = or(r.low(), null);
        double lowLow = or(r.lowLow(), null);
        double deadband = r.deadband() == null ? 0 : r.deadband();
        limit[Rule.HIGH.ordinal()][i] = high;
        limit[Rule.HIGH_HIGH.ordinal()][i] = highHigh;
        limit[Rule.LOW.ordinal()][i] = low;
        limit[Rule.LOW_LOW.ordinal()][i] = lowLow;
        clear[Rule.HIGH.ordinal()][i] = high - deadband;
        clear[Rule.HIGH_HIGH.ordinal()][i] = highHigh - deadband;
        clear[Rule.LOW.ordinal()][i] = low + deadband;
        clear[Rule.LOW_LOW.ordinal()][i] = lowLow + deadband;
        span[i] = s.range().span();
        // A zero that has drifted a little below the range is usual; far below, the device is broken.
        lowest[i] = s.range().min() - 0.05 * span[i];
        highest[i] = s.range().max() + 0.01 * span[i];
        onDelayMs[i] = ms(r.onDelay());
        offDelayMs[i] = ms(r.offDelay());
        stuckAfterMs[i] = ms(r.stuckAfter());
        silentAfterMs[i] =
                r.silentAfter() == null ? Math.max(10_000, 10 * s.interval().toMillis()) : ms(r.silentAfter());
        ratePerMin[i] = or(r.ratePerMin(), null);
        rateWindowMs[i] = r.rateWindow() == null ? 60_000 : ms(r.rateWindow());
        background[i] = s.kind() == SensorKind.GAS && Boolean.TRUE.equals(r.background());
        gas[i] = s.kind() == SensorKind.GAS && !"O2".equals(s.gas());
        quick[i] = new Quick(
                most(low, lowLow, Math.nextDown(lowest[i])),
                least(high, highHigh, Math.nextUp(highest[i])),
                span[i],
                silentAfterMs[i],
                stuckAfterMs[i],
                ratePerMin[i],
                rateWindowMs[i],
                background[i],
                gas[i]);
    }

    private static double or(@Nullable Double first, @Nullable Double second) {
        return first != null ? first : second != null ? second : Double.NaN;
    }

    private static long ms(@Nullable Duration d) {
        return d == null ? 0 : d.toMillis();
    }

    private static double least(double... values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).min().orElse(Double.POSITIVE_INFINITY);
    }

    private static double most(double... values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).max().orElse(Double.NEGATIVE_INFINITY);
    }

    /**
     * The index of a tag.
     *
     * @param bytes holds the tag's UTF-8 bytes at offset
     * @param guess an index to try first: a gateway sends its sensors in the same order at each scan
     * @return -1 if the zone has no such sensor
     */
    int find(byte[] bytes, int offset, int length, int guess) {
        if (guess < size && same(guess, bytes, offset, length)) {
            return guess;
        }
        int mask = table.length - 1;
        int slot = hash(bytes, offset, length) & mask;
        while (table[slot] >= 0) {
            int i = table[slot];
            if (same(i, bytes, offset, length)) {
                return i;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    private boolean same(int i, byte[] bytes, int offset, int length) {
        int from = nameFrom[i];
        return nameFrom[i + 1] - from == length
                && Arrays.equals(names, from, from + length, bytes, offset, offset + length);
    }

    private static int hash(byte[] bytes, int offset, int length) {
        int h = 0;
        for (int i = offset; i < offset + length; i++) {
            h = 31 * h + bytes[i];
        }
        return h ^ (h >>> 15);
    }

    /** Whether the sensor of a tag is in another zone of the same area. */
    boolean elsewhere(String tag) {
        return plant.sensors().stream()
                .filter(s -> s.tag().equals(tag) && !s.zone().equals(zone))
                .anyMatch(s -> plant.zones().stream()
                        .anyMatch(z -> z.id().equals(s.zone()) && z.area().equals(area)));
    }

    /** Whether a rule of the ladder can end at a sensor: a limit that is not, compares nothing. */
    boolean watches(int i, Rule rule) {
        return switch (rule) {
            case HIGH, HIGH_HIGH, LOW, LOW_LOW -> !Double.isNaN(limit[rule.ordinal()][i]);
            case RATE -> !Double.isNaN(ratePerMin[i]);
            case BACKGROUND -> background[i];
            case BAD_SIGNAL, OUT_OF_RANGE, STUCK, SILENT, CLOCK_WRONG, LATE -> true;
        };
    }

    /** Keys of its rules beyond the ladder. */
    public List<String> ruleKeys() {
        return List.of(extra.keys);
    }

    /** The zone's sensors, in the order of the plan. */
    public List<String> tags() {
        return List.of(tags);
    }
}
