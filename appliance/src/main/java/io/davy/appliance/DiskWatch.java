package io.davy.appliance;

import io.davy.health.HealthSource;
import io.davy.health.PartHealth;
import java.nio.file.Path;
import java.util.List;

/** Tells of a disk that fills up before it is full. */
final class DiskWatch implements HealthSource {
    private static final long LEAST = 1L << 30;

    private final Path folder;

    DiskWatch(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<PartHealth> health() {
        long free = folder.toFile().getUsableSpace();
        return List.of(new PartHealth(
                "disk",
                free >= LEAST,
                (free >> 20) + " MB left at " + folder
                        + (free >= LEAST ? "" : ": make room, or Kafka stops when it is full")));
    }
}
