package io.davy.appliance.watchdog;

import io.davy.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;

/** The folder by which Davy and its watchdog know of each other. */
public final class WatchdogFolder {
    private final Path root;

    /** Of a data folder; it need not be there yet. */
    public WatchdogFolder(Path data) {
        this.root = data.resolve("watchdog");
    }

    private Path file(String name) {
        return root.resolve(name);
    }

    /** Writes the watchdog's copy; it holds addresses and passwords, so that nobody else may read it. */
    public void write(WatchdogSettings settings) {
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectory(
                        root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            put("settings.json", Json.bytes(settings));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the watchdog's settings in " + root, e);
        }
    }

    private void put(String name, byte[] content) throws IOException {
        Path next = file(name + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(next, content);
        Files.move(next, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The settings, if there are any. */
    Optional<WatchdogSettings> settings() {
        try {
            return Optional.of(Json.read(Files.readAllBytes(file("settings.json")), WatchdogSettings.class));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** When the settings were written. */
    FileTime settingsTime() throws IOException {
        return Files.getLastModifiedTime(file("settings.json"));
    }

    /** Whether an earlier Davy on this folder ended without saying so. */
    public boolean endedBadly() {
        return Files.exists(file("settings.json")) && !stopped();
    }

    /** Notes that Davy is being stopped by somebody. */
    public void stop(Instant when) {
        try {
            put("stopped", when.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell the watchdog that Davy is being stopped", e);
        }
    }

    /** Notes that Davy is being started. */
    public void started() {
        try {
            Files.deleteIfExists(file("stopped"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell the watchdog that Davy is being started", e);
        }
    }

    /** Whether Davy was stopped by somebody. */
    boolean stopped() {
        return Files.exists(file("stopped"));
    }

    /** Notes that the watchdog looks. */
    void beat() throws IOException {
        Files.writeString(file("beat"), Instant.now().toString());
    }

    /** When the watchdog last looked. */
    public Instant lastBeat() {
        try {
            return Files.getLastModifiedTime(file("beat")).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    /** Takes the one place of the watchdog of this folder, and notes who has it; empty if somebody has it. */
    Optional<FileChannel> take() throws IOException {
        Optional<FileChannel> place = lock();
        if (place.isPresent()) {
            put("pid", Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8));
        }
        return place;
    }

    /** Whether a watchdog of another process runs. */
    public boolean held() {
        try {
            Optional<FileChannel> place = lock();
            if (place.isPresent()) {
                place.get().close();
            }
            return place.isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private Optional<FileChannel> lock() throws IOException {
        FileChannel channel = FileChannel.open(file("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    /** The process that has the place, as it noted itself. */
    public Optional<ProcessHandle> holder() {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(file("pid")).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
