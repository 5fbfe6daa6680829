package io.davy.alerting.auth;

import io.davy.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The password hashes on disk: console-users.json, readable by its owner alone, replaced as a whole. */
final class UserFile {
    private static final String NAME = "console-users.json";

    private final Path file;

    /** The file's content: hashes by user name. */
    record Content(Map<String, Passwords.Hash> users) {}

    UserFile(Path dataDir) {
        this.file = dataDir.resolve(NAME);
    }

    boolean exists() {
        return Files.exists(file);
    }

    Map<String, Passwords.Hash> read() {
        if (!exists()) {
            return Map.of();
        }
        try {
            Content content = Json.read(Files.readAllBytes(file), Content.class);
            if (content.users() == null || content.users().isEmpty()) {
                throw new UncheckedIOException(new IOException("it names no user"));
            }
            return Map.copyOf(content.users());
        } catch (IOException | UncheckedIOException e) {
            throw new UncheckedIOException(new IOException(
                    file + " cannot be read (" + e.getMessage()
                            + "): restore it from a backup, or delete it to get a new one-time password",
                    e));
        }
    }

    void write(Map<String, Passwords.Hash> users) {
        Path next = file.resolveSibling(NAME + ".new");
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(next);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(next, Json.bytes(new Content(users)));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    new IOException(file + " cannot be written (" + e.getMessage() + "): check the data folder", e));
        }
    }
}
