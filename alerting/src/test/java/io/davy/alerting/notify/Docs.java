package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** docs/notifications.md and docs/messages.md show messages as they arrive; this holds them to that. */
final class Docs {
    private static final Path FOLDER = Path.of("..", "docs");

    private Docs() {}

    /** One of the pages has this text as a block, but for what differs each time: tokens of links and their end. */
    static void show(String name, String text) {
        try {
            Path dir = Files.createDirectories(Path.of("target", "messages"));
            Files.writeString(dir.resolve(name), text);
            String pages = Files.readString(FOLDER.resolve("notifications.md"))
                    + Files.readString(FOLDER.resolve("messages.md"));
            assertThat(timeless(pages))
                    .as("docs/notifications.md or docs/messages.md shows target/messages/" + name)
                    .contains("\n" + timeless(text).strip() + "\n```");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String timeless(String text) {
        return text.replaceAll("/a\\?[A-Za-z0-9_-]+", "/a?TOKEN")
                .replaceAll("until [^)\"]*\\)", "until TIME)")
                .replaceAll("1회용, [^)\"]*까지", "1회용, TIME까지");
    }
}
