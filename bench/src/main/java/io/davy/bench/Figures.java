package io.davy.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.davy.json.Json;
import java.util.Arrays;
import java.util.Map;

/** Medians, percentiles and the last line. */
public final class Figures {
    private Figures() {}

    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    /** The value that the share p of all values does not exceed (nearest rank). */
    public static double percentile(double[] sorted, double p) {
        return sorted[Math.max(0, (int) Math.ceil(p * sorted.length) - 1)];
    }

    public static double rounded(double v, int places) {
        double scale = Math.pow(10, places);
        return Math.round(v * scale) / scale;
    }

    /** Prints one JSON object as the last line. */
    public static void json(Map<String, Object> figures) {
        try {
            System.out.println(Json.DAVY.writeValueAsString(figures));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures are plain numbers", e);
        }
    }
}
