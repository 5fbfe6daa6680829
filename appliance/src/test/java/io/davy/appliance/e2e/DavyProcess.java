package io.davy.appliance.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The davy command in a JVM of its own, as the launcher starts it. */
final class DavyProcess implements AutoCloseable {
    private static final List<String> OPENS =
            List.of("java.util", "java.lang", "java.nio", "java.time", "sun.nio.ch", "java.util.concurrent");

    private final Process process;
    private final Path out;

    private DavyProcess(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    static DavyProcess start(Path out, List<String> args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx1500m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        OPENS.forEach(p -> command.add("--add-opens=java.base/" + p + "=ALL-UNNAMED"));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classPath, "-Ddavy.home=" + Checkout.root(), "io.davy.appliance.Davy"));
        command.addAll(args);
        Process p = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
                .start();
        return new DavyProcess(p, out);
    }

    boolean says(String text) throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("davy has ended with " + process.exitValue() + ": " + said());
        }
        return said().contains(text);
    }

    String said() throws IOException {
        return Files.exists(out) ? Files.readString(out) : "";
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    /** SIGTERM, as Ctrl-C does it; says whether it ended in that time. */
    boolean stop(long seconds) throws InterruptedException {
        process.destroy();
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        boolean ended = false;
        try {
            ended = process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            process.destroyForcibly();
        }
    }
}
