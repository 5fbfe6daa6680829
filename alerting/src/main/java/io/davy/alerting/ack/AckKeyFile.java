package io.davy.alerting.ack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The key of the acknowledge links on disk, made at the first start, readable by its owner alone. Deleting it makes every link worthless. */
public final class AckKeyFile {
    /** Its name in the folder. */
    public static final String NAME = "ack-link.key";

    private static final int BYTES = 32;

    private AckKeyFile() {}

    /**
     * Reads the key of a folder; makes folder and key where they are missing.
     *
     * @throws UncheckedIOException one plain line, if it can neither be read nor made
     */
    public static AckLink open(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != BYTES) {
                throw new IllegalArgumentException("it has " + key.length + " bytes");
            }
            return new AckLink(key);
        } catch (IOException | IllegalArgumentException e) {
            throw new UncheckedIOException(new IOException(
                    file + " is not a key of " + BYTES + " bytes in hexadecimal (" + e.getMessage()
                            + "): restore it, or delete it to get a new one; links that are on their way are then worthless",
                    e));
        }
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path next = file.resolveSibling(NAME + ".new");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(next);
        Files.createFile(next, ownersOnly());
        Files.writeString(next, HexFormat.of().formatHex(key) + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
