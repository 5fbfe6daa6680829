package io.davy.alerting.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The installed Chromium, driven by Playwright; collects what its pages complain of. */
final class Browser implements AutoCloseable {
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final List<String> complaints = new ArrayList<>();

    Browser() {
        Path chromium = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .filter(dir -> !dir.isEmpty())
                .flatMap(dir -> Stream.of(Path.of(dir, "chromium"), Path.of(dir, "chromium-browser")))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(
                                "no chromium on PATH: install it (Debian and Ubuntu: apt-get install chromium), or run ./davy test"));
        // Seldom needed, but a loaded machine hashes a password slowly.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox")));
    }

    /** A new browser profile that notes errors and breaches of the content security policy. */
    BrowserContext profile(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.onConsoleMessage(m -> {
            // A refused login and a stopped server are logged by the browser itself.
            if (m.type().equals("error") && !m.text().startsWith("Failed to load resource")) {
                complaints.add(m.text());
            }
        });
        context.onWebError(e -> complaints.add(e.error()));
        return context;
    }

    BrowserContext profile() {
        return profile(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1400, 900)
                .setLocale("en-GB"));
    }

    /** What pages have complained of since the last call. */
    List<String> complaints() {
        List<String> all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    static void login(Page page, String url, String password) {
        page.navigate(url);
        page.fill("input[name=user]", "officer");
        page.fill("input[name=password]", password);
        page.click("button.primary");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
