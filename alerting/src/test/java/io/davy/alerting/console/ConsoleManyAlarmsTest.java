package io.davy.alerting.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Priority;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Ports;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fault 8 of other alarm systems: the alarm table dies at about 3,000 active alarms. */
class ConsoleManyAlarmsTest {
    private static final int MANY = 10_000;
    private static final double SOON_MS = 1_000;
    /** The page begins with ten thousand alarms in its hands, on a machine that other tests share; alone it takes half a second. */
    private static final double FIRST_MS = 2 * SOON_MS;
    /** A page of the list, with the rows beyond its edges; without windowing there would be as many as there are alarms. */
    private static final int MOST_ROWS = 60;

    private static final String WHEN_FIRST =
            "() => new Promise(done => { const look = () => document.querySelector('.alarms .alarm')"
                    + " ? done(performance.now()) : setTimeout(look, 10); look(); })";

    private static final String WHEN_ALL = "() => new Promise(done => { const look = () => "
            + "document.querySelector('.headline b')?.textContent === '" + MANY
            + "' && document.querySelector('.alarms .alarm')"
            + " && !document.querySelector('.stale-banner')?.textContent.includes('still being read')"
            + " ? done(performance.now()) : setTimeout(look, 10); look(); })";

    @Test
    void fault8PageStaysUsableWithTenThousandStandingAlarms(@TempDir Path dir) {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"), Ports.free())) {
            kafka.createTopics(2, List.of());
            ConsoleConfig config = new ConsoleConfig(
                    "127.0.0.1", Ports.free(), kafka.bootstrap(), dir, "word", false, InstantSource.system(), List::of);
            Instant now = Instant.now();
            try (Field field = new Field(kafka.bootstrap());
                    Console console = Console.start(config, SmallPlant.create());
                    Browser browser = new Browser();
                    BrowserContext profile = browser.profile()) {
                for (int i = 0; i < MANY; i++) {
                    field.say(alarm(i, now));
                }
                field.flush();
                String url = "http://127.0.0.1:" + console.port() + "/";
                Page page = profile.newPage();
                Browser.login(page, url, "word");
                page.evaluate(WHEN_ALL);

                // The best of three: other programs on the machine are not the page's.
                double first = Double.MAX_VALUE;
                double whole = Double.MAX_VALUE;
                for (int i = 0; i < 3; i++) {
                    page.navigate("about:blank");
                    page.navigate(url);
                    first = Math.min(first, number(page.evaluate(WHEN_FIRST)));
                    whole = Math.min(whole, number(page.evaluate(WHEN_ALL)));
                }
                assertThat(page.locator(".alarms .alarm").count()).isBetween(5, MOST_ROWS);

                double end = number(page.evaluate(
                        // Something comes in before the browser has told of the scrolling, and must not undo it.
                        "() => new Promise((done, lost) => { const from = performance.now(); const list = document.querySelector('.alarms');"
                                + "list.scrollTop = list.scrollHeight; document.querySelector('davy-alarm-list').requestUpdate();"
                                + "setTimeout(() => lost(new Error('thrown back to ' + list.scrollTop)), 20000);"
                                + "const look = () => document.querySelector('[data-alarm=al-0]')"
                                + " ? done(performance.now() - from) : requestAnimationFrame(look); look(); })"));
                assertThat(page.locator(".alarms .alarm").count()).isBetween(5, MOST_ROWS);
                page.evaluate("() => { document.querySelector('.alarms').scrollTop = 0; }");

                watchFor(page, "[data-alarm=al-new]");
                field.say(Field.alarm("al-new", "AT-110", Priority.HIGHEST, AlarmState.UNACKED, 40, Instant.now()));
                field.flush();
                page.evaluate("() => window.seen");
                double appeared = number(page.evaluate("() => window.took"));

                page.click("[data-alarm=al-new] button.ack");
                Awaitility.await().until(() -> !field.actions().isEmpty());
                field.say(Field.alarm("al-new", "AT-110", Priority.HIGHEST, AlarmState.ACKED, 40, Instant.now()));
                field.flush();
                page.waitForFunction("() => Number(document.querySelector('.headline b').textContent) === " + MANY);
                page.fill("input[type=search]", "AT-110");
                assertThat(page.locator("[data-alarm=al-new] .acked")).isVisible();

                System.out.printf(
                        "10,000 standing alarms: first rows after %.0f ms, all counted after %.0f ms, end of the list after %.0f ms, a new alarm after %.0f ms%n",
                        first, whole, end, appeared);
                assertThat(first).isLessThan(FIRST_MS);
                assertThat(List.of(end, appeared))
                        .allSatisfy(ms -> assertThat(ms).isLessThan(SOON_MS));
                assertThat(whole).isLessThan(3 * SOON_MS);
                assertThat(browser.complaints()).isEmpty();
            }
        }
    }

    private static void watchFor(Page page, String selector) {
        page.evaluate(
                "s => { const from = Date.now(); window.seen = new Promise(r => new MutationObserver(() => {"
                        + "if (document.querySelector(s)) { window.took = Date.now() - from; r(Date.now()); } })"
                        + ".observe(document.body, {childList: true, subtree: true})); }",
                selector);
    }

    private static double number(Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }

    private static Alarm alarm(int i, Instant now) {
        Priority priority = i % 100 == 1 ? Priority.HIGH : i % 5 == 1 ? Priority.MEDIUM : Priority.LOW;
        return Field.alarm("al-" + i, "LT-" + i, priority, AlarmState.UNACKED, 11, now.minusSeconds(MANY - i));
    }
}
