package io.davy.appliance.watchdog;

import io.davy.appliance.Davy;
import io.davy.appliance.Logs;
import io.davy.appliance.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code davy watchdog}: tells people when Davy is dead. */
@Command(
        name = "watchdog",
        description = {
            "Watches a davy run from outside, and tells the contacts by e-mail and webhook when it does not answer.",
            "davy run starts it by itself and ends it when it is stopped; --no-watchdog there leaves that to you.",
            "One watchdog a data folder: a second one ends at once."
        },
        mixinStandardHelpOptions = true)
public final class WatchdogCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(WatchdogCommand.class);
    /** Davy looks whether the place is taken, and has it for a moment itself. */
    private static final int TRIES = 20;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data folder of the davy run.")
    private Path data = Path.of("data");

    @Option(
            names = "--stay",
            description = "When Davy is stopped by somebody, wait for its next start instead of ending.")
    private boolean stay;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path root = data.toAbsolutePath().normalize();
        WatchdogFolder folder = new WatchdogFolder(root);
        if (!Files.isDirectory(root) || folder.settings().isEmpty()) {
            throw new Refusal("there is nothing to watch in " + root
                    + ": name the --data folder of a davy run that has been started at least once");
        }
        Logs.toFile(root.resolve("log"), "watchdog.log");
        Optional<FileChannel> place = folder.take();
        for (int i = 0; place.isEmpty() && i < TRIES; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            place = folder.take();
        }
        if (place.isEmpty()) {
            LOG.info("another watchdog has this folder: this one ends");
            return Davy.OK;
        }
        try (FileChannel held = place.get()) {
            LOG.debug("has {}", held);
            new Watchdog(folder, stay).run();
        }
        return Davy.OK;
    }
}
