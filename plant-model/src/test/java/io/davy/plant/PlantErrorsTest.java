package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davy.plant.InvalidPlantException.PlantError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of error: each row replaces one piece of a sound file; ^ stands where the error must be told. */
class PlantErrorsTest {
    private static final String SOUND = """
            davy: 1
            site: {id: s1, name: Works, timezone: Asia/Seoul, origin: {lat: 35.5, lon: 129.3}}
            floors:
              - {id: F0, z: 0}
              - {id: F1, z: 5}
            zones:
              - {id: Z1, floor: F0, polygon: [[0, 0], [50, 0], [50, 50], [0, 50]], ex: {group: IIC, temperature_class: T3, zone: 1}}
            rule_sets:
              warm: {unit: degC, high: 60, high_high: 80}
            machines:
              - {id: P-1, kind: pump, zone: Z1, place: {x: 5, y: 5}, gases: [H2S], group: 2, support: rigid}
            sensors:
              - {tag: AT-1, kind: gas, gas: H2S, range: [0, 100], zone: Z1, place: {x: 1, y: 2, z: 0.5}, interval: 1s}
              - {tag: TT-1, kind: temperature, range: [0, 150], zone: Z1, machine: P-1, rules: warm, limits: {deadband: 2}}
              - {tag: AT-2, kind: gas, gas: CH4, unit: "%LEL", range: [0, 100], zone: Z1, place: {lat: 35.5001, lon: 129.3001}}
            robots:
              - {id: R1, manufacturer: acme, serial: A1, inspects: [gas], speed_ms: 1, battery_minutes: 60, home: N1}
            ways:
              nodes:
                - {id: N1, x: 0, y: 0}
                - {id: N2, x: 10, y: 0}
                - {id: N3, x: 10, y: 0, floor: F1}
              edges:
                - {from: N1, to: N2}
                - {from: N2, to: N3, kind: stairs}
            contacts:
              - {id: kim, language: ko, email: kim@plant.example}
            incidents: {close_after: 10m}
            """;

