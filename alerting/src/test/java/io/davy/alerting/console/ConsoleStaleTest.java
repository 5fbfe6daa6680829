package io.davy.alerting.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.davy.health.PartHealth;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Ports;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fault 7 of other alarm systems: a screen that has lost its broker shows OK, or an old count. It must say so within 30 s. */
class ConsoleStaleTest {
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    private volatile List<PartHealth> parts = List.of(PartHealth.ofJob("detection", true, "running"));

    @Test
    void fault7PageThatHasLostItsBrokerOrItsServerSaysStaleWithin30Seconds(@TempDir Path dir) {
        EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"), Ports.free());
        kafka.createTopics(1, List.of());
        ScheduledExecutorService gateway = Executors.newSingleThreadScheduledExecutor();
        Console console = Console.start(
                new ConsoleConfig(
                        "127.0.0.1",
                        Ports.free(),
                        kafka.bootstrap(),
                        dir,
                        "word",
                        false,
                        InstantSource.system(),
                        () -> parts),
                SmallPlant.create());
        try (Field field = new Field(kafka.bootstrap());
                Browser browser = new Browser();
                BrowserContext profile = browser.profile()) {
            gateway.scheduleWithFixedDelay(
                    () -> field.reading("PUMPS", Map.of("AT-110", 0.4)), 0, 500, TimeUnit.MILLISECONDS);
            Page page = profile.newPage();
            Browser.login(page, "http://127.0.0.1:" + console.port() + "/", "word");
            assertThat(page.locator(".link"))
                    .hasText("Live", new LocatorAssertions.HasTextOptions().setTimeout(10_000));
            assertThat(page.locator(".stale-banner")).hasCount(0);

            parts = List.of(new PartHealth("smtp", false, "mail.example refuses the login: check user and password"));
            assertThat(page.locator(".health-banner")).containsText("smtp");
            assertThat(page.locator(".stale-banner")).hasCount(0);

            kafka.close();
            assertThat(page.locator(".stale-banner")).containsText("Kafka does not answer", SOON);
            assertThat(page.locator(".stale-banner strong")).containsText("STALE since");

            console.close();
            assertThat(page.locator(".stale-banner")).containsText("connection to the console server is lost", SOON);
            assertThat(page.locator(".link")).hasText("STALE");
        } finally {
            gateway.shutdownNow();
            console.close();
            kafka.close();
        }
    }
}
