package io.davy.alerting.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Handling;
import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.notification.Notification;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Ports;
import io.davy.plant.Place;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not one of the suite: takes pictures of the console in the middle of an incident into target/pictures (-Dtest=ConsolePictures). */
class ConsolePictures {
    private static final Path OUT = Path.of("target", "pictures");

    @Test
    void takesPictures(@TempDir Path dir) {
        Plant plant = SmallPlant.create();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"), Ports.free())) {
            kafka.createTopics(1, List.of("R1", "R2", "R3"));
            ConsoleConfig config = new ConsoleConfig(
                    "127.0.0.1",
                    Ports.free(),
                    kafka.bootstrap(),
                    dir,
                    "one-time",
                    false,
                    InstantSource.system(),
                    () -> List.of(new io.davy.health.PartHealth("notifier", false, "mail.example refuses the login")));
            try (Field field = new Field(kafka.bootstrap());
                    Console console = Console.start(config, plant);
                    Browser browser = new Browser()) {
                Map<String, Double> values = fill(field, plant);
                Runnable readings = () -> {
                    field.reading("PUMPS", values);
                    field.flush();
                };
                String url = "http://127.0.0.1:" + console.port() + "/";
                take(browser, readings, url, "desktop", 1400, 900, ColorScheme.LIGHT, "en-GB");
                take(browser, readings, url, "night", 1920, 1080, ColorScheme.DARK, "ko-KR");
                take(browser, readings, url, "phone", 390, 844, ColorScheme.LIGHT, "en-GB");
                take(browser, readings, url, "phone-night", 390, 844, ColorScheme.DARK, "ko-KR");
            }
        }
    }

    @Test
    void takesAPictureOfTheDemoPlant(@TempDir Path dir) throws Exception {
        Plant plant = PlantFile.load(Path.of("..", "plants", "demo-plant.yaml"));
        ConsoleConfig config = new ConsoleConfig(
                "127.0.0.1", Ports.free(), "127.0.0.1:1", dir, "one-time", false, InstantSource.system(), List::of);
        try (Console console = Console.start(config, plant);
                Browser browser = new Browser();
                BrowserContext context = browser.profile()) {
            Page page = context.newPage();
            Browser.login(page, "http://127.0.0.1:" + console.port() + "/", "one-time");
            page.waitForSelector(
                    ".map .machine", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
            page.waitForTimeout(500);
            shoot(page, "demo-plant");
        }
    }

    private static void take(
            Browser browser,
            Runnable readings,
            String url,
            String name,
            int width,
            int height,
            ColorScheme scheme,
            String locale) {
        try (BrowserContext context = browser.profile(new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale(locale))) {
            Page page = context.newPage();
            page.navigate(url);
            page.waitForSelector("input[name=user]");
            shoot(page, name + "-login");
            readings.run();
            Browser.login(page, url, "one-time");
            page.waitForSelector("davy-incident-list .incident");
            page.waitForSelector(
                    ".map .machine", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
            page.waitForTimeout(1500);
            shoot(page, name + "-overview");
            page.navigate(url + "#/incident/in-1");
            page.waitForSelector(".detail-head");
            page.waitForTimeout(500);
            shoot(page, name + "-incident");
            for (String mission : List.of("1", "wait", "found", "part")) {
                readings.run();
                page.navigate(url + "#/incident/in-" + mission);
                page.waitForTimeout(700);
                shoot(page, name + "-mission-" + mission);
                page.evaluate("() => document.querySelector('.mission-actions')?.scrollIntoView({block: 'end'})");
                page.waitForTimeout(200);
                shoot(page, name + "-mission-" + mission + "-more");
            }
            readings.run();
            page.navigate(url + "#/alarms");
            page.waitForTimeout(200);
            if (width < 500) {
                shoot(page, name + "-alarms");
                page.navigate(url + "#/map");
                page.waitForTimeout(700);
                shoot(page, name + "-map");
            } else {
                page.click(".legend summary");
                page.click(".alarm .name >> nth=0");
                shoot(page, name + "-legend");
                page.click(".list-shelved");
                page.click("[data-alarm=al-6] .name");
                shoot(page, name + "-shelved");
                page.click("[data-alarm=al-6] .out-of-service");
                page.waitForTimeout(200);
                shoot(page, name + "-form");
            }
        }
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(OUT.resolve(name + ".png")));
    }

    // What is shelved, suppressed, out of service or waits for its reset.
    private static void hidden(Field field, Instant now) {
        var shelf = new Handling.Shelf(
                "kim", "insulation is being renewed", now.minusSeconds(600), now.plusSeconds(6_600), true);
        var rule = new Handling.Suppression(List.of("p102-stopped"), now.minusSeconds(4_000));
        var out = new Handling.OutOfService(
                "lee", "PTW-2026-118", "calibration", now.minusSeconds(900), now.plusSeconds(9_900));
        field.say(Field.alarm("al-6", "TT-102", Priority.MEDIUM, AlarmState.ACKED, 122, now.minusSeconds(900))
                .edit(x -> x.handling = new Handling(false, shelf, null, null, true, 0, null, List.of())));
        field.say(Field.alarm("al-7", "VT-102", Priority.LOW, AlarmState.NORMAL, 0, now.minusSeconds(4_000))
                .edit(x -> x.handling = new Handling(false, null, rule, null, false, 0, null, List.of())));
        field.say(Field.alarm("al-8", "AT-141", Priority.HIGH, AlarmState.NORMAL, 0, now.minusSeconds(900))
                .edit(x -> x.handling = new Handling(true, null, null, out, false, 0, null, List.of())));
        field.say(Field.alarm("al-9", "AT-130", Priority.HIGH, AlarmState.LATCHED_ACKED, 3, now.minusSeconds(3_000)));
        for (int i = 0; i < 9; i++) {
            field.say(Field.alarm("al-2" + i, "LT-20" + i, Priority.LOW, AlarmState.UNACKED, 11, now.minusSeconds(20)));
        }
    }

    // One that waits in a queue, one that has looked twice, and an incident that became part of another.
    private static void missions(Field field, Instant now) {
        Alarm wait = Field.alarm("al-32", "AT-121", Priority.HIGH, AlarmState.ACKED, 12, now.minusSeconds(40));
        Alarm found = Field.alarm("al-33", "AT-133", Priority.HIGH, AlarmState.ACKED, 11, now.minusSeconds(90));
        List.of(wait, found).forEach(field::say);
        field.say(at(
                Field.incident("in-wait", Priority.HIGH, List.of(wait), new Place(56, 30, 1, "F0"), "mi-wait"),
                "COMP",
                "K-201"));
        field.say(at(
                Field.incident("in-found", Priority.HIGH, List.of(found), new Place(20, 8, 1, "F0"), "mi-found"),
                "SEP",
                "V-301"));
        field.say(Missions.waiting("wait", 12));
        field.say(Missions.found("found", Incident.Outcome.NOT_FOUND));
        field.say(Missions.partOf(
                Field.incident("in-part", Priority.HIGH, List.of(wait), new Place(56, 30, 1, "F0"), null), "in-wait"));
    }

    private static Incident at(Incident i, String zone, String machine) {
        ObjectNode json = Json.DAVY.valueToTree(i);
        json.put("zone", zone);
        ((ObjectNode) json.get("source")).put("equipment", machine);
        json.put("summary_en", i.gas() + " at " + machine + ".");
        json.put("summary_ko", machine + "에서 " + i.gas() + " 검출.");
        return Json.read(Json.bytes(json), Incident.class);
    }

    private static Map<String, Double> fill(Field field, Plant plant) {
        Instant now = Instant.now();
        Map<String, Double> values = new HashMap<>();
        plant.sensors()
                .forEach(s -> values.put(
                        s.tag(),
                        switch (s.kind()) {
                            case GAS -> "O2".equals(s.gas()) ? 20.9 : 0.4;
                            case TEMPERATURE -> 61.0;
                            default -> 1.8;
                        }));
        values.remove("AT-135");
        values.put("AT-110", 38.0);
        values.put("AT-111", 14.2);
        values.put("AT-121", 12.0);
        values.put("AT-133", 11.0);
        values.put("AT-130", 3.0);
        values.put("VT-101", 4.6);
        values.put("TT-102", 122.0);
        values.put("TT-201", 96.0);
        Alarm a = Field.alarm("al-1", "AT-110", Priority.HIGHEST, AlarmState.UNACKED, 38, now.minusSeconds(48));
        Alarm b = Field.alarm("al-2", "AT-111", Priority.HIGH, AlarmState.UNACKED, 14.2, now.minusSeconds(31));
        Alarm c = Field.alarm("al-3", "VT-101", Priority.MEDIUM, AlarmState.RTN_UNACKED, 4.6, now.minusSeconds(700));
        Alarm d = Field.alarm("al-4", "TT-201", Priority.HIGH, AlarmState.ACKED, 96, now.minusSeconds(1500));
        Alarm e = Field.alarm("al-5", "AT-135", Priority.LOW, AlarmState.ACKED, 0.1, now.minusSeconds(5200));
        List.of(a, b, c, d, e).forEach(field::say);
        hidden(field, now);
        field.say(Missions.windy(
                Field.incident("in-1", Priority.HIGHEST, List.of(a, b), new Place(11, 35, 1, "F0"), "mi-1")));
        Incident heat = Field.incident("in-2", Priority.HIGH, List.of(d), new Place(63, 34, 1, "F0"), null);
        field.say(at(heat, "COMP", "K-201"));
        Incident old = Field.incident("in-3", Priority.MEDIUM, List.of(c), new Place(14, 34, 1, "F0"), null);
        field.say(new Incident(
                old.id(),
                4,
                old.site(),
                old.area(),
                old.zone(),
                old.hazard(),
                old.gas(),
                Incident.State.CLOSED,
                old.severity(),
                old.opened(),
                now,
                now.minusSeconds(90),
                old.firstOut(),
                old.alarms(),
                old.place(),
                old.source(),
                null,
                new Incident.Verdict(Incident.Outcome.CONFIRMED, "R1", 5.1, "mm/s", now),
                0,
                old.summaryEn(),
                old.summaryKo(),
                "all alarms off",
                Map.of()));
        field.say(new Mission(
                "mi-1",
                4,
                "in-1",
                1,
                "R1",
                "order-1",
                0,
                Mission.State.UNDER_WAY,
                new Place(11, 35, 1, "F0"),
                "inspectGas",
                List.of("N3", "N2", "N8"),
                27.4,
                now.plusSeconds(22),
                now.minusSeconds(47),
                now,
                now.minusSeconds(47),
                now.minusSeconds(46),
                null,
                null,
                List.of(
                        new Mission.Excluded(
                                "R2", "battery", "Battery 18 %, this way needs 26 %", "배터리 18 %, 이 경로에는 26 % 필요"),
                        new Mission.Excluded("R3", "cannot_inspect", "Cannot inspect gas", "가스 점검 불가")),
                "N3",
                null,
                null,
                null,
                null,
                2,
                false,
                List.of(),
                null,
                null,
                null,
                Map.of()));
        field.say(new Notification(
                "n-1",
                "in-1",
                "opened",
                "kim",
                "email",
                "kim@plant.example",
                Notification.State.SENT,
                1,
                now.minusSeconds(47),
                now.minusSeconds(46),
                "H2S",
                null,
                Priority.HIGHEST));
        field.say(new Notification(
                "n-2",
                "in-1",
                "opened",
                "control-room",
                "webhook",
                "http://10.0.0.9/hook",
                Notification.State.FAILED,
                5,
                now.minusSeconds(47),
                now.minusSeconds(12),
                "H2S",
                "connection refused",
                Priority.HIGHEST));
        missions(field, now);
        field.robot("R1", 19, 20.5, Math.PI, 74, true);
        field.robot("R2", 60, 20.5, Math.PI / 2, 18, false);
        field.flush();
        return values;
    }
}
