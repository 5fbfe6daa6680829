package io.davy.appliance.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Robots of the npm package vda-5050-lib 1.4.0 in a Node process of their own ({@code src/test/vda5050-lib}). {@code ./davy test} fetches the package into
 * {@code target}; the tests themselves download nothing.
 */
final class ForeignRobots implements AutoCloseable {
    private static final Path SOURCE = Checkout.root().resolve("appliance/src/test/vda5050-lib");
    private static final Path FETCHED = Checkout.root().resolve("appliance/target/vda5050-lib");

    private final Process process;

    private ForeignRobots(Process process) {
        this.process = process;
    }

    /** Says loudly, and leaves the test out, if the package has not been fetched. */
    static void assumeFetched() {
        boolean there = Files.isRegularFile(FETCHED.resolve("node_modules/vda-5050-lib/package.json"));
        if (!there) {
            String said = "NOT RUN: the tests with the foreign robot vda-5050-lib, for it is not in " + FETCHED
                    + ". './davy test' fetches it; that takes nodejs, npm and a registry.";
            System.err.println(said);
            Assumptions.abort(said);
        }
    }

    static ForeignRobots start(URI mqtt, String robots, Path log) throws IOException {
        Files.copy(
                SOURCE.resolve("robot.js"),
                FETCHED.resolve("robot.js"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Process process = new ProcessBuilder("node", "robot.js", mqtt.toString(), robots)
                .directory(FETCHED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ForeignRobots started = new ForeignRobots(process);
        try {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                String said = Files.readString(log);
                assertThat(process.isAlive()).as(said).isTrue();
                assertThat(said.lines().filter(l -> l.startsWith("started ")))
                        .hasSize(robots.split("serial").length - 1);
            });
        } catch (RuntimeException | AssertionError e) {
            started.close();
            throw e;
        }
        return started;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
