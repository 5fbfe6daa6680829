package io.davy.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds installed programs. */
final class Programs {
    private Programs() {}

    static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return java.util.stream.Stream.concat(
                        List.of(path.split(":")).stream(), List.of("/usr/bin", "/usr/sbin", "/usr/local/bin").stream())
                .filter(p -> !p.isEmpty())
                .map(p -> Path.of(p).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
