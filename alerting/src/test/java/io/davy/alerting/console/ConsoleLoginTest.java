package io.davy.alerting.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.davy.parts.Ports;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door, in a real browser; there is no broker, so what lies behind it has to call itself stale. */
class ConsoleLoginTest {
    private static Browser browser;

    @BeforeAll
    static void openBrowser() {
        browser = new Browser();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @Test
    void oneTimePasswordMustBeChangedAtTheFirstLogin(@TempDir Path dir) {
        try (Console console = start(dir, true, InstantSource.system());
                BrowserContext profile = browser.profile()) {
            Page page = profile.newPage();
            Browser.login(page, url(console), "one-time");
            assertThat(page.locator("h2")).hasText("Choose a password");
            page.fill("input[name=fresh]", "short");
            page.fill("input[name=again]", "short");
            page.click("button.primary");
            assertThat(page.locator(".error")).containsText("At least 10");
            page.fill("input[name=fresh]", "a password of my own");
            page.fill("input[name=again]", "a password of my own");
            page.click("button.primary");
            assertThat(page.locator(".topbar")).isVisible();
            assertThat(page.locator(".stale-banner")).containsText("STALE since");
            assertThat(page.locator("davy-alarm-list .empty")).containsText("Not known");
            page.click("button[aria-label='Log out']");
            Browser.login(page, url(console), "one-time");
            assertThat(page.locator(".error")).hasText("Wrong user or password.");
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void loginRefusesAWrongPasswordAndSlowsGuessingDown(@TempDir Path dir) {
        try (Console console = start(dir, false, InstantSource.fixed(Instant.now()));
                BrowserContext profile = browser.profile()) {
            Page page = profile.newPage();
            for (int i = 0; i < 3; i++) {
                Browser.login(page, url(console), "guess " + i);
                assertThat(page.locator(".error")).hasText("Wrong user or password.");
            }
            Browser.login(page, url(console), "one-time");
            assertThat(page.locator(".error")).containsText("Too many attempts");
            assertThat(page.locator(".topbar")).hasCount(0);
        }
    }

    @Test
    void logoutEndsTheSession(@TempDir Path dir) {
        try (Console console = start(dir, false, InstantSource.system());
                BrowserContext profile = browser.profile()) {
            Page page = profile.newPage();
            Browser.login(page, url(console), "one-time");
            assertThat(page.locator(".topbar")).isVisible();
            assertThat(profile.cookies()).allSatisfy(c -> {
                assertThat(c.httpOnly).isTrue();
                assertThat(c.sameSite).isEqualTo(com.microsoft.playwright.options.SameSiteAttribute.STRICT);
            });
            page.click("button[aria-label='Log out']");
            assertThat(page.locator("input[name=password]")).isVisible();
            page.reload();
            assertThat(page.locator("input[name=password]")).isVisible();
        }
    }

    private static Console start(Path dir, boolean mustChange, InstantSource clock) {
        return Console.start(
                new ConsoleConfig(
                        "127.0.0.1",
                        Ports.free(),
                        "127.0.0.1:" + Ports.free(),
                        dir,
                        "one-time",
                        mustChange,
                        clock,
                        List::of),
                SmallPlant.create());
    }

    private static String url(Console console) {
        return "http://127.0.0.1:" + console.port() + "/";
    }
}