    @Test
    void soundFileHasNoErrors() throws InvalidPlantException {
        Plant plant = PlantFile.read("p.yaml", bytes(SOUND));
        assertThat(plant.sensors()).extracting(Sensor::unit).containsExactly("ppm", "degC", "%LEL");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    davy: 1 | davy: ^2 | found 2: expected 1
                    davy: 1 | davy: ^one | found "one": expected 1
                    site: {id: s1, | site: {id: ^s/1, | found "s/1": expected letters, digits, _ . and -
                    site: {id: s1, | site: {id: ^17, | found 17: expected letters, digits, _ . and - (put it in quotes)
                    site: {id: s1, | site: ^{ | the key id is missing
                    Asia/Seoul | ^Asia/Soul | unknown time zone "Asia/Soul": did you mean Asia/Seoul?
                    lat: 35.5, | lat: ^95, | found 95: expected at most 90
                    lat: 35.5, | lat: ^.nan, | found .nan: expected a finite number
                    lat: 35.5, | lat: ^1e999, | found 1e999: expected a finite number
                    lat: 35.5, | lat: ^-.inf, | found -.inf: expected a finite number
                    lat: 35.5, | lat: ^north, | found "north": expected a number
                    id: F1, z: 5 | id: ^F0, z: 5 | found F0 twice: the first is in line 4
                    id: F1, z: 5 | id: F1, z: ^-5 | found z -5 after 0: expected the lowest floor first
                    floor: F0, polygon | floor: ^F9, polygon | unknown floor F9: expected F0, F1
                    floor: F0, polygon | ^flor: F0, polygon | unknown key "flor": did you mean floor?
                    [[0, 0], [50, 0], [50, 50], [0, 50]] | ^[[0, 0], [50, 0]] | found 2 items: expected at least 3
                    [[0, 0], [50, 0], [50, 50], [0, 50]] | ^[[0, 0], [50, 0], [25, 0]] | the polygon has no area: expected its corners in order
                    [50, 50], [0, 50]] | ^[50, 50, 1], [0, 50]] | found 3 items: expected at most 2
                    group: IIC | group: ^IID | found "IID": expected IIA, IIB, IIC
                    temperature_class: T3 | temperature_class: ^T7 | found "T7": expected T1, T2, T3, T4, T5, T6
                    zone: 1}} | zone: ^3}} | found 3: expected 0, 1, 2
                    warm: {unit | ^wa rm: {unit | found the name "wa rm": expected letters, digits, _ . and -
                    high: 60, high_high | ^hihg: 60, high_high | unknown key "hihg": did you mean high?
                    high: 60, high_high: 80 | high: 90, high_high: ^80 | high_high 80 is not above high 90
                    kind: temperature, range: [0, 150], zone: Z1, machine: P-1, rules: warm | kind: vibration, range: [0, 150], zone: Z1, machine: P-1, rules: ^warm | the rule set warm is in degC, but TT-1 is in mm/s
                    kind: pump | kind: ^bump | found "bump": did you mean pump?
                    gases: [H2S] | gases: [^H3S] | unknown gas "H3S": did you mean H2S? (known: H2S, CO, NH3, Cl2, SO2, NO2, NO, HF, HCl, HCN, PH3, ClO2, CO2, O2, benzene, CH4, C3H8, H2, C2H2, n-C4H10, C2H4)
                    group: 2, support | group: ^3, support | found 3: expected 1, 2
                    place: {x: 5, y: 5} | place: ^{x: 5} | expected x and y, or lat and lon
                    place: {x: 5, y: 5} | place: ^{x: 5000, y: 5} | P-1 stands 4950 m outside of the site that zones and ways draw (x 0 to 50, y 0 to 50)
                    tag: AT-1, kind: gas, | tag: AT-1, kind: ^gaz, | found "gaz": did you mean gas?
                    {tag: AT-1, kind: gas, gas: H2S | ^{tag: AT-1, kind: gas | the key gas is missing: a sensor of kind gas must say which
                    kind: gas, gas: H2S | kind: pressure, gas: ^H2S | found a gas at a sensor of kind pressure: expected it at kind gas only
                    gas: H2S, range | gas: H2S, unit: ^"%LEL", range | found the unit "%LEL": a sensor for H2S has %vol, mg/m3, ppb, ppm
                    range: [0, 100], zone: Z1, place: {x: 1 | range: ^[100, 0], zone: Z1, place: {x: 1 | found [100, 0]: expected the lower value first
                    range: [0, 100], zone: Z1, place: {x: 1 | range: ^100, zone: Z1, place: {x: 1 | found 100: expected a list
                    range: [0, 100], zone: Z1, place: {x: 1 | range: ^[0], zone: Z1, place: {x: 1 | found 1 item: expected at least 2
                    {tag: AT-1, kind: gas, gas: H2S, range: [0, 100], zone: Z1, place: {x: 1 | ^{tag: AT-1, kind: gas, gas: H2S, zone: Z1, place: {x: 1 | the key range is missing: expected [lowest, highest] that the device can report
                    zone: Z1, place: {x: 1, | zone: ^Z2, place: {x: 1, | unknown zone Z2: did you mean Z1?
                    {tag: AT-1, kind: gas, gas: H2S, range: [0, 100], zone: Z1, place: {x: 1, | ^{tag: AT-1, kind: gas, gas: H2S, range: [0, 100], place: {x: 1, | the key zone is missing
                    place: {x: 1, y: 2, z: 0.5} | place: ^{x: 1, y: 2, lat: 3} | expected x and y, or lat and lon
                    place: {x: 1, y: 2, z: 0.5} | place: {x: 1, y: 2, height: ^3} | found height beside x and y: expected z
                    place: {x: 1, y: 2, z: 0.5} | place: {x: 1, y: 2, floor: ^F7} | unknown floor F7: expected F0, F1
                    {tag: AT-1, kind: gas, gas: H2S, range: [0, 100], zone: Z1, place: {x: 1, y: 2, z: 0.5} | ^{tag: AT-1, kind: gas, gas: H2S, range: [0, 100], zone: Z1, unit: ppm | the key place is missing: expected it, or a machine that has one
                    support: rigid} | support: rigid, bearing: {elements: 9, pitch_mm: 20, element_mm: ^30}} | 9 elements of 30 mm do not fit on a pitch circle of 20 mm: expected diameters, elements smaller than the pitch
                    support: rigid} | support: rigid, bearing: {elements: 20, pitch_mm: 39, element_mm: ^8}} | 20 elements of 8 mm do not fit on a pitch circle of 39 mm: expected diameters, elements smaller than the pitch
                    support: rigid} | support: rigid, bearing: ^{elements: 9, pitch_mm: 39, element_mm: 8, bpfo: 3}} | found both geometry and frequencies of a bearing: expected one, they could disagree
                    support: rigid} | support: rigid, bearing: {bpfo: 5.4, bpfi: ^3.6, bsf: 2.4, ftf: 0.4}} | bpfi 3.6 is not above bpfo 5.4: expected multiples of the shaft's speed, the outer race standing
                    interval: 1s | limits: {exposure: {ceiling: ^5, stel: 10}} | ceiling 5 is below stel 10
                    interval: 1s | limits: {exposure: {ceiling: ^500}} | ceiling 500 of AT-1 lies outside of its range [0, 100]
                    interval: 1s | interval: ^1 second | found "1 second": expected a duration such as 500ms, 1s, 5m, 8h or 180d
                    interval: 1s | interval: 1s, device: {calibrate_every: ^180d} | found calibrate_every without calibrated: expected the day from which it counts
                    interval: 1s | interval: 1s, device: {bumped: 2026-05-31, bump_every: ^0d} | found 0s: expected 1h or more, as in 180d
                    interval: 1s | interval: 1s, device: {calibrated: ^2026-13-01} | found "2026-13-01": expected a day, as in 2026-05-31
                    interval: 1s | interval: ^1 | found 1: expected a duration such as 500ms, 1s, 5m, 8h or 180d
                    interval: 1s | interval: ^0s | found 0: expected how often the sensor reports, for example 1s
                    {tag: TT-1, kind: temperature, range | ^{tag: TT-1, kind: other, range | the key unit is missing: a sensor of kind other has no unit of its own
                    kind: temperature, range | kind: temperature, unit: ^F, range | found the unit "F": a sensor for temperature has degC
                    machine: P-1, rules | machine: ^P-2, rules | unknown machine P-2: did you mean P-1?
                    rules: warm | rules: ^worm | unknown rule set worm: did you mean warm?
                    rules: warm | rules: ^bearing-temperatur | unknown rule set bearing-temperatur: did you mean bearing-temperature?
                    limits: {deadband: 2} | limits: ^{high: 200} | high_high 80 is not above high 200 (figures: plant.yaml, limits of TT-1; the rest: plant.yaml, rule set warm)
                    limits: {deadband: 2} | limits: ^{low: 70} | high 60 is not above low 70 (figures: plant.yaml, limits of TT-1; the rest: plant.yaml, rule set warm)
                    limits: {deadband: 2} | limits: {deadband: ^30} | deadband 30 is not smaller than the distance of high and high_high, 20
                    limits: {deadband: 2} | limits: {deadband: ^-1} | found -1: expected at least 0
                    limits: {deadband: 2} | limits: {unit: ^K} | these limits are in K, but TT-1 is in degC
                    limits: {deadband: 2} | limits: {silent_after: ^1s} | silent_after 1s is not longer than the interval 1s
                    limits: {deadband: 2} | limits: {evidence: ^maybe} | found "maybe": expected seen, weak, memory
                    limits: {deadband: 2} | source: ^{value: /v} | found value or time without mqtt: expected the topic that they are read from
                    limits: {deadband: 2} | source: ^{} | found nothing in it: expected mqtt or sparkplug
                    limits: {deadband: 2} | source: {mqtt: ^a/+/b} | found "a/+/b": expected an MQTT topic without + and #
                    limits: {deadband: 2} | source: {mqtt: a, value: ^v} | found "v": expected a JSON Pointer, for example /value
                    limits: {deadband: 2} | source: {sparkplug: ^g} | found "g": expected group/node/metric or group/node/device/metric
                    tag: AT-2 | tag: ^AT-1 | found AT-1 twice: the first is in line 13
                    unit: "%LEL" | unit: ^%LEL | found % at the start of a value: put it in quotes, for example "%LEL"
                    manufacturer: acme | manufacturer: ^ac me | found "ac me": expected letters, digits, _ . : and -
                    serial: A1 | serial: ^A/1 | found "A/1": expected letters, digits, _ . : and -
                    inspects: [gas] | inspects: [gas, ^thermic] | found "thermic": did you mean thermal?
                    inspects: [gas] | inspects: ^[] | found 0 items: expected at least 1
                    speed_ms: 1 | speed_ms: ^0 | found 0: expected more than 0
                    {id: R1, manufacturer: acme, serial: A1, inspects: [gas], speed_ms: 1, | ^{id: R1, manufacturer: acme, serial: A1, inspects: [gas], speed: 1, | the key speed_ms is missing
                    battery_minutes: 60, home | battery_minutes: 60, stairs: ^yes, home | found "yes": expected true or false
                    home: N1 | home: ^N9 | unknown node N9: expected N1, N2, N3
                    id: N2, | id: ^N1, | found N1 twice: the first is in line 20
                    x: 10, y: 0, floor: F1 | x: 10, y: 0, floor: ^F2 | unknown floor F2: expected F0, F1
                    from: N1, to: N2 | from: N1, to: ^N4 | unknown node N4: expected N1, N2, N3
                    from: N1, to: N2 | from: N1, to: ^N1 | the edge N1-N1 leads from N1 to itself
                    to: N3, kind: stairs | to: N3, kind: ^door | the edge N2-N3 leads from floor F0 to floor F1: expected kind: stairs
                    email: kim@plant.example | email: ^kim | found "kim": expected a mail address
                    {id: kim, language: ko, email: kim@plant.example | ^{id: kim, language: ko, name: Kim | the contact kim has no address: expected email, webhook or mqtt
                    email: kim@plant.example | webhook: ^ftp://x | found "ftp://x": expected an http or https address
                    email: kim@plant.example | webhook: ^"http://[x" | found "http://[x": expected an http or https address
                    language: ko | language: ^kr | found "kr": did you mean ko?
                    close_after: 10m | ^close_afer: 10m | unknown key "close_afer": did you mean close_after?
                    close_after: 10m | merge_distance_m: ^null | found nothing: expected a number
                    incidents: | ^incident: | unknown key "incident": did you mean incidents?
                    incidents: | ^site: | found the key site twice: the first is in line 2
                    incidents: | ^[a]: | found a list or mapping as a key: expected a name
                    contacts: | contacts: ^!java | found the tag !java: tags (!) are not used here
                    """)
    void everyErrorSaysWhereWhatAndWhatWasExpected(String piece, String replacement, String expected) {
        assertThat(SOUND).contains(piece);
        String marked = SOUND.replaceFirst(Pattern.quote(piece), Matcher.quoteReplacement(replacement));
        String before = marked.substring(0, marked.indexOf('^'));
        PlantError error = new PlantError(
                "p.yaml",
                1 + (int) before.chars().filter(c -> c == '\n').count(),
                before.length() - before.lastIndexOf('\n'),
                expected);
        assertThat(errors(bytes(marked.replace("^", "")))).contains(error);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    support: rigid} | support: rigid, like: pumps} | only P-1 is of the set pumps: it is compared with nothing
                    limits: {deadband: 2} | limits: {heat: {over_similar: 4}} | TT-1 is at no machine with like: over_similar cannot alarm
                    interval: 1s | device: {calibrated: 2026-05-31} | found calibrated without calibrate_every: nobody is told when it is due again
                    """)
    void whatCanNeverAlarmIsAWarning(String piece, String replacement, String expected, @TempDir Path dir)
            throws IOException {
        Path file = dir.resolve("p.yaml");
        Files.writeString(file, SOUND.replaceFirst(Pattern.quote(piece), Matcher.quoteReplacement(replacement)));
        assertThat(PlantFile.check(file).warnings())
                .extracting(PlantError::message)
                .contains(expected);
    }

    @Test
    void allErrorsAreToldInOneGoInTheOrderOfTheFile() {
        String broken = SOUND.replace("F0, z: 0", "F0, zz: 0")
                .replace("gas: H2S, range", "gas: H2X, range")
                .replace("home: N1", "home: N9")
                .replace("Asia/Seoul", "Asia/Soul")
                .replace("kim@plant.example", "kim");
        assertThat(errors(bytes(broken))).extracting(PlantError::line).containsExactly(2, 4, 13, 17, 27);
    }

    @Test
    void brokenElementDoesNotMakeItsReferencesBroken() {
        assertThat(errors(bytes(SOUND.replace("id: Z1, floor: F0", "id: Z1, flor: F0"))))
                .hasSize(1);
        assertThat(errors(bytes(SOUND.replace("{id: N1, x: 0,", "{id: N1, x: west,"))))
                .hasSize(1);
    }

    @Test
    void latAndLonNeedAnOrigin() {
        String broken = SOUND.replace(", origin: {lat: 35.5, lon: 129.3}", "");
        assertThat(errors(bytes(broken)))
                .extracting(PlantError::toString)
                .containsExactly("p.yaml:15:86: found lat and lon: expected site.origin to be given, or x and y here");
    }

    @Test
    void twoSensorsMayNotReadTheSameValue() {
        String broken = SOUND.replace("interval: 1s", "source: {mqtt: a/b}")
                .replace("limits: {deadband: 2}", "source: {mqtt: a/b, value: /value}");
        assertThat(errors(bytes(broken)))
                .extracting(PlantError::message)
                .containsExactly("the value /value of the topic a/b is the source of AT-1 already");
    }

    @Test
    void edgeBetweenNodesAtOnePlaceIsRefused() {
        assertThat(errors(bytes(SOUND.replace("id: N2, x: 10", "id: N2, x: 0"))))
                .extracting(PlantError::toString)
                .containsExactly("p.yaml:24:7: the nodes N1 and N2 stand at the same place");
    }

    @Test
    void tabsAreNamed() {
        assertThat(errors(bytes("davy: 1\nsite:\n\tid: s1\n")))
                .extracting(PlantError::toString)
                .containsExactly("p.yaml:3:1: found a tab: indent with spaces");
    }

    @Test
    void bytesThatAreNotUtf8AreNamed() {
        byte[] broken = bytes(SOUND);
        broken[SOUND.indexOf("Works")] = (byte) 0xc4;
        assertThat(errors(broken))
                .extracting(PlantError::toString)
                .containsExactly("p.yaml:2:22: found the byte 0xC4, which is not UTF-8: save the file as UTF-8");
    }

    @Test
    void byteOrderMarkIsNoError() throws InvalidPlantException {
        assertThat(PlantFile.read("p.yaml", bytes("\uFEFF" + SOUND)).davy()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing\n", "---\n"})
    void emptyFileIsOneLine(String text) {
        assertThat(errors(bytes(text))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17",
                "just words",
                "[1, 2]",
                "davy: 1\n---\ndavy: 1\n",
                "\u0007",
                "a: 'open",
                "a: *b",
                "{a: [1, 2}"
            })
    void whatIsNoPlantIsOneLine(String text) {
        assertThat(errors(bytes(text)))
                .hasSize(1)
                .first()
                .satisfies(e -> assertThat(e.message()).doesNotContain("\n"));
    }

    @Test
    void aliasesCannotBlowUpTheFile() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(("*a" + (i - 1) + ", ").repeat(8))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }
        assertThat(errors(bytes(bomb.toString())))
                .extracting(PlantError::message)
                .anyMatch(m -> m.startsWith("aliases (*) make this file larger"));
        assertThat(errors(bytes("davy: &a [*a]\n")))
                .extracting(PlantError::message)
                .anyMatch(m -> m.startsWith("found an alias (*) to an element that contains it"));
        assertThat(errors(bytes("[".repeat(10_000)))).hasSize(1);
    }

    @Test
    void missingFileAndDirectoryAreOneLine(@TempDir Path dir) throws IOException {
        Path missing = dir.resolve("plant.yaml");
        assertThat(PlantFile.check(missing).errors())
                .extracting(PlantError::toString)
                .containsExactly(missing + ":1:1: no such file");
        assertThat(PlantFile.check(dir).errors())
                .extracting(PlantError::toString)
                .containsExactly(dir + ":1:1: is a directory: expected a plant.yaml");
        Files.writeString(missing, SOUND);
        assertThat(PlantFile.check(missing).plant()).isNotNull();
    }

    @Test
    void exceptionCarriesAllErrorsInItsMessage() {
        assertThatThrownBy(() -> PlantFile.read(
                        "p.yaml", bytes(SOUND.replace("davy: 1", "davy: 2").replace("home: N1", "home: N9"))))
                .isInstanceOf(InvalidPlantException.class)
                .hasMessage("p.yaml:1:7: found 2: expected 1\np.yaml:17:103: unknown node N9: expected N1, N2, N3");
    }

    private static List<PlantError> errors(byte[] yaml) {
        try {
            PlantFile.read("p.yaml", yaml);
            return List.of();
        } catch (InvalidPlantException e) {
            return e.errors();
        }
    }

    private static byte[] bytes(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }
}
