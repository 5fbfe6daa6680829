package io.davy.sim.recording;

import java.util.HashSet;
import java.util.Set;

/** Makes names of files and columns fit for MQTT topics and ids: always the same, and never two alike. */
final class Tags {
    private final Set<String> taken = new HashSet<>();

    /** The name with letters, digits, dot, dash and underscore only; a number is added if that name was taken. */
    String of(String name) {
        String clean = plain(name);
        String tag = clean;
        for (int n = 2; !taken.add(tag); n++) {
            tag = clean + "-" + n;
        }
        return tag;
    }

    private static String plain(String name) {
        String clean = name.strip().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return clean.isEmpty() ? "unnamed" : clean;
    }
}
