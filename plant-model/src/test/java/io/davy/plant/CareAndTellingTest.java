package io.davy.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.plant.AlarmCare.Guidance;
import io.davy.plant.AlarmCare.Suppression;
import io.davy.plant.ContactWays.Format;
import io.davy.plant.InvalidPlantException.PlantError;
import io.davy.plant.Telling.Holidays;
import io.davy.plant.Telling.Rota;
import io.davy.plant.Telling.Route;
import io.davy.plant.Telling.Shift;
import io.davy.plant.Telling.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sections alarms, notify and contacts: every key is read, every mistake is told where it stands. */
class CareAndTellingTest {
    private static final String SOUND = """
            davy: 1
            site: {id: s1, timezone: Asia/Seoul}
            floors: [{id: F0}]
            zones:
              - {id: Z1}
              - {id: Z2, area: far}
            sensors:
              - {tag: AT-1, kind: gas, gas: H2S, range: [0, 100], zone: Z1, place: {x: 1, y: 2}}
              - {tag: FT-1, kind: flow, range: [0, 300], limits: {low: 20}, zone: Z1, place: {x: 1, y: 2}}
              - {tag: PT-1, kind: pressure, range: [0, 16], limits: {low: 1}, zone: Z1, place: {x: 1, y: 2}}
              - {tag: PT-2, kind: pressure, range: [0, 16], limits: {low: 1}, zone: Z2, place: {x: 1, y: 2}}
            contacts:
              - {id: kim, language: ko, email: kim@plant.example, webhook: "https://sms.example/x", format: sms, secret: "${SMS_KEY}", phone: "+821012345678", ways: in_turn, patience: 20s}
              - {id: lee, email: lee@plant.example}
              - {id: horn, mqtt: plant/horn}
            alarms:
              classes: {life_safety: {re_alarm: 15m, reset_persons: 2}, process: {latching: true, needs_ack: false, shelve_most: 4h}}
              suppressions: [{id: stopped, sensor: FT-1, below: 5, delay: 2s, hides: [FT-1, PT-1], rules: [flow_low]}]
              guidance:
                - {hazard: gas, gas: hydrogen sulfide, zones: [Z1], rules: [gas_high], consequence: {en: Bad., ko: 위험}, action: Go., respond_within: 5m}
                - {hazard: gas, action: Leave.}
            notify:
              holidays: [2026-12-25]
              shifts:
                - {id: day, days: [mon, fri], from: "07:00", to: "19:00", holidays: not}
                - {id: free, from: "00:00", to: "00:00", holidays: only}
              rotas: [{id: duty, begins: 2026-11-02, handover: "08:00", turn: 7d, turns: [kim, lee]}]
              routes:
                - {id: horn, zones: [Z1], hazards: [gas], at_least: high, steps: [{tell: [horn], by: [mqtt]}], go_on: true}
                - id: gas
                  hazards: [gas]
                  steps: [{tell: [duty], by: [email]}, {after: 2m, tell: [lee]}]
                  repeat: 5m
                  repeats: 4
                  quiet: 1m
                  routes: [{id: gas-day, classes: [life_safety], shifts: [day, free], steps: [{tell: [kim]}]}]
                - {id: rest, steps: [{tell: [duty]}]}
              unreached: [lee]
            """;

    @Test
    void everyKeyIsRead() throws InvalidPlantException {
        Plant plant = read(SOUND);
        assertThat(plant.alarms().of(AlarmClass.LIFE_SAFETY))
                .isEqualTo(new ClassCare(true, true, Duration.ZERO, Duration.ofMinutes(15), 3, 2));
        assertThat(plant.alarms().of(AlarmClass.PROCESS))
                .isEqualTo(new ClassCare(true, false, Duration.ofHours(4), null, 0, 1));
        assertThat(plant.alarms().of(AlarmClass.DEVICE)).isEqualTo(ClassCare.usual(AlarmClass.DEVICE));
        assertThat(plant.alarms().suppressions())
                .containsExactly(new Suppression(
                        "stopped",
                        "FT-1",
                        5.0,
                        null,
                        Duration.ofSeconds(2),
                        List.of("FT-1", "PT-1"),
                        List.of("flow_low")));
        assertThat(plant.alarms().guidance().get(0))
                .isEqualTo(new Guidance(
                        Hazard.GAS,
                        "H2S",
                        List.of("Z1"),
                        List.of("gas_high"),
                        new Plant.Name("Bad.", "위험"),
                        new Plant.Name("Go.", null),
                        Duration.ofMinutes(5)));
        assertThat(plant.contacts().get(0).ways())
                .isEqualTo(
                        new ContactWays(Format.SMS, "${SMS_KEY}", "+821012345678", null, true, Duration.ofSeconds(20)));
        assertThat(plant.contacts().get(2).ways().mqtt()).isEqualTo("plant/horn");
        Telling telling = plant.telling();
        assertThat(telling.holidays()).containsExactly(LocalDate.of(2026, 12, 25));
        assertThat(telling.shifts().get(0))
                .isEqualTo(new Shift(
                        "day",
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(7, 0),
                        LocalTime.of(19, 0),
                        Holidays.NOT));
        assertThat(telling.rotas())
                .containsExactly(
                        new Rota("duty", LocalDate.of(2026, 11, 2), LocalTime.of(8, 0), 7, List.of("kim", "lee")));
        Route horn = telling.routes().get(0);
        assertThat(horn.atLeast()).isEqualTo(Priority.HIGH);
        assertThat(horn.goOn()).isTrue();
        Route gas = telling.routes().get(1);
        assertThat(gas.steps())
                .containsExactly(
                        new Step(Duration.ZERO, List.of("duty"), List.of("email")),
                        new Step(Duration.ofMinutes(2), List.of("lee"), List.of()));
        assertThat(List.of(gas.repeat(), gas.repeats(), gas.quiet()))
                .isEqualTo(List.of(Duration.ofMinutes(5), 4, Duration.ofMinutes(1)));
        assertThat(gas.routes()).extracting(Route::shifts).containsExactly(Set.of("day", "free"));
        assertThat(telling.unreached()).containsExactly("lee");
    }

