package io.davy.alerting.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.action.Refusal;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Handling;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import io.davy.plant.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, on a real broker; one of each for the class, so every test has ids of its own. */
class ConsolePageTest {
    @TempDir
    private static Path dir;

    private static ConsoleBench bench;
    private static Field field;

    private Page page;

    @BeforeAll
    static void start() {
        bench = new ConsoleBench(dir, 2, SmallPlant.create());
        field = bench.field;
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void open() {
        page = bench.page();
    }

    @AfterEach
    void close() {
        bench.close(page);
    }

    @Test
    void alarmAppearsWithinASecond() {
        page.evaluate("() => { window.seen = new Promise(r => new MutationObserver(() => {"
                + "if (document.querySelector('[data-alarm=al-fast]')) r(Date.now()); })"
                + ".observe(document.body, {childList: true, subtree: true})); }");
        long sent = System.currentTimeMillis();
        say(alarm("al-fast", "AT-112", AlarmState.UNACKED, 31));
        double seen = ((Number) page.evaluate("() => window.seen")).doubleValue();
        assertThat(seen - sent).isLessThan(1_000);
        Locator row = page.locator("[data-alarm=al-fast]");
        assertThat(row).containsText("AT-112");
        assertThat(row).containsText("31 ppm");
        assertThat(row.locator(".prio.flash")).hasCount(1);
    }

    @Test
    void incidentAppearsWithItsPlaceOnTheMap() {
        Alarm alarm = say(alarm("al-place", "AT-121", AlarmState.UNACKED, 12));
        field.say(Field.incident("in-place", Priority.HIGH, List.of(alarm), new Place(62, 34, 1, "F0"), null));
        field.flush();
        page.click("a[href='#/incident/in-place']");
        assertThat(page.locator(".detail-head")).containsText("H2S");
        assertThat(page.locator(".detail-body")).containsText("NIOSH ceiling 10 ppm");
        assertThat(page.locator(".map .reach.chosen")).hasCount(1);
        assertThat(page.locator(".map .incident-mark:has(.sev-HIGH)").first()).isVisible();
    }

    @Test
    void linkFromAMailOpensTheIncident() {
        Alarm alarm = say(alarm("al-mail", "AT-113", AlarmState.ACKED, 12));
        field.say(Field.incident("in-mail", Priority.HIGH, List.of(alarm), new Place(14, 34, 1, "F0"), null));
        field.flush();
        page.navigate("about:blank");
        page.navigate(bench.url + "#/incident/in-mail");
        assertThat(page.locator(".detail-head h2")).containsText("Pump row");
    }

    @Test
    void acknowledgementIsWrittenAndItsAnswerShown() {
        say(alarm("al-ack", "AT-114", AlarmState.UNACKED, 20));
        page.click("[data-alarm=al-ack] button.ack");
        Action action = await().until(() -> action("al-ack"), Objects::nonNull);
        assertThat(action.type()).isEqualTo(Action.Type.ACK);
        assertThat(action.user()).isEqualTo("officer");
        field.say(new ActionResult(action.id(), true, null, Instant.now()));
        say(alarm("al-ack", "AT-114", AlarmState.ACKED, 20));
        assertThat(page.locator(".note")).hasText("Acknowledged.");
        assertThat(page.locator("[data-alarm=al-ack] .flash")).hasCount(0);
    }

    @Test
    void acknowledgingAnIncidentAcknowledgesEachOfItsAlarmsAndShowsARefusal() {
        Alarm one = say(alarm("al-all-1", "AT-130", AlarmState.UNACKED, 20));
        Alarm two = say(alarm("al-all-2", "AT-131", AlarmState.RTN_UNACKED, 20));
        Alarm done = say(alarm("al-all-3", "AT-132", AlarmState.ACKED, 20));
        field.say(Field.incident("in-all", Priority.HIGH, List.of(one, two, done), new Place(8, 10, 1, "F0"), null));
        field.flush();
        page.navigate(bench.url + "#/incident/in-all");
        page.click(".ackall");
        Action first = await().until(() -> action("al-all-1"), Objects::nonNull);
        Action second = await().until(() -> action("al-all-2"), Objects::nonNull);
        assertThat(action("al-all-3")).isNull();
        field.say(new ActionResult(first.id(), true, null, Instant.now()));
        field.say(new ActionResult(second.id(), false, "already back to normal", Instant.now()));
        assertThat(page.locator(".note.bad")).hasText("Refused: already back to normal");
    }

    @Test
    void koreanIsASwitchAwayAndIsRemembered() {
        page.click("button.lang");
        assertThat(page.locator("davy-alarm-list h2")).containsText("경보");
        assertThat(page.locator(".map .zone-label").first()).containsText("펌프장");
        page.reload();
        assertThat(page.locator("davy-incident-list h2")).containsText("사고");
        page.click("button.lang");
        assertThat(page.locator("davy-incident-list h2")).containsText("Incidents");
    }

    @Test
    void textsFromTheFieldStayText() {
        String evil = "<script>window.evil=1</script><img src=x onerror='window.evil=1'>";
        Alarm a = alarm("al-evil", "AT-115", AlarmState.UNACKED, 20);
        Alarm bad = new Alarm(
                a.id(),
                a.point(),
                1,
                a.site(),
                a.area(),
                a.zone(),
                a.sensor(),
                null,
                a.hazard(),
                evil,
                evil,
                a.alarmClass(),
                a.priority(),
                a.state(),
                true,
                1,
                evil,
                10,
                a.onset(),
                a.raised(),
                a.time(),
                null,
                0,
                null,
                null,
                0,
                new Alarm.Explanation(evil, null, evil, List.of()),
                Map.of());
        say(bad);
        field.say(Field.incident("in-evil", Priority.HIGHEST, List.of(bad), new Place(20, 30, 1, "F0"), null));
        field.flush();
        page.click("[data-alarm=al-evil] button.name");
        assertThat(page.locator("[data-alarm=al-evil] .more")).containsText("<script>window.evil=1</script>");
        page.navigate(bench.url + "#/incident/in-evil");
        assertThat(page.locator(".detail-head h2")).containsText("<script>");
        assertThat(page.evaluate("() => window.evil === undefined && document.images.length === 0"))
                .isEqualTo(true);
    }

    @Test
    void alarmIsShelvedForATimeWithAReasonAndComesBackByHand() {
        Alarm alarm = say(alarm("al-shelf", "TT-102", AlarmState.ACKED, 96));
        Locator row = page.locator("[data-alarm=al-shelf]");
        row.locator(".name").click();
        row.locator("button.shelve").click();
        Locator form = page.locator("dialog form");
        form.getByText("30 min", new Locator.GetByTextOptions().setExact(true)).waitFor();
        assertThat(form.getByText("8 h", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(1);
        assertThat(form.getByText("1 d", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(0);
        form.getByText("15 min", new Locator.GetByTextOptions().setExact(true)).click();
        form.locator("button.primary").click();
        assertThat(form.locator("textarea:invalid")).hasCount(1);
        form.locator("textarea").fill("cleaning beside it");
        form.locator("input[name=one_shot]").check();
        form.locator("button.primary").click();
        Action action = await().until(() -> action("al-shelf"), Objects::nonNull);
        assertThat(action.type()).isEqualTo(Action.Type.SHELVE);
        assertThat(action.reason()).isEqualTo("cleaning beside it");
        assertThat(action.oneShot()).isTrue();
        assertThat(action.until()).isEqualTo(action.time().plusSeconds(900));
        assertThat(form).hasCount(0);
        Instant now = Instant.now();
        Handling.Shelf shelf = new Handling.Shelf("officer", "cleaning beside it", now, now.plusSeconds(900), true);
        say(alarm.edit(e -> e.handling = new Handling(false, shelf, null, null, true, 0, null, List.of())));
        field.say(new ActionResult(action.id(), true, null, Instant.now()));
        assertThat(page.locator(".note")).hasText("Shelved.");
        assertThat(row).hasCount(0);
        page.click(".lists .list-shelved");
        assertThat(row).containsText("officer: cleaning beside it");
        assertThat(row.locator(".left")).containsText("min left");
        row.getByText("Unshelve").first().click();
        Action back = await().until(() -> action("al-shelf", Action.Type.UNSHELVE), Objects::nonNull);
        field.say(new ActionResult(back.id(), false, "x", Refusal.NOT_SHELVED.code(), Instant.now(), Map.of()));
        assertThat(page.locator(".note.bad")).hasText("Refused: it is not shelved");
    }

    @Test
    void lifeSafetyAlarmSaysThatItIsNeverShelved() {
        say(alarm("al-life", "AT-111", AlarmState.UNACKED, 31));
        Locator row = page.locator("[data-alarm=al-life]");
        row.locator(".name").click();
        assertThat(row.locator("button.shelve")).isDisabled();
        assertThat(row.locator(".more")).containsText("Life safety: never shelved");
    }

    @Test
    void sensorWithoutAlarmIsTakenOutOfServiceUnderAPermitAndBack() {
        page.click(".lists .list-out");
        page.click(".begin button");
        page.fill("input[name=sensor]", "AT-141");
        page.fill("input[name=permit]", "PTW-2026-118");
        page.fill("textarea[name=reason]", "calibration");
        page.click("dialog button.primary");
        String target = Ids.sensorTarget("site", "AT-141");
        Action action = await().until(() -> action(target), Objects::nonNull);
        assertThat(action.permit()).isEqualTo("PTW-2026-118");
        assertThat(action.until()).isEqualTo(action.time().plus(Duration.ofHours(8)));
        field.say(new ActionResult(action.id(), true, null, Instant.now()));
        assertThat(page.locator(".note")).hasText("Out of service.");
        Instant now = Instant.now();
        var out = new Handling.OutOfService("officer", "PTW-2026-118", "calibration", now, now.plusSeconds(9_000));
        say(alarm("al-out", "AT-141", AlarmState.NORMAL, 0)
                .edit(e -> e.handling = new Handling(true, null, null, out, false, 0, null, List.of())));
        Locator row = page.locator("[data-alarm=al-out]");
        assertThat(row).containsText("PTW-2026-118 · officer: calibration");
        row.locator("button.ack").click();
        await().until(() -> action(target, Action.Type.IN_SERVICE), Objects::nonNull);
    }

    @Test
    void latchedAlarmWaitsForItsResetInAListOfItsOwn() {
        say(alarm("al-latch", "AT-131", AlarmState.LATCHED_ACKED, 0));
        page.click(".lists .list-latched");
        Locator row = page.locator("[data-alarm=al-latch]");
        row.locator(".line button.reset").click();
        Action action = await().until(() -> action("al-latch"), Objects::nonNull);
        assertThat(action.type()).isEqualTo(Action.Type.RESET);
        field.say(new ActionResult(action.id(), true, null, Instant.now()));
        say(alarm("al-latch", "AT-131", AlarmState.NORMAL, 0));
        assertThat(page.locator(".note")).hasText("Reset.");
        assertThat(row).hasCount(0);
    }

    @Test
    void incidentDrawnTogetherShowsItsFirstOutAndItsHighestPriority() {
        List<Alarm> alarms = new ArrayList<>();
        Instant now = Instant.now();
        for (int i = 0; i < 8; i++) {
            Priority priority = i == 0 ? Priority.LOW : i == 3 ? Priority.HIGHEST : Priority.MEDIUM;
            alarms.add(Field.alarm("al-g-" + i, "AT-12" + i, priority, AlarmState.UNACKED, 12, now.plusSeconds(i)));
        }
        alarms.forEach(field::say);
        field.say(Field.incident("in-g", Priority.HIGHEST, alarms, new Place(62, 34, 1, "F0"), null));
        field.flush();
        Locator group = page.locator("[data-group=in-g]");
        assertThat(group).containsText("8 alarms");
        assertThat(page.locator("[data-alarm^=al-g-]")).hasCount(2);
        assertThat(page.locator("[data-group=in-g] + li")).containsText("AT-120");
        assertThat(page.locator("[data-group=in-g] + li .first")).hasText("first-out");
        assertThat(page.locator("[data-alarm=al-g-3]")).isVisible();
        group.locator(".name").click();
        assertThat(page.locator("[data-alarm^=al-g-]")).hasCount(8);
        assertThat(page.locator("[data-group=in-g] + li")).containsText("AT-120");
        group.locator("button.ack").click();
        for (Alarm a : alarms) {
            await().until(() -> action(a.id()), Objects::nonNull);
        }
    }

    @Test
    void keysWalkThroughTheRows() {
        say(alarm("al-key-1", "LT-900", AlarmState.ACKED, 12));
        say(alarm("al-key-2", "LT-901", AlarmState.UNACKED, 12));
        page.fill("input[type=search]", "LT-90");
        assertThat(page.locator(".alarms .alarm")).hasCount(2);
        page.locator("[data-alarm=al-key-2] .name").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-alarm=al-key-1] .more")).isVisible();
        page.keyboard().press("Home");
        assertThat(page.locator("[data-alarm=al-key-2] .name")).isFocused();
    }

    @Test
    void hornSoundsUntilItIsSilencedOnThisDeviceAndAgainForTheNextAlarm() {
        page.evaluate(
                "() => { window.tones = 0; const make = AudioContext.prototype.createOscillator;"
                        + "AudioContext.prototype.createOscillator = function () { window.tones++; return make.call(this); }; }");
        page.locator(".brand").click();
        say(alarm("al-horn-1", "AT-150", AlarmState.UNACKED, 31));
        page.waitForFunction("() => window.tones >= 4");
        page.click(".horn");
        assertThat(page.locator(".horn")).hasCount(0);
        assertThat(page.locator("[data-alarm=al-horn-1] button.ack")).isVisible();
        say(alarm("al-horn-2", "AT-151", AlarmState.UNACKED, 31));
        assertThat(page.locator(".horn")).isVisible();
        page.click(".horn");
    }

    @Test
    void floodIsSaidWithTheFirstOutOfEachIncident() {
        Instant now = Instant.now();
        List<Alarm> alarms = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            alarms.add(Field.alarm("al-fl-" + i, "VT-30" + i, Priority.LOW, AlarmState.UNACKED, 12, now));
        }
        alarms.forEach(field::say);
        field.say(Field.incident("in-fl", Priority.HIGHEST, alarms, new Place(20, 30, 1, "F0"), null));
        field.flush();
        assertThat(page.locator(".flood strong")).hasText("Flood of alarms");
        assertThat(page.locator(".flood .firsts")).containsText("VT-300");
    }

    @Test
    void alarmShowsWhatItsSensorShowsNowAndWhyItWasRaised() {
        say(alarm("al-now", "AT-115", AlarmState.UNACKED, 31));
        Locator row = page.locator("[data-alarm=al-now]");
        assertThat(row).containsText("31 ppm");
        field.reading("PUMPS", Map.of("AT-115", 47.0));
        field.flush();
        assertThat(row.locator(".value")).containsText("47 ppm");
        assertThat(page.locator(".map .value-label", new Page.LocatorOptions().setHasText("AT-115")))
                .containsText("47 ppm");
        row.locator(".name").click();
        page.click("button.lang");
        assertThat(row.locator(".more")).containsText("AT-115: H2S 31 ppm, 한계값 10 ppm 이상");
        page.click("button.lang");
    }

    @Test
    void sensorsAndRobotsMoveOnTheMap() {
        field.robot("R1", 14, 20.5, 0, 81, true);
        field.flush();
        assertThat(page.locator(".robot-label")).containsText("81 %");
        field.robot("R1", 24, 20.5, 0, 80, true);
        field.reading("COMP", Map.of("VT-201", 2.75));
        field.flush();
        assertThat(page.locator(".robot-label")).containsText("80 %");
        assertThat(page.locator(".map [alt='VT-201'] .rest-ok, .map .sensor-rest .rest-ok")
                        .first())
                .isVisible();
    }

    private static Alarm alarm(String id, String sensor, AlarmState state, double value) {
        return Field.alarm(id, sensor, Priority.HIGHEST, state, value, Instant.now());
    }

    private static Alarm say(Alarm alarm) {
        field.say(alarm);
        field.flush();
        return alarm;
    }

    private static @Nullable Action action(String target) {
        return action(target, null);
    }

    private static @Nullable Action action(String target, Action.@Nullable Type type) {
        return field.actions().stream()
                .filter(a -> a.target().equals(target) && (type == null || a.type() == type))
                .findFirst()
                .orElse(null);
    }
}
