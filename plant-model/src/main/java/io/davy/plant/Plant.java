package io.davy.plant;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checked plant: everything that Davy knows about the place it watches, as written in plant.yaml.
 *
 * @param davy version of the file format; 1
 * @param site the site that this file describes
 * @param floors the levels of the site, lowest first; at least one
 * @param zones the zones; every sensor lies in one, and a zone is the unit of parallel work
 * @param ruleSets rule sets by name, those of the file over those that Davy ships
 * @param sensors fixed sensors
 * @param machines machines, tanks, wellheads: what can fail or leak
 * @param robots inspection robots
 * @param ways where robots can go
 * @param contacts who is told
 * @param incidents how alarms become incidents
 * @param alarms how alarms are handled
 * @param telling who is told of what
 * @param rounds routine rounds of the robots
 */
public record Plant(
        int davy,
        Site site,
        List<Floor> floors,
        List<Zone> zones,
        Map<String, RuleSet> ruleSets,
        List<Sensor> sensors,
        List<Machine> machines,
        List<Robot> robots,
        Ways ways,
        List<Contact> contacts,
        IncidentSettings incidents,
        AlarmCare alarms,
        Telling telling,
        List<InspectionRound> rounds) {

    public Plant {
        rounds = rounds == null ? List.of() : rounds;
        alarms = alarms == null ? AlarmCare.NONE : alarms;
        telling = telling == null ? Telling.NONE : telling;
    }

    /** A plant that handles alarms and tells people as usual. */
    public Plant(
            int davy,
            Site site,
            List<Floor> floors,
            List<Zone> zones,
            Map<String, RuleSet> ruleSets,
            List<Sensor> sensors,
            List<Machine> machines,
            List<Robot> robots,
            Ways ways,
            List<Contact> contacts,
            IncidentSettings incidents) {
        this(
                davy,
                site,
                floors,
                zones,
                ruleSets,
                sensors,
                machines,
                robots,
                ways,
                contacts,
                incidents,
                AlarmCare.NONE,
                Telling.NONE,
                List.of());
    }

    /**
     * The site.
     *
     * @param id short name, used in ids and topics: letters, digits, {@code -} and {@code _}
     * @param name what people call it
     * @param timezone IANA time zone, for people only; every stored time is UTC
     * @param origin where local x = 0, y = 0 lies on the globe; absent if the plant is not geo-referenced
     * @param authority whose exposure limits hold: korea, niosh, osha or acgih; null for the plain instrument alarms
     * @param air temperature and pressure at which ppm and mg/m3 are converted; 25 degC and 1013 hPa where absent
     * @param lateness how late a reading may come and still be judged as if it had come in time; 5 min where absent
     */
    public record Site(
            String id,
            @Nullable Name name,
            String timezone,
            @Nullable GeoPoint origin,
            @Nullable String authority,
            @Nullable Air air,
            @Nullable Duration lateness) {

        /** A site at usual air, without an authority. */
        public Site(String id, @Nullable Name name, String timezone, @Nullable GeoPoint origin) {
            this(id, name, timezone, origin, null, null, null);
        }
    }

    /**
     * The air of the site.
     *
     * @param degC temperature, degC
     * @param hPa pressure, hPa
     */
    public record Air(double degC, double hPa) {}

    /**
     * What people call a thing, in both languages of the console.
     *
     * @param en English
     * @param ko Korean; the English name stands in where it is absent
     */
    public record Name(@Nullable String en, @Nullable String ko) {
        /** The name in a language ({@code en} or {@code ko}), or the fallback. */
        public String in(String language, String fallback) {
            String first = language.equals("ko") ? ko : en;
            String second = language.equals("ko") ? en : ko;
            return first != null ? first : second != null ? second : fallback;
        }
    }

    /**
     * One level of the site.
     *
     * @param id the floor's name, for example {@code F1}; also the VDA 5050 mapId of its map
     * @param z height of the floor above the site's datum, m
     * @param name what people call it
     */
    public record Floor(String id, double z, @Nullable Name name) {}

    /**
     * A zone: sensors that are watched together.
     *
     * @param id the zone's id; the Kafka key of its readings
     * @param name what people call it
     * @param area zones of one area share air: their gas readings are judged together; the site's id where absent
     * @param floor the floor it lies on
     * @param polygon corners in local metres, in order; empty if not drawn
     * @param ex explosion-hazard classification; absent for a safe area
     * @param votes how many detectors of a gas must agree, by gas
     */
    public record Zone(
            String id,
            @Nullable Name name,
            String area,
            String floor,
            List<Point> polygon,
            @Nullable Ex ex,
            List<Vote> votes) {

        public Zone {
            votes = votes == null ? List.of() : votes;
        }

        /** A zone without votes. */
        public Zone(String id, @Nullable Name name, String area, String floor, List<Point> polygon, @Nullable Ex ex) {
            this(id, name, area, floor, polygon, ex, List.of());
        }
    }

    /**
     * A vote of a zone's detectors of one gas.
     *
     * @param gas as in {@link Sensor#gas()}
     * @param needed how many must be beyond the limit
     * @param limit the limit that is voted on: high, high_high, low or low_low
     */
    public record Vote(String gas, int needed, String limit) {
        /** The limit among the figures of a detector; null if it has none. */
        public @Nullable Double on(RuleSet rules) {
            return switch (limit) {
                case "high" -> rules.high();
                case "high_high" -> rules.highHigh();
                case "low" -> rules.low();
                case "low_low" -> rules.lowLow();
                default -> throw new IllegalStateException("no limit is called " + limit);
            };
        }
    }

    /** A point of the plan, local metres: x east, y north. */
    public record Point(double x, double y) {}

    /**
     * Ex classification of a place, or the rating of a robot (IEC 60079-0, -10-1).
     *
     * @param group gas group IIA, IIB or IIC
     * @param temperatureClass T1 to T6
     * @param zone 0, 1 or 2: of a place, how often explosive gas is there; of a robot, the worst zone it may enter
     */
    public record Ex(String group, String temperatureClass, int zone) {}

    /**
     * A machine or vessel: what can fail or leak.
     *
     * @param id the tag, for example P-101
     * @param name what people call it
     * @param kind pump, motor, compressor, tank, valve, separator, wellhead, furnace, press, other
     * @param zone the zone it stands in
     * @param place where
     * @param gases gases it can leak, as in {@link Sensor#gas()}; empty if none
     * @param group ISO 20816-3 machine group, 1 or 2
     * @param support ISO 20816-3 support: rigid or flexible
     * @param speedRpm nominal shaft speed, 1/min
     * @param like name of a set of machines of the same make and duty, whose temperatures are compared
     * @param bearing the rolling bearing that its vibration sensors hear
     * @param model what is normal for its channels together; learned on line where absent
     */
    public record Machine(
            String id,
            @Nullable Name name,
            String kind,
            String zone,
            Place place,
            List<String> gases,
            @Nullable Integer group,
            @Nullable String support,
            @Nullable Double speedRpm,
            @Nullable String like,
            @Nullable Bearing bearing,
            @Nullable MachineModel model) {

        /** A machine of which nothing more is known. */
        public Machine(
                String id,
                @Nullable Name name,
                String kind,
                String zone,
                Place place,
                List<String> gases,
                @Nullable Integer group,
                @Nullable String support,
                @Nullable Double speedRpm) {
            this(id, name, kind, zone, place, gases, group, support, speedRpm, null, null, null);
        }
    }

    /**
     * Somebody who is told.
     *
     * @param id short name
     * @param name what people call them
     * @param language {@code en} or {@code ko}
     * @param email mail address
     * @param webhook http or https address that receives a POST
     * @param ways how these are used, and further ones
     */
    public record Contact(
            String id,
            @Nullable String name,
            String language,
            @Nullable String email,
            @Nullable String webhook,
            ContactWays ways) {
        public Contact {
            ways = ways == null ? ContactWays.PLAIN : ways;
        }

        /** A contact whose ways are used as usual. */
        public Contact(
                String id, @Nullable String name, String language, @Nullable String email, @Nullable String webhook) {
            this(id, name, language, email, webhook, ContactWays.PLAIN);
        }

        /** The channels that it has an address on, by the names that {@code by} of a step gives them. */
        public Set<String> channels() {
            Set<String> channels = new LinkedHashSet<>();
            if (email != null) {
                channels.add("email");
            }
            if (webhook != null) {
                channels.add("webhook");
            }
            if (ways.mqtt() != null) {
                channels.add("mqtt");
            }
            return channels;
        }
    }

    /**
     * How alarms become incidents.
     *
     * @param closeAfter an incident closes when all its alarms have been off for this long; default 10 min
     * @param mergeDistanceM alarms of one hazard within this distance of each other are one incident, m; default 40
     */
    public record IncidentSettings(Duration closeAfter, double mergeDistanceM) {}
}
