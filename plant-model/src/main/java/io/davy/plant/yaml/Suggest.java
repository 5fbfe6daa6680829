package io.davy.plant.yaml;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** "Did you mean": the known word that is nearest to an unknown one. */
final class Suggest {
    private static final int LISTED = 12;
    private static final int LEAST_PREFIX = 3;

    private Suggest() {}

    /** {@code ": did you mean X?"}, or the known words if none is nearest, or nothing if they are too many. */
    static String among(String found, Collection<String> known) {
        Set<String> best = new TreeSet<>();
        int distance = Integer.MAX_VALUE;
        for (String k : known) {
            int d = distance(found.toLowerCase(Locale.ROOT), k.toLowerCase(Locale.ROOT));
            if (d < distance) {
                best.clear();
                distance = d;
            }
            if (d == distance) {
                best.add(k);
            }
        }
        if (known.isEmpty()) {
            return ": there is none";
        }
        if (best.size() == 1) {
            String nearest = best.iterator().next();
            boolean begins = found.length() >= LEAST_PREFIX
                    && (nearest.startsWith(found)
                            || found.startsWith(nearest + "_")
                            || found.startsWith(nearest + "-"));
            if (begins || distance <= Math.max(1, Math.min(found.length(), nearest.length()) / 3)) {
                return ": did you mean " + nearest + "?";
            }
        }
        return known.size() <= LISTED ? ": expected " + String.join(", ", known) : "";
    }

    /** Edit distance; swapping two neighbours counts as one edit. */
    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 40 || a.length() > 200 || b.length() > 200) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
