package io.davy.appliance;

import io.davy.parts.PartException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The one folder under which everything lies that must survive, held by one appliance at a time. */
public final class DataFolder implements AutoCloseable {
    /** The file that is held while the folder is in use. */
    public static final String LOCK = "davy.lock";

    private static final long LEAST_FREE = 1L << 30;

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Makes the folder if only its last name is missing, and takes hold of it.
     *
     * @throws PartException if it cannot be used, another davy holds it, or its disk is nearly full
     */
    public static DataFolder open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        make(root);
        long free = root.toFile().getUsableSpace();
        if (free < LEAST_FREE) {
            throw new PartException("the disk of the data folder " + root + " has only " + (free >> 20)
                    + " MB left: davy needs at least 1 GB; make room, or choose another folder with --data");
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder = holder(channel);
                channel.close();
                throw new PartException("the data folder " + root + " is in use by another davy" + holder
                        + ": stop that one, or choose another folder with --data");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new DataFolder(root, channel, lock);
        } catch (IOException e) {
            throw cannotWrite(root, e);
        }
    }

    private static void make(Path root) {
        Path parent = root.getParent();
        try {
            if (Files.isDirectory(root)) {
                return;
            }
            if (Files.exists(root)) {
                throw new PartException("the data folder " + root + " is a file: choose a folder with --data");
            }
            if (parent != null && !Files.isDirectory(parent)) {
                throw new PartException("the data folder " + root + " cannot be made: there is no folder " + parent
                        + "; make it first, or choose another with --data");
            }
            Files.createDirectory(root);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (IOException e) {
            throw cannotWrite(root, e);
        }
    }

    private static PartException cannotWrite(Path root, IOException e) {
        String why = e instanceof AccessDeniedException
                ? "no permission"
                : e instanceof FileSystemException f && f.getReason() != null
                        ? f.getReason()
                        : "the system does not allow it";
        return new PartException(
                "the data folder " + root + " cannot be written (" + why + "): make it writable for "
                        + System.getProperty("user.name") + ", or choose another with --data",
                e);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(20);
        channel.read(pid, 0);
        String text = StandardCharsets.UTF_8.decode(pid.flip()).toString().strip();
        return text.isEmpty() ? "" : " (process " + text + ")";
    }

    public Path root() {
        return root;
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path flink() {
        return root.resolve("flink");
    }

    public Path influx() {
        return root.resolve("influx");
    }

    public Path mqtt() {
        return root.resolve("mqtt");
    }

    public Path console() {
        return root.resolve("console");
    }

    public Path log() {
        return root.resolve("log");
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new PartException("cannot let go of the data folder " + root + ": " + e.getMessage(), e);
        }
    }
}
