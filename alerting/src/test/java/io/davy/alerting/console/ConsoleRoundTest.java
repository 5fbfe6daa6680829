package io.davy.alerting.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.davy.action.Action;
import io.davy.mission.Mission;
import io.davy.plant.InspectionRound;
import io.davy.plant.Plant.Name;
import io.davy.plant.Robot.Inspection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an officer sees of the robots' routine rounds, in a real browser. */
class ConsoleRoundTest {
    @TempDir
    private static Path dir;

    private static ConsoleBench bench;
    private static Field field;

    private Page page;

    @BeforeAll
    static void start() {
        bench = new ConsoleBench(
                dir,
                1,
                SmallPlant.withRounds(
                        round("night", "Night round", "야간 순찰", "30 22 * * *"),
                        round("pumps", "Pump round", "펌프 순찰", "0 6 * * *")));
        field = bench.field;
        Instant now = Instant.now();
        field.say(Missions.ofRound(
                "night",
                1,
                Mission.State.CANCELLED,
                1,
                List.of(new Mission.Finding("inspectGas", "N2", 1.5, "ppm", null, now))));
        field.say(Missions.ofRound(
                "night",
                2,
                Mission.State.UNDER_WAY,
                2,
                List.of(new Mission.Finding("inspectGas", "N8", 3.5, "ppm", null, now))));
        field.flush();
    }

    private static InspectionRound round(String id, String en, String ko, String cron) {
        InspectionRound.Stop stop = new InspectionRound.Stop("N2", Set.of(Inspection.GAS));
        return new InspectionRound(id, new Name(en, ko), cron, null, List.of(stop, stop, stop));
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
    void theRoundsAreOneQuietLineBelowTheIncidentsUntilSomebodyAsks() {
        Locator rounds = page.locator("details.rounds");
        assertThat(rounds.locator("> summary")).containsText("Night round R1 2/3");
        assertThat(rounds.locator(".round").first()).not().isVisible();
        assertThat(page.locator("davy-incident-list .incident")).hasCount(0);
        BoundingBox line = rounds.boundingBox();
        BoundingBox pane = page.locator(".pane-incidents").boundingBox();
        assertThat(line.height).isLessThan(pane.height / 3);
    }

    @Test
    void aRoundShowsItsRobotItsStopsItsNextTimeAndWhatWasFound() {
        page.click("details.rounds > summary");
        Locator night = page.locator("[data-round=night]");
        assertThat(night).containsText("Night round");
        assertThat(night).containsText("R1 Under way");
        assertThat(night).containsText("2 of 3 stops");
        assertThat(night).containsText("22:30:00");
        night.locator("summary").first().click();
        assertThat(night.locator(".findings").first()).containsText("3.5 ppm");
        night.locator("summary").last().click();
        assertThat(night).containsText("1.5 ppm");
        Locator pumps = page.locator("[data-round=pumps]");
        assertThat(pumps).containsText("not gone yet");
        assertThat(pumps).containsText("06:00:00");
    }

    @Test
    void itIsSaidInKoreanOnAPhoneToo() {
        page.setViewportSize(390, 844);
        page.click("button.lang");
        page.click("details.rounds > summary");
        Locator night = page.locator("[data-round=night]");
        assertThat(night).containsText("야간 순찰");
        assertThat(night).containsText("3곳 중 2곳 완료");
        night.locator("summary").first().click();
        assertThat(night.locator(".findings").first()).containsText("3.5 ppm");
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        page.click("button.lang");
    }

    @Test
    void anOfficerRecallsTheRobotOfARound() {
        page.click("details.rounds > summary");
        Locator night = page.locator("[data-round=night]");
        night.locator("summary").first().click();
        night.locator("button.recall").click();
        await().until(() -> field.actions().stream()
                .anyMatch(a -> a.type() == Action.Type.CANCEL && a.target().equals("mi-round-night2")));
    }
}
