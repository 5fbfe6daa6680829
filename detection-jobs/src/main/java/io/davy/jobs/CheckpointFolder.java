package io.davy.jobs;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of one job's checkpoints: which is the newest whole one, and which can go. */
final class CheckpointFolder {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
    private static final String PREFIX = "chk-";
    private static final String METADATA = "_metadata";
    private static final String BROKEN = "broken-";

    private final Path folder;

    CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    /** Complete checkpoints, newest first. */
    List<Checkpoint> complete() {
        List<Checkpoint> found = new ArrayList<>();
        for (Path run : children(folder)) {
            for (Path chk : children(run)) {
                Path metadata = chk.resolve(METADATA);
                String name = chk.getFileName().toString();
                if (name.matches(PREFIX + "\\d{1,18}") && Files.isRegularFile(metadata)) {
                    found.add(new Checkpoint(chk, Long.parseLong(name.substring(PREFIX.length())), modified(metadata)));
                }
            }
        }
        found.sort(Comparator.comparingLong(Checkpoint::number)
                .thenComparingLong(Checkpoint::writtenMs)
                .reversed());
        return found;
    }

    /** The newest checkpoint that can be read to its end; broken ones on the way are set aside. */
    Optional<Checkpoint> newestWhole() {
        for (Checkpoint c : complete()) {
            Optional<String> fault = fault(c);
            if (fault.isEmpty()) {
                return Optional.of(c);
            }
            setAside(c, fault.get());
        }
        return Optional.empty();
    }

    /** Renames a checkpoint that cannot be used, so that it is never tried again and can be looked at. */
    void setAside(Checkpoint c, String fault) {
        Path to = c.path().resolveSibling(BROKEN + c.path().getFileName());
        LOG.error(
                "The checkpoint {} is broken ({}); the next older one is taken, what came after it is worked off again from Kafka. It is kept as {}",
                c.path(),
                fault,
                to);
        try {
            Files.move(c.path(), to);
        } catch (IOException e) {
            throw new JobException(
                    "the broken checkpoint " + c.path() + " cannot be renamed: check the folder's rights", e);
        }
    }

    /** Removes what no resume needs: checkpoints beyond the newest few, unfinished ones and the empty folders of earlier runs. */
    void prune(int keep) {
        List<Path> kept = complete().stream().limit(keep).map(Checkpoint::path).toList();
        for (Path run : children(folder)) {
            boolean needed = false;
            for (Path chk : children(run)) {
                String name = chk.getFileName().toString();
                if (kept.contains(chk) || name.startsWith(BROKEN)) {
                    needed = true;
                } else if (name.startsWith(PREFIX)) {
                    delete(chk);
                }
            }
            if (!needed) {
                delete(run);
            }
        }
    }

    private static Optional<String> fault(Checkpoint c) {
        String pointer = c.path().toUri().toString();
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(Files.newInputStream(c.path().resolve(METADATA))))) {
            ClassLoader loader = CheckpointFolder.class.getClassLoader();
            for (OperatorState operator :
                    Checkpoints.loadCheckpointMetadata(in, loader, pointer).getOperatorStates()) {
                for (OperatorSubtaskState subtask : operator.getStates()) {
                    for (StateObject state : subtask.getDiscardables()) {
                        readToEnd(state);
                    }
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private static void readToEnd(StateObject state) throws IOException {
        if (state instanceof StreamStateHandle handle) {
            try (InputStream in = handle.openInputStream()) {
                byte[] buffer = new byte[65_536];
                long bytes = 0;
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    bytes += n;
                }
                if (bytes < handle.getStateSize()) {
                    throw new IOException("a state file has " + bytes + " of its " + handle.getStateSize() + " bytes");
                }
            }
        }
    }

    private static List<Path> children(Path dir) {
        if (!Files.isDirectory(dir)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(dir)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new JobException("the folder " + dir + " cannot be read: check its rights", e);
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            LOG.warn("The time of {} cannot be read; it counts as oldest of its number: {}", file, e.toString());
            return 0;
        }
    }

    private static void delete(Path tree) {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(p);
            }
        } catch (IOException e) {
            LOG.warn("The old checkpoint folder {} cannot be removed and takes room: {}", tree, e.toString());
        }
    }
}
