package io.davy.appliance.score;

import io.davy.detection.watch.ZoneWatch;
import io.davy.plant.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fingerprint of everything that decides what is detected: the detectors' own classes, with every constant in them, and the rule
 * tables. Two scores with the same fingerprint were made with the same settings.
 */
final class Settings {
    private Settings() {}

    static String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, ZoneWatch.class, "io/davy/detection", ".class");
            add(digest, RuleBook.class, "io/davy/plant", ".yaml");
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException | URISyntaxException e) {
            throw new UncheckedIOException("cannot read the detectors' own classes", new IOException(e));
        }
    }

    private static void add(MessageDigest digest, Class<?> one, String folder, String ending)
            throws IOException, URISyntaxException {
        CodeSource source = one.getProtectionDomain().getCodeSource();
        Path home = Path.of(source.getLocation().toURI());
        if (Files.isDirectory(home)) {
            addTree(digest, home.resolve(folder), ending);
            return;
        }
        try (FileSystem jar = FileSystems.newFileSystem(home)) {
            addTree(digest, jar.getPath(folder), ending);
        }
    }

    private static void addTree(MessageDigest digest, Path folder, String ending) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(p -> p.toString().endsWith(ending)).sorted().toList();
        }
        for (Path file : files) {
            digest.update(Files.readAllBytes(file));
        }
    }
}
