package io.davy.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code davy run} in a JVM of its own, which can be killed as a power cut does it. */
final class BoxProcess {
    private final Process process;
    private final Path out;

    private BoxProcess(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    /** Starts it and returns when it runs. */
    static BoxProcess start(Path out, List<String> args, Duration patience) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.davy.appliance.Davy", "run"));
        command.addAll(args);
        Files.deleteIfExists(out);
        BoxProcess box = new BoxProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start(),
                out);
        long deadline = System.nanoTime() + patience.toNanos();
        while (!Files.readString(out).contains("davy runs")) {
            if (!box.process.isAlive() || System.nanoTime() > deadline) {
                box.kill();
                throw new IllegalStateException("davy run did not start: " + Files.readString(out));
            }
            box.process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        return box;
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it in order, as Ctrl-C does. */
    void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
