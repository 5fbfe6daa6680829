package io.davy.sim.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.davy.plant.Plant;
import io.davy.plant.PlantElements;
import io.davy.plant.RuleBook;
import io.davy.plant.RuleSet;
import io.davy.plant.Sensor;
import io.davy.plant.SensorKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
    private static final String SENSORS = """
            lon,lat,height,name
            -105.1397,40.5954,2.4,S 1
            -105.1402,40.5961,2.4,NW
            oops,40.5,2,E
            """;
    private static final String SOURCES = """
            lon,lat,height,name
            -105.1398,40.5957,4.5,Tank
            -105.1394,40.5959,2,Separator.East
            -105.1395,40.5958,2,Flare
            """;
    /** What a label file would hold: bytes that nobody can read. */
    private static final byte[] GARBAGE = {(byte) 0xff, 0, (byte) 0xfe, 10, 44, 44, 34, 10, 1};

    @TempDir
    private Path dir;

    private void write(String file, String text) throws IOException {
        Path path = dir.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, text);
    }

    private static List<Scan> all(Recording r) {
        List<Scan> scans = new ArrayList<>();
        r.scans().forEachRemaining(scans::add);
        return scans;
    }

    private static Sensor sensor(Recording r, String tag) {
        return r.plant().sensors().stream()
                .filter(s -> s.tag().equals(tag))
                .findFirst()
                .orElseThrow();
    }

    private void metec(String readings) throws IOException {
        write("sensor_locations.csv", SENSORS);
        write("source_locations.csv", SOURCES);
        write("readings.csv", readings);
        Files.write(dir.resolve("releases.csv"), GARBAGE);
    }

    @Test
    void metecReadsLocatedSensorsAndWindAndNothingElse() throws IOException {
        metec("""
                time_utc,NW,release_kg_h,S 1,wind_toward_rad_ccw_from_east,wind_speed_ms
                2019-05-09T06:01:00Z,2.1,?garbage?,1.8,0,1.5
                2019-05-09T06:00:00Z,2.0,?garbage?,,1.5707963,1.25
                """);
        Recording r = Recordings.open("metec-ch4", dir);
        assertThat(all(r))
                .containsExactly(
                        new Scan(
                                Instant.parse("2019-05-09T06:00:00Z"),
                                "metec",
                                List.of(
                                        new Scan.Value("NW", 2.0),
                                        new Scan.Value("wind-direction", MetecReader.fromDegrees(1.5707963)),
                                        new Scan.Value("wind-speed", 1.25))),
                        new Scan(
                                Instant.parse("2019-05-09T06:01:00Z"),
                                "metec",
                                List.of(
                                        new Scan.Value("NW", 2.1),
                                        new Scan.Value("S-1", 1.8),
                                        new Scan.Value("wind-direction", 270),
                                        new Scan.Value("wind-speed", 1.5))));
        assertThat(r.end()).isEqualTo(Instant.parse("2019-05-09T06:01:00Z"));
        assertThat(r.problems()).singleElement().asString().startsWith("sensor_locations.csv:4: ");
        Plant plant = r.plant();
        assertThat(plant.machines()).extracting(Plant.Machine::kind).containsExactly("tank", "separator", "other");
        assertThat(plant.machines()).extracting(Plant.Machine::id).containsExactly("Tank", "Separator.East", "Flare");
        var back = Objects.requireNonNull(plant.site().origin())
                .offset(sensor(r, "NW").place().x(), sensor(r, "NW").place().y());
        assertThat(back.lat()).isCloseTo(40.5961, within(1e-9));
        assertThat(back.lon()).isCloseTo(-105.1402, within(1e-9));
        RuleSet rules = RuleBook.rulesFor(plant, sensor(r, "NW"));
        assertThat(rules.background()).isTrue();
        assertThat(rules.stuckAfter()).isEqualTo(Duration.ZERO);
        assertThat(rules.silentAfter()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void windIsTurnedFromTowardToFrom() {
        assertThat(MetecReader.fromDegrees(0)).as("toward east is from west").isEqualTo(270);
        assertThat(MetecReader.fromDegrees(Math.PI / 2))
                .as("toward north is from south")
                .isEqualTo(180);
        assertThat(MetecReader.fromDegrees(Math.PI))
                .as("toward west is from east")
                .isEqualTo(90);
        assertThat(MetecReader.fromDegrees(3 * Math.PI / 2)).isEqualTo(0);
    }

    @Test
    void malformedRowsAreToldWithFileAndLineAndLeftOut() throws IOException {
        metec("""
                time_utc,NW
                yesterday,2.0
                2019-05-09T06:00:00Z,2.0,3.0,4.0

                2019-05-09 06:02:00+00:00,n/a
                2019-05-09 06:03:00,2.5
                """);
        Recording r = Recordings.open("metec-ch4", dir);
        assertThat(all(r)).extracting(s -> s.values().size()).containsExactly(0, 1);
        assertThat(r.problems())
                .contains(
                        "readings.csv:2: 'yesterday' is no time; row left out",
                        "readings.csv:3: 4 cells where the header has 2; row left out");
    }

    @Test
    void excerptInTheProductIsReadAndHasItsLicence() throws IOException {
        Recording r = Recordings.open("metec-ch4", null);
        assertThat(r.size()).isGreaterThan(1200);
        assertThat(r.problems()).isEmpty();
        assertThat(r.plant().sensors()).hasSize(10);
        assertThat(r.plant().sensors())
                .filteredOn(s -> s.kind() == SensorKind.GAS)
                .hasSize(8)
                .allSatisfy(s ->
                        assertThat(Math.hypot(s.place().x(), s.place().y())).isLessThan(100));
        try (var in = Objects.requireNonNull(
                Recordings.class.getResourceAsStream("/io/davy/sim/recordings/metec-ch4/LICENSE"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("MIT License");
        }
        assertThat(Recordings.class.getResource("/io/davy/sim/recordings/metec-ch4/releases.csv"))
                .isNull();
    }

    @Test
    void everyNabFileWithTheHeaderIsASensorAndNothingElseIsOpenedForValues() throws IOException {
        write(
                "room A.csv",
                "timestamp,value\n2013-07-04 00:00:00,69.9\n2013-07-04 01:00:00,71.2\n2013-07-04 03:00:00,x\n");
        write("room_b.csv", "timestamp,value\n2013-07-04 00:30:00,20\n");
        write("labels.csv", "timestamp,value,label\n2013-07-04 00:00:00,1,1\n");
        write("peers/detector.csv", "timestamp,value\n2013-07-04 00:00:00,1\n");
        Files.write(dir.resolve("windows.json"), GARBAGE);
        Recording r = Recordings.open("nab-temperature", dir);
        assertThat(r.plant().sensors()).extracting(Sensor::tag).containsExactly("room-A", "room_b");
        assertThat(sensor(r, "room-A").interval()).isEqualTo(Duration.ofHours(2));
        assertThat(all(r)).extracting(Scan::source).containsExactly("room-A", "room_b", "room-A", "room-A");
        assertThat(all(r).get(3).values()).isEmpty();
        assertThat(r.ends()).containsEntry("room_b", Instant.parse("2013-07-04T00:30:00Z"));
        noSetPoints(r);
    }

    @Test
    void everySkabFileIsARunAndLabelColumnsAreNeverRead() throws IOException {
        write("valve1/0.csv", """
                datetime;Accelerometer1RMS;Current;Volume Flow RateRMS;anomaly;changepoint
                2020-03-09 10:14:33;0.0265;1.3;32.0;\u0000garbage;?
                2020-03-09 10:14:34;0.0266;;32.0;?;?
                """);
        write("free.csv", "datetime;Thermocouple\n2020-03-09 10:14:33;24\n");
        write("notes.csv", "a,b\n1,2\n");
        Recording r = Recordings.open("skab-pump", dir);
        assertThat(r.plant().sensors())
                .extracting(Sensor::tag)
                .containsExactly(
                        "free/Thermocouple",
                        "valve1-0/Accelerometer1RMS",
                        "valve1-0/Current",
                        "valve1-0/Volume-Flow-RateRMS");
        assertThat(r.plant().sensors())
                .extracting(Sensor::kind)
                .containsExactly(SensorKind.TEMPERATURE, SensorKind.VIBRATION, SensorKind.CURRENT, SensorKind.FLOW);
        assertThat(r.plant().machines()).extracting(Plant.Machine::id).containsExactly("pump-free", "pump-valve1-0");
        assertThat(all(r)).extracting(Scan::source).containsExactly("free", "valve1-0", "valve1-0");
        assertThat(all(r).get(2).values()).extracting(Scan.Value::sensor).doesNotContain("valve1-0/Current");
        noSetPoints(r);
    }

    private static void noSetPoints(Recording r) {
        for (Sensor s : r.plant().sensors()) {
            RuleSet rules = RuleBook.rulesFor(r.plant(), s);
            assertThat(rules.high()).isNull();
            assertThat(rules.zoneBc()).isNull();
            assertThat(rules.ratePerMin()).isNull();
        }
    }

    @Test
    void plantsOfRecordingsSurviveTheWayOverThePlantTopic() throws IOException {
        write("valve1/0.csv", "datetime;Current;Pressure\n2020-03-09 10:14:33;1;2\n");
        for (Recording r : List.of(Recordings.open("metec-ch4", null), Recordings.open("skab-pump", dir))) {
            var assembler = new PlantElements.Assembler();
            Plant arrived = null;
            for (var e : PlantElements.split(r.plant()).entrySet()) {
                arrived = assembler.accept(e.getKey(), e.getValue()).orElse(arrived);
            }
            assertThat(arrived).isEqualTo(r.plant());
        }
    }

    @Test
    void aFolderWithoutTheFilesIsRefusedInOneLine() {
        assertThatThrownBy(() -> Recordings.open("metec-ch4", dir))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("readings.csv, sensor_locations.csv and source_locations.csv")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> Recordings.open("nab-temperature", dir)).hasMessageContaining("timestamp,value");
        assertThatThrownBy(() -> Recordings.open("skab-pump", dir)).hasMessageContaining("datetime");
        assertThatThrownBy(() -> Recordings.open("skab-pump", dir.resolve("no")))
                .hasMessageContaining("is no folder");
        assertThatThrownBy(() -> Recordings.open("nab-temperature", null)).hasMessageContaining("--dir");
        assertThatThrownBy(() -> Recordings.open("metec", dir))
                .hasMessageContaining("metec-ch4, nab-temperature, skab-pump");
    }

    @Test
    void tagsAreFitForTopicsAndNeverAlike() {
        Tags tags = new Tags();
        assertThat(tags.of("Volume Flow #1/+")).isEqualTo("Volume-Flow-1-");
        assertThat(tags.of("a b")).isEqualTo("a-b");
        assertThat(tags.of("a/b")).isEqualTo("a-b-2");
        assertThat(tags.of("  ")).isEqualTo("unnamed");
    }

    @Test
    void orebroReadsItsGridPlainOrZippedAndLeavesOutWhatIsNoRow() throws IOException {
        String rows = "# t (s),C_000 (ppm),C_212 (ppm),T_1 (deg),Wdir (deg),Wspd (m/s)\n"
                + "0.000,0.042,-0.043,22.0,279.0,0.010\n0.500,0.044,nonsense,22.0,280.0,0.011\nbroken\n";
        Files.writeString(dir.resolve("Exp01.csv"), rows);
        try (var zipped = new java.util.zip.GZIPOutputStream(Files.newOutputStream(dir.resolve("Exp02.csv.gz")))) {
            zipped.write(rows.getBytes(StandardCharsets.ISO_8859_1));
        }
        Files.writeString(dir.resolve("sources.csv"), "exp,src_x_m,src_y_m,src_z_m\n1,2.7,0.5,0.9\n");

        Recording r = Recordings.open(Recordings.OREBRO_ROOM, dir);

        assertThat(r.plant().sensors())
                .extracting(io.davy.plant.Sensor::tag)
                .containsExactly(
                        "Exp01/C_000",
                        "Exp01/C_212",
                        "Exp01/wind-speed",
                        "Exp02/C_000",
                        "Exp02/C_212",
                        "Exp02/wind-speed");
        assertThat(r.plant().sensors().get(1).place().x())
                .isCloseTo(4.95, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(r.plant().sensors().get(1).place().z()).isEqualTo(2.23);
        assertThat(r.size()).isEqualTo(4);
        assertThat(r.problems()).hasSize(2).allMatch(p -> p.contains(":4: expected 6 cells"));
    }
}
