package io.davy.alerting.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Ports;
import io.davy.plant.Plant;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A console on a real broker, a real browser with an officer who has logged in, and who tells the console what happens in the field. */
final class ConsoleBench implements AutoCloseable {
    final Field field;
    final String url;
    private final EmbeddedKafka kafka;
    private final Console console;
    private final Browser browser = new Browser();
    private final BrowserContext profile = browser.profile();

    /** @param partitions of the topics that have several */
    ConsoleBench(Path dir, int partitions, Plant plant) {
        kafka = EmbeddedKafka.start(dir.resolve("kafka"), Ports.free());
        kafka.createTopics(partitions, List.of("R1", "R2", "R3"));
        console = Console.start(
                new ConsoleConfig(
                        "127.0.0.1",
                        Ports.free(),
                        kafka.bootstrap(),
                        dir,
                        "word",
                        false,
                        InstantSource.system(),
                        List::of),
                plant);
        field = new Field(kafka.bootstrap());
        url = "http://127.0.0.1:" + console.port() + "/";
        try (Page first = profile.newPage()) {
            Browser.login(first, url, "word");
            first.waitForSelector(".topbar");
        }
    }

    /** A new page, with the plant drawn. */
    Page page() {
        Page page = profile.newPage();
        page.navigate(url);
        page.waitForSelector(
                ".map .machine", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        return page;
    }

    /** Closes a page on which the browser had nothing to complain about. */
    void close(Page page) {
        page.close();
        assertThat(browser.complaints()).isEmpty();
    }

    @Override
    public void close() {
        browser.close();
        field.close();
        console.close();
        kafka.close();
    }
}