    @Test
    void plantThatSaysNothingOfItHasTheUsual() throws InvalidPlantException {
        Plant plant =
                read(SOUND.substring(0, SOUND.indexOf("contacts:")) + "contacts: [{id: lee, email: l@x.example}]");
        assertThat(plant.alarms()).isEqualTo(AlarmCare.NONE);
        assertThat(plant.telling()).isEqualTo(Telling.NONE);
        assertThat(plant.contacts().get(0).ways()).isEqualTo(ContactWays.PLAIN);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    phone: "+821012345678" | phone: ^"010-1234-5678" | found "010-1234-5678": expected a number such as +821012345678 (E.164)
                    phone: "+821012345678" | phone: ^+821012345678 | found 821012345678: expected a number such as +821012345678 (E.164)
                    format: sms, secret: "${SMS_KEY}", phone: "+821012345678" | format: ^sms | found format: sms without phone: expected the number that it sends to
                    webhook: "https://sms.example/x", format | ^format | found format without webhook: it would do nothing
                    id: lee, | id: lee, ^secret: x, | found secret without webhook: it would do nothing
                    "${SMS_KEY}" | ^"${SMS KEY}" | found ${ without a name: expected ${NAME} of an environment variable
                    patience: 20s | patience: ^0s | found 0s: expected how long the next way waits, for example 30s
                    mqtt: plant/horn | mqtt: ^plant/# | found "plant/#": expected an MQTT topic without + and #
                    {id: horn, mqtt: plant/horn} | ^{id: horn} | the contact horn has no address: expected email, webhook or mqtt
                    life_safety: {re | ^live_safety: {re | unknown key "live_safety": did you mean life_safety?
                    re_alarm: 15m | shelve_most: ^8h | found 8h: expected 0s, an alarm of life_safety is never shelved
                    re_alarm: 15m | re_alarm: ^0s | found 0s: expected more, or re_alarms_most: 0 for never
                    reset_persons: 2 | reset_persons: ^3 | found 3: expected 1, 2
                    shelve_most: 4h | ^re_alarms_most: 2 | found re_alarms_most without re_alarm: expected after how long
                    sensor: FT-1, below | sensor: ^FT-2, below | unknown sensor FT-2: expected AT-1, FT-1, PT-1, PT-2
                    hides: [FT-1, PT-1] | hides: [FT-1, ^PT-11] | unknown sensor PT-11: did you mean PT-1?
                    hides: [FT-1, PT-1] | hides: [FT-1, ^PT-2] | PT-2 lies in the area far, FT-1 in s1: expected sensors of one area
                    hides: [FT-1, PT-1] | hides: [^AT-1] | found AT-1, whose alarms are of class life_safety: nothing hides them by design
                    hides: [FT-1, PT-1] | hides: ^[] | found 0 items: expected at least 1
                    {id: stopped, sensor: FT-1, below: 5 | ^{id: stopped, sensor: FT-1, below: 5, above: 7 | found both below and above: expected one of them
                    {id: stopped, sensor: FT-1, below: 5 | ^{id: stopped, sensor: FT-1 | found neither below nor above: expected one of them
                    below: 5 | below: ^500 | below 500 lies outside of the range [0, 300] of FT-1
                    gas: hydrogen sulfide | gas: ^H2SS | unknown gas "H2SS": did you mean H2S?
                    {hazard: gas, gas | {hazard: heat, gas: ^H2S, zones: [Z2], action: Go.}⏎{hazard: gas, gas | found a gas beside hazard: heat: expected hazard: gas
                    zones: [Z1], rules | zones: [^Z3], rules | unknown zone Z3: expected Z1, Z2
                    {hazard: gas, action: Leave.} | ^{hazard: gas} | this guidance says nothing: expected consequence, action or respond_within
                    {hazard: gas, action: Leave.} | {hazard: gas, action: Leave.}⏎^{gas: CO, hazard: gas, action: Run.} | this guidance never holds: the one in line 21 fits all of it first
                    respond_within: 5m | respond_within: ^0s | found 0s: expected the time in which somebody must act
                    [2026-12-25] | [^2026-12-32] | found "2026-12-32": expected a day, as in 2026-05-31
                    [mon, fri] | [mon, ^fry] | found "fry": did you mean fri?
                    from: "07:00" | from: ^"7:00" | found "7:00": expected a time of day such as 06:30
                    to: "19:00" | to: ^"24:00" | found "24:00": expected a time of day such as 06:30
                    holidays: not | holidays: ^never | found "never": expected also, not, only
                    {id: free, from | {id: ^day, from | found day twice: the first is in line 25
                    id: duty, begins: 2026-11-02 | id: duty, begins: ^monday | found "monday": expected a day, as in 2026-05-31
                    turn: 7d | turn: ^12h | found "12h": expected whole days such as 7d
                    turns: [kim, lee] | turns: [kim, ^le] | unknown contact le: did you mean lee?
                    turns: [kim, lee] | turns: ^[] | found 0 items: expected at least 1
                    rotas: [{id: duty | rotas: [{id: ^kim | found kim, which is a contact: expected a name of its own
                    zones: [Z1], hazards: [gas] | zones: ^[Z4], hazards: [gas] | unknown zone Z4: expected Z1, Z2
                    zones: [Z1], hazards: [gas] | zones: [Z1], hazards: [^gass] | found "gass": did you mean gas?
                    at_least: high, | at_least: ^hihg, | found "hihg": did you mean high?
                    shifts: [day, free] | shifts: ^[dya] | unknown shift dya: did you mean day?
                    tell: [horn], by: [mqtt] | tell: [^hron], by: [mqtt] | unknown contact or rota hron: did you mean horn?
                    tell: [horn], by: [mqtt] | tell: [^horn], by: [email] | horn is not told: it has mqtt, but this step goes by email
                    tell: [duty], by: [email] | tell: [^duty], by: [webhook] | duty is not told: it has email, but this step goes by webhook
                    tell: [duty], by: [email] | tell: [duty], by: [email, ^mqtt] | nobody of this step has mqtt: they have email
                    by: [mqtt] | by: [^mail] | found "mail": did you mean email?
                    after: 2m, tell: [lee] | after: 2m, tell: [lee]}, {after: ^2m, tell: [kim] | found 2m after 2m: expected each step later than the one before
                    steps: [{tell: [kim]}] | steps: [{tell: ^[]}] | found 0 items: expected at least 1
                    repeat: 5m | repeat: ^0s | found 0s: expected more, or no repeat for never
                    repeat: 5m | go_on: false | found repeats without repeat: expected after how long
                    {id: rest, steps: [{tell: [duty]}]} | ^{id: rest} | the route rest has neither steps nor routes: it would tell nobody
                    {id: rest, steps: [{tell: [duty]}]} | {id: rest, steps: [{tell: [duty]}]}⏎^{id: heat, hazards: [heat], steps: [{tell: [kim]}]} | the route heat is never reached: rest in line 37 takes all of it (without go_on)
                    classes: [life_safety], shifts | hazards: ^[heat], shifts | the route gas-day is never reached: its parent gas has none of these hazards
                    id: gas-day | id: ^gas | found gas twice: the first is in line 30
                    unreached: [lee] | unreached: [^nobody] | unknown contact or rota nobody: expected kim, lee, horn, duty
                    unreached: | ^unreachd: | unknown key "unreachd": did you mean unreached?
                    """)
    void everyErrorSaysWhereWhatAndWhatWasExpected(String piece, String replacement, String expected) {
        assertThat(SOUND).contains(piece);
        String marked = replaced(piece, replacement);
        List<PlantError> errors = errors(marked.replaceFirst("\\^", ""));
        assertThat(errors).extracting(PlantError::message).contains(expected);
        if (marked.contains("^")) {
            String before = marked.substring(0, marked.indexOf('^'));
            assertThat(errors)
                    .contains(new PlantError(
                            "p.yaml",
                            1 + (int) before.chars().filter(c -> c == '\n').count(),
                            before.length() - before.lastIndexOf('\n'),
                            expected));
        }
    }

    @Test
    void soundFileHasNothingToWarnOf(@TempDir Path dir) throws IOException {
        assertThat(warnings(SOUND, dir)).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    "${SMS_KEY}" | s3cret | the secret of kim stands here in plain text, and travels so: expected ${NAME} of an environment variable
                    format: sms, secret | format: json, secret | found phone without format: sms: nothing is sent to it
                    ways: in_turn, | ways: together, | found patience without ways: in_turn: nothing waits for it
                    {id: lee, | {id: lee, ways: in_turn, | lee has one way alone: there is no next one
                    re_alarm: 15m | latching: false | a leak that has come and gone leaves no alarm: expected latching: true
                    re_alarm: 15m | needs_ack: false | a leak that has come and gone asks nobody: expected needs_ack: true
                    latching: true, needs_ack: false | reset_persons: 2 | nothing latches in this class: nobody has to reset anything
                    holidays: [2026-12-25] | holidays: [] | notify.holidays is empty: the shift free is never on
                    shifts: [day, free] | shifts: [day] | no route asks for the shift free
                    tell: [horn], by: [mqtt] | tell: [kim] | no route tells horn
                    steps: [{tell: [duty], by: [email]}, {after: 2m, tell: [lee]}] | steps: [{after: 1m, tell: [duty]}] | nobody is told before 1m have passed
                    {id: rest, steps | {id: rest, zones: [Z1], steps | nobody is told of process incidents of class process and severity highest in zone Z2 at any time: expected a last route without conditions
                    {id: rest, steps | {id: rest, at_least: medium, steps | nobody is told of device incidents of class device and severity low in zone Z1, Z2 at any time: expected a last route without conditions
                    {id: rest, steps | {id: rest, shifts: [day], steps | nobody is told of device incidents of class device and severity highest in zone Z1, Z2 from mon 19:00 to fri 07:00: expected a last route without conditions
                    {id: rest, steps | {id: rest, shifts: [day], steps: [{tell: [lee]}]}⏎{id: not, shifts: [night], steps: [{tell: [kim]}]}⏎{id: hands, zones: [Z2], steps | nobody is told of device incidents of class device and severity highest in zone Z1 from mon 06:00 to mon 07:00: expected a last route without conditions
                    """)
    void whatTellsNobodyIsAWarning(String piece, String replacement, String expected, @TempDir Path dir)
            throws IOException {
        assertThat(SOUND).contains(piece);
        String night = "{id: night, from: \"19:00\", to: \"06:00\"}";
        String text = replaced(piece, replacement);
        if (text.contains("[night]")) {
            text = text.replaceFirst("    - \\{id: free", "    - " + night + "\n    - {id: free");
        }
        assertThat(warnings(text, dir)).contains(expected);
    }

    @Test
    void gapThatOnlyAHolidayOpensIsFound(@TempDir Path dir) throws IOException {
        String text = SOUND.replace(
                        "days: [mon, fri], from: \"07:00\", to: \"19:00\"", "from: \"00:00\", to: \"00:00\"")
                .replace("{id: rest, steps", "{id: rest, shifts: [day], steps");
        assertThat(warnings(text, dir))
                .contains(
                        "nobody is told of device incidents of class device and severity highest in zone Z1, Z2 from mon"
                                + " 00:00 to tue 00:00 when mon is a holiday: expected a last route without conditions");
    }

    @Test
    void sectionWithoutRoutesTellsAll(@TempDir Path dir) throws IOException {
        String text = SOUND.substring(0, SOUND.indexOf("notify:")) + "notify: {unreached: [kim]}\n";
        assertThat(warnings(text, dir))
                .containsExactly("no routes: every contact is told of every incident, at all times");
    }

    /** The sound file with one piece replaced; the sign of the return key begins the next item of a list. */
    private static String replaced(String piece, String replacement) {
        return SOUND.replaceFirst(Pattern.quote(piece), Matcher.quoteReplacement(replacement.replace("⏎", "\n    - ")));
    }

    private static Plant read(String yaml) throws InvalidPlantException {
        return PlantFile.read("p.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<PlantError> errors(String yaml) {
        try {
            read(yaml);
            return List.of();
        } catch (InvalidPlantException e) {
            return e.errors();
        }
    }

    /** Messages without those of unconfirmed figures. */
    private static List<String> warnings(String yaml, Path dir) throws IOException {
        Path file = dir.resolve("p.yaml");
        Files.writeString(file, yaml);
        PlantFile.Report report = PlantFile.check(file);
        assertThat(report.errors()).isEmpty();
        return report.warnings().stream()
                .map(PlantError::message)
                .filter(m -> !m.contains("unconfirmed"))
                .toList();
    }
}
