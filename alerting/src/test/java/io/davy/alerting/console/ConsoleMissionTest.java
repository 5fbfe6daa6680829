package io.davy.alerting.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.plant.Place;
import java.nio.file.Path;
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

/** What an officer sees of dispatch, and can do about it, in a real browser. */
class ConsoleMissionTest {
    @TempDir
    private static Path dir;

    private static ConsoleBench bench;
    private static Field field;

    private Page page;

    @BeforeAll
    static void start() {
        bench = new ConsoleBench(dir, 1, SmallPlant.create());
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

    private static final Map<String, String> SENSORS = Map.of(
            "way", "AT-112", "wait", "AT-113", "found", "AT-114", "idle", "AT-121", "queue", "AT-133", "beside",
            "AT-141", "judge", "AT-120", "alone", "AT-122");

    /** Shows an incident of that name with its mission; returns the mission's part of the page. */
    private Locator shows(String name, Mission... missions) {
        Alarm alarm = Field.alarm(
                "al-" + name,
                SENSORS.get(name),
                Priority.HIGH,
                AlarmState.ACKED,
                31,
                Instant.now().minusSeconds(60));
        field.say(alarm);
        field.say(Missions.windy(
                Field.incident("in-" + name, Priority.HIGH, List.of(alarm), Missions.PLACE, "mi-" + name)));
        List.of(missions).forEach(field::say);
        field.flush();
        page.navigate(bench.url + "#/incident/in-" + name);
        page.waitForSelector(".detail-head");
        return page.locator(".detail-body");
    }

    private static Action asked(Action.Type type, String target) {
        return await().until(
                        () -> field.actions().stream()
                                .filter(a -> a.type() == type && a.target().equals(target))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    @Test
    void theWayIsShownAsFarAsItIsReleasedAndBeyond() {
        field.robot("R1", 19, 20.5, Math.PI, 74, true);
        Locator detail = shows("way", Missions.underWay("way"));
        assertThat(detail.locator(".route li.later")).hasCount(1);
        assertThat(detail.locator(".route li.here")).hasText("N3");
        assertThat(detail.locator(".route")).containsText("1 still held back");
        assertThat(page.locator(".map path.robot-way.later")).hasCount(1);
        assertThat(page.locator(".map path.robot-way:not(.later)")).hasCount(1);
        assertThat(page.locator(".map path.wind-arrow")).not().hasCount(0);
        assertThat(detail.locator(".wind-there")).containsText("from 270° (west)");
    }

    @Test
    void whoRecallsReadsThatThisIsNoSafetyFunction() {
        Locator detail = shows("way", Missions.underWay("way"));
        assertThat(detail.locator(".no-safety")).containsText("no safety functions");
        detail.locator("button.recall").click();
        assertThat(asked(Action.Type.CANCEL, "mi-way").user()).isNotEmpty();
    }

    @Test
    void whatWaitsShowsItsPlaceInTheQueueAndManyReasonsByTheirKind() {
        Locator detail = shows("wait", Missions.waiting("wait", 12));
        assertThat(detail.locator(".queue")).containsText("place 2 of 5");
        assertThat(detail.locator(".queue")).containsText("min");
        assertThat(detail.locator(".excluded > li")).hasCount(2);
        assertThat(detail.locator(".excluded > li").first()).containsText("have too little charge");
        detail.locator(".excluded summary").first().click();
        assertThat(detail.locator(".excluded details[open] li")).not().hasCount(0);
    }

    @Test
    void whileItWaitsAnOfficerSendsARobotOfHisChoiceOrNone() {
        Locator detail = shows("queue", Missions.waiting("queue", 2));
        assertThat(detail.locator("button.pause")).hasCount(0);
        detail.locator("select[name=robot]").selectOption("R3");
        detail.locator("button.send-robot").click();
        assertThat(asked(Action.Type.SEND, "in-queue").robot()).isEqualTo("R3");
        assertThat(detail.locator("button.recall")).hasText("Send no robot");
        detail.locator("button.recall").click();
        Action none = asked(Action.Type.CANCEL, "mi-queue");
        field.say(new ActionResult(none.id(), true, null, Instant.now()));
        assertThat(page.locator(".note", new Page.LocatorOptions().setHasText("No robot is being sent.")))
                .hasCount(1);
    }

    @Test
    void anIncidentThatBecamePartOfAnotherLeadsThereAndItsAlarmBelongsThere() {
        Alarm alarm = Field.alarm("al-part", "AT-131", Priority.HIGH, AlarmState.UNACKED, 12, Instant.now());
        Incident whole = Field.incident("in-whole", Priority.HIGH, List.of(alarm), new Place(12, 5, 1, "F0"), null);
        Incident part = Field.incident("in-part", Priority.HIGH, List.of(alarm), new Place(12, 5, 1, "F0"), null);
        field.say(alarm);
        field.say(whole);
        field.say(Missions.partOf(part, "in-whole"));
        field.flush();
        page.navigate(bench.url + "#/incident/in-part");
        assertThat(page.locator(".detail-body")).containsText("has become part of an older incident");
        page.setViewportSize(1400, 600);
        page.evaluate("() => { document.querySelector('.detail-body').scrollTop = 60; }");
        assertThat(page.evaluate("() => document.querySelector('.detail-body').scrollTop > 0"))
                .isEqualTo(true);
        page.evaluate("() => document.querySelector('a.part-of').click()");
        assertThat(page.locator(".detail-head")).containsText("Open");
        page.waitForFunction("() => document.querySelector('.detail-body').scrollTop === 0");
        page.click("[data-alarm=al-part] button.name");
        assertThat(page.locator("[data-alarm=al-part] .more a")).hasAttribute("href", "#/incident/in-whole");
    }

    @Test
    void aRobotsNameIsNotWrittenOverTheValueOfAnAlarm() {
        field.robot("R2", 74, 18, 0, 55, false);
        field.flush();
        Locator name = page.locator(".robot-label", new Page.LocatorOptions().setHasText("R2"));
        assertThat(name).hasClass(Pattern.compile(".*leaflet-tooltip-bottom.*"));
        shows("beside", Missions.waiting("beside", 1));
        Locator value = page.locator(".value-label", new Page.LocatorOptions().setHasText("AT-141"));
        assertThat(value).isVisible();
        await().untilAsserted(() -> {
            BoundingBox a = name.boundingBox();
            BoundingBox b = value.boundingBox();
            boolean over = a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
            assertThat(over).isFalse();
        });
        assertThat(name).not().hasClass(Pattern.compile(".*leaflet-tooltip-bottom.*"));
    }

    @Test
    void eachStopAndThePictureAndTheVerdictWithItsPlaceAreShown() {
        Locator detail = shows("found", Missions.found("found", Incident.Outcome.NOT_FOUND));
        assertThat(detail.locator(".findings li")).hasCount(3);
        assertThat(detail.locator(".findings")).containsText("3.5 ppm");
        assertThat(detail.locator(".findings a")).hasAttribute("href", "https://robots.example/R1/17.jpg");
        assertThat(detail.locator(".verdict")).containsText("Not found");
        assertThat(detail.locator(".verdict")).containsText("at x 11 y 35 m");
        assertThat(detail.locator(".verdict")).containsText("does not clear the alarm");
    }

    @Test
    void anOfficerGivesTheVerdictWithAReasonAndItIsShownWhoGaveIt() {
        Locator detail = shows("judge", Missions.found("judge", Incident.Outcome.NOT_FOUND));
        detail.locator("button.give-verdict").click();
        Locator form = page.locator("dialog.verdict-form");
        assertThat(form).isVisible();
        form.locator("button.primary").click();
        assertThat(form).isVisible();
        form.locator("label", new Locator.LocatorOptions().setHasText("Confirmed"))
                .click();
        form.locator("textarea").fill("flange of P-101 hisses <b>loudly</b>");
        form.locator("button.primary").click();
        assertThat(form).not().isVisible();
        Action given = asked(Action.Type.VERDICT, "in-judge");
        assertThat(given.outcome()).isEqualTo(Incident.Outcome.CONFIRMED);
        assertThat(given.reason()).isEqualTo("flange of P-101 hisses <b>loudly</b>");
        field.say(new ActionResult(given.id(), true, null, Instant.now()));
        assertThat(page.locator(".note")).hasText("The verdict is written down.");
        field.say(Missions.judged(Missions.found("judge", Incident.Outcome.NOT_FOUND), given));
        field.flush();
        assertThat(detail.locator(".verdict").first()).containsText("officer " + given.user());
        assertThat(detail.locator(".verdict").first()).containsText("hisses <b>loudly</b>");
        assertThat(detail.locator(".verdicts li")).hasCount(2);
        assertThat(detail.locator(".verdicts")).containsText("R1");
        assertThat(detail.locator(".tl-verdict")).hasCount(2);
        page.click("button.lang");
        assertThat(detail.locator(".verdict").first()).containsText("담당자 " + given.user());
        detail.locator("button.give-verdict").click();
        assertThat(form).containsText("판정 근거");
        page.keyboard().press("Escape");
        page.click("button.lang");
    }

    @Test
    void aVerdictForWhichNoRobotWentShowsNoStepsOfARobot() {
        Locator detail = shows("alone", Missions.robotless("alone", "lee"));
        assertThat(detail.locator(".verdict")).containsText("officer lee");
        assertThat(detail.locator(".verdict")).containsText("does not clear the alarm");
        assertThat(detail).containsText("no robot went");
        assertThat(detail.locator(".steps")).hasCount(0);
        assertThat(detail.locator(".tl-robot")).hasCount(0);
        assertThat(detail.locator(".tl-verdict")).hasText(Pattern.compile(".*officer lee: Not found"));
        assertThat(detail.locator("button.send-robot")).isVisible();
    }

    @Test
    void anOfficerChoosesTheRobotThatIsSent() {
        Locator detail = shows("idle", Missions.found("idle", Incident.Outcome.INCONCLUSIVE));
        detail.locator("select[name=robot]").selectOption("R2");
        detail.locator("button.send-robot").click();
        assertThat(asked(Action.Type.SEND, "in-idle").robot()).isEqualTo("R2");
    }
}
