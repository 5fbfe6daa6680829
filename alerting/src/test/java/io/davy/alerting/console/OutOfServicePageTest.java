package io.davy.alerting.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.action.Refusal;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Handling;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import io.davy.alarm.SensorService;
import io.davy.plant.Plant;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of what is out of service, in a real browser: healthy sensors, what their permits mean, and their way back. */
class OutOfServicePageTest {
    @TempDir
    private static Path dir;

    private static ConsoleBench bench;
    private static Field field;

    private Page page;
    private Instant now;

    @BeforeAll
    static void start() {
        bench = new ConsoleBench(dir, 1, SmallPlant.withVote("PUMPS", new Plant.Vote("H2S", 2, "high_high")));
        field = bench.field;
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @BeforeEach
    void open() {
        page = bench.page();
        page.click(".lists .list-out");
        now = Instant.now();
    }

    @AfterEach
    void close() {
        bench.close(page);
    }

    @Test
    void healthySensorIsListedWithWhoUntilWhenAndWhyAndIsReturned() {
        SensorService out = out("AT-130", "PTW-2026-7", 9_000);
        Locator row = row("AT-130");
        assertThat(row).containsText("H2S · Separator");
        assertThat(row).containsText("PTW-2026-7 · kim: calibration");
        assertThat(row).containsText(Pattern.compile("2 h 2\\d min left · .*\\d\\d:\\d\\d – .*\\d\\d:\\d\\d"));
        assertThat(page.locator(".lists .list-out b")).hasText("1");
        assertThat(page.locator(".asides")).containsText("1 Out of service");
        row.locator("button.ack").click();
        Action action = action(out.id(), Action.Type.IN_SERVICE);
        assertThat(action.user()).isEqualTo("officer");
        field.say(new ActionResult(action.id(), true, null, Instant.now()));
        back(out);
        assertThat(page.locator(".note")).hasText("Back in service.");
        assertThat(row).hasCount(0);
        assertThat(page.locator("davy-alarm-list .empty")).isVisible();
    }

    @Test
    void detailsSayWhereItIsSinceWhenAndWhatItShows() {
        SensorService out = out("TT-101", "PTW-5", 3_600);
        field.reading("PUMPS", Map.of("TT-101", 61.5));
        field.flush();
        row("TT-101").locator(".name").click();
        Locator more = row("TT-101").locator(".more");
        assertThat(more).containsText("Pump row · P-101 Feed pump · temperature");
        assertThat(more).containsText("Taken out by");
        assertThat(more).containsText("61.5 °C");
        assertThat(more).not().containsText("Gas vote");
        back(out);
    }

    @Test
    void secondReturnIsRefusedInWords() {
        SensorService out = out("AT-131", "PTW-8", 3_600);
        row("AT-131").locator("button.ack").click();
        Action action = action(out.id(), Action.Type.IN_SERVICE);
        field.say(
                new ActionResult(action.id(), false, "x", Refusal.NOT_OUT_OF_SERVICE.code(), Instant.now(), Map.of()));
        field.flush();
        assertThat(page.locator(".note.bad")).hasText("Refused: it is not out of service");
        back(out);
    }

    @Test
    void alarmsThatItHidesStandBelowItAndThoseOfAnotherAreaApart() {
        SensorService out = out("AT-132", "PTW-9", 3_600);
        Handling hidden = new Handling(true, null, null, out.outOfService(), true, 0, null, List.of());
        String own = Ids.alarm("site", "AT-132", "gas_high", 1);
        String other = Ids.alarm("elsewhere", "AT-132", "gas_high", 1);
        for (String id : List.of(own, other)) {
            field.say(alarm(id, AlarmState.UNACKED).edit(e -> e.handling = hidden));
        }
        field.flush();
        Locator below = page.locator("[data-service=AT-132] + [data-alarm=" + own + "]");
        assertThat(below).containsText("31 ppm");
        assertThat(below).not().containsText("PTW-9");
        assertThat(below.locator("button.ack")).hasCount(0);
        assertThat(page.locator("[data-alarm=" + other + "]")).containsText("PTW-9 · kim: calibration");
        assertThat(page.locator(".lists .list-out b")).hasText("2");
        field.say(alarm(own, AlarmState.NORMAL));
        field.say(alarm(other, AlarmState.NORMAL));
        back(out);
        assertThat(page.locator(".lists .list-out b")).hasText("0");
    }

    private Alarm alarm(String id, AlarmState state) {
        return Field.alarm(id, "AT-132", Priority.HIGHEST, state, 31, now);
    }

    @Test
    void permitThatIsOverSaysSoUntilItsSensorIsBackAndTakesNoVote() {
        SensorService out = Field.out("AT-115", "PTW-10", now.minusSeconds(7_200), now.minusSeconds(65));
        field.say(out);
        field.flush();
        assertThat(row("AT-115").locator(".over")).containsText("overdue by 1:");
        assertThat(row("AT-115").locator(".vote")).hasCount(0);
        back(out);
    }

    @Test
    void rowsSayHowPermitsLeaveTheVote() {
        SensorService one = out("AT-110", "PTW-11", 3_600);
        assertThat(row("AT-110").locator(".vote")).hasText("vote 2 of 5");
        SensorService two = out("AT-111", "PTW-11", 3_601);
        assertThat(row("AT-110").locator(".vote")).hasText("vote 2 of 4");
        row("AT-111").locator(".name").click();
        assertThat(row("AT-111").locator(".more"))
                .containsText("Vote on H2S very high: meanwhile 2 of 4 in place of 2 of 6");
        back(one);
        assertThat(row("AT-111").locator(".vote")).hasText("vote 2 of 5");
        back(two);
    }

    @Test
    void mapMarksIt() {
        Locator marks = page.locator(".map .rest-out");
        assertThat(marks).hasCount(0);
        SensorService out = out("AT-121", "PTW-20", 3_600);
        assertThat(marks).hasCount(1);
        back(out);
        assertThat(marks).hasCount(0);
    }

    @Test
    void whatIsNoSensorOfThePlantIsListedAndReturnedToo() {
        SensorService machine = out("P-102", "PTW-12", 3_600);
        SensorService gone = out("AT-999", "PTW-13", 3_601);
        assertThat(row("P-102")).containsText("Reflux pump · Pump row");
        assertThat(row("AT-999")).containsText("no longer in the plant");
        page.click("button.lang");
        assertThat(row("P-102")).containsText("환류 펌프 · 펌프장");
        assertThat(row("AT-999")).containsText("현재 플랜트에 없음");
        row("AT-999").locator("button.ack").click();
        assertThat(action(gone.id(), Action.Type.IN_SERVICE).target()).isEqualTo(gone.id());
        page.click("button.lang");
        back(machine);
        back(gone);
    }

    @Test
    void formSaysWhatATagIsAndWhatThePermitMeans() {
        SensorService out = out("AT-112", "PTW-14", 3_600);
        page.click(".begin button");
        Locator form = page.locator("dialog form");
        form.locator("input[name=sensor]").fill("pump row h2s");
        assertThat(form.locator("datalist option")).hasCount(6);
        form.locator("input[name=sensor]").fill("at-999");
        assertThat(form.locator(".means")).hasText("No sensor of the plant is like this.");
        form.locator("input[name=sensor]").fill("at-112");
        assertThat(form.locator(".means")).containsText("H2S · Pump row");
        assertThat(form.locator(".means")).containsText("Out of service already, by kim until");
        assertThat(form.locator(".means")).containsText("meanwhile 2 of 5 in place of 2 of 6");
        form.locator("input[name=permit]").fill("PTW-15");
        form.locator("textarea").fill("new cell");
        form.locator("button.primary").click();
        assertThat(action(out.id(), Action.Type.OUT_OF_SERVICE).permit()).isEqualTo("PTW-15");
        back(out);
    }

    @Test
    void unknownSensorIsRefusedInTheForm() {
        page.click(".begin button");
        page.fill("input[name=sensor]", "AT-9999");
        page.fill("input[name=permit]", "PTW-16");
        page.fill("textarea[name=reason]", "calibration");
        page.click("dialog button.primary");
        assertThat(page.locator("dialog .error")).hasText("Refused: the plant has no such sensor");
        page.click("dialog button[type=button]");
    }

    @Test
    void anotherPermitIsGivenFromTheRow() {
        SensorService out = out("AT-133", "PTW-17", 3_600);
        row("AT-133").locator(".name").click();
        row("AT-133").locator("button.out-of-service").click();
        assertThat(page.locator("dialog h2")).containsText("AT-133");
        page.fill("input[name=permit]", "PTW-18");
        page.fill("textarea[name=reason]", "takes longer");
        page.click("dialog button.primary");
        Action action = action(out.id(), Action.Type.OUT_OF_SERVICE);
        assertThat(action.permit()).isEqualTo("PTW-18");
        assertThat(action.until()).isEqualTo(action.time().plus(Duration.ofHours(8)));
        back(out);
    }

    @Test
    void whatAnOfficerTypesStaysWhileThePlantGoesOn() {
        page.fill("input[type=search]", "AT-13");
        page.click(".begin button");
        page.locator("input[name=sensor]").pressSequentially("AT-1");
        page.evaluate("() => { window.row = null; }");
        SensorService one = out("AT-134", "PTW-19", 3_600);
        page.locator("input[name=sensor]").pressSequentially("4");
        assertThat(row("AT-134")).hasCount(1);
        page.evaluate("() => { window.row = document.querySelector('[data-service=AT-134]'); }");
        SensorService two = out("AT-120", "PTW-19", 3_500);
        field.reading("SEP", Map.of("AT-134", 1.5));
        field.flush();
        assertThat(page.locator(".lists .list-out b")).hasText("2");
        page.waitForTimeout(1_500);
        page.keyboard().type("0");
        assertThat(page.locator("input[name=sensor]")).hasValue("AT-140");
        assertThat(page.locator("input[name=sensor]")).isFocused();
        assertThat(page.locator("input[type=search]")).hasValue("AT-13");
        assertThat(row("AT-120")).hasCount(0);
        assertThat(page.evaluate("() => window.row === document.querySelector('[data-service=AT-134]')"))
                .as("the row is the same one")
                .isEqualTo(true);
        page.keyboard().press("Escape");
        back(one);
        back(two);
    }

    @Test
    void rowFitsOnAPhone() {
        SensorService out = out("AT-113", "PTW-2026-000118", 90_000);
        page.setViewportSize(390, 844);
        page.navigate(bench.url + "#/alarms");
        BoundingBox button = row("AT-113").locator("button.ack").boundingBox();
        assertThat(button.x + button.width).isLessThanOrEqualTo(390);
        assertThat(row("AT-113").locator(".left")).isVisible();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(390);
        back(out);
    }

    private Locator row(String sensor) {
        return page.locator("[data-service=" + sensor + "]");
    }

    private SensorService out(String sensor, String permit, int seconds) {
        SensorService out = Field.out(sensor, permit, now, now.plusSeconds(seconds));
        field.say(out);
        field.flush();
        return out;
    }

    private static void back(SensorService out) {
        field.say(Field.back(out));
        field.flush();
    }

    private static Action action(String target, Action.Type type) {
        return await().until(
                        () -> field.actions().stream()
                                .filter(a -> a.target().equals(target) && a.type() == type)
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }
}
