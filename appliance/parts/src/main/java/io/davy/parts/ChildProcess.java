package io.davy.parts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program started as a child of this JVM, with its output in a file, that is ended with it. */
final class ChildProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);

    private final String name;
    private final Process process;
    private final Path log;
    private final Path pidFile;
    private final Runnable endWithUs;

    private ChildProcess(String name, Process process, Path log, Path pidFile) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.pidFile = pidFile;
        this.endWithUs = AtEnd.last(process::destroy);
    }

    /**
     * Starts it in a session of its own, so that a Ctrl-C meant for us does not reach it before those who need it have stopped.
     * One that an earlier run left behind (after a kill -9) is ended by {@link #endLeftover}, which comes before the port check.
     */
    static ChildProcess start(String name, List<String> command, Path log) {
        Path pidFile = pidFile(name, log);
        List<String> whole = new ArrayList<>();
        Programs.find("setsid").ifPresent(s -> whole.add(s.toString()));
        whole.addAll(command);
        try {
            Process p = new ProcessBuilder(whole)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            Files.writeString(pidFile, Long.toString(p.pid()));
            return new ChildProcess(name, p, log, pidFile);
        } catch (IOException e) {
            throw new PartException(
                    name + " cannot be started (" + e.getMessage() + "): install the package " + name, e);
        }
    }

    /** Ends the program that an earlier run left in this folder, if it still runs. The caller owns the folder. */
    static void endLeftover(String name, Path log) {
        Path pidFile = pidFile(name, log);
        try {
            if (!Files.exists(pidFile)) {
                return;
            }
            Optional<ProcessHandle> left = ProcessHandle.of(
                            Long.parseLong(Files.readString(pidFile).strip()))
                    .filter(p -> p.info().command().orElse("").endsWith("/" + name));
            if (left.isPresent()) {
                LOG.info(
                        "{} of an earlier run still runs (process {}): ending it",
                        name,
                        left.get().pid());
                left.get().destroy();
                left.get().onExit().get(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | NumberFormatException | ExecutionException | TimeoutException e) {
            LOG.warn("cannot tell whether a {} of an earlier run is left ({}): {}", name, pidFile, e.toString());
        }
    }

    private static Path pidFile(String name, Path log) {
        return log.resolveSibling(name + ".pid");
    }

    /** Waits until the port answers, or the program has ended, which is an error with its last line. */
    void awaitPort(int port) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new PartException(name + " ended at once: " + lastLine() + " (whole output: " + log + ")");
            }
            try (Socket s = new Socket()) {
                s.connect(new InetSocketAddress("127.0.0.1", port), 200);
                return;
            } catch (IOException e) {
                if (waitedOut()) {
                    break;
                }
            }
        }
        throw new PartException(name + " did not answer on port " + port + " within 30 s (its output: " + log + ")");
    }

    private boolean waitedOut() {
        try {
            process.waitFor(20, TimeUnit.MILLISECONDS);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private String lastLine() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
        } catch (IOException e) {
            return "its output cannot be read";
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        AtEnd.forget(endWithUs);
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            LOG.warn("cannot delete {}: {}", pidFile, e.toString());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
