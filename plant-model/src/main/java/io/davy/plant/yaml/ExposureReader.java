package io.davy.plant.yaml;

import io.davy.plant.Exposure;
import io.davy.plant.Exposure.Limit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads exposure figures: a plant's flat keys, and the shipped tables by authority. */
final class ExposureReader {
    private ExposureReader() {}

    /** The figures of a rule set: {@code {ceiling, ceiling_window, stel, stel_window, twa, twa_window}}. */
    static @Nullable Exposure ofRuleSet(Element e) {
        return e.present() ? new Exposure(flat(e, "ceiling"), flat(e, "stel"), flat(e, "twa"), null) : null;
    }

    private static @Nullable Limit flat(Element e, String key) {
        Limit limit = new Limit(e.number(key), e.duration(key + "_window"), null, null);
        return limit.value() == null && limit.window() == null ? null : limit;
    }

    /** The shipped figures of a gas by authority, each with its own source. */
    static Map<String, Exposure> ofGas(Element gas) {
        Limit idlh = figure(gas.get("idlh"));
        Map<String, Exposure> all = new LinkedHashMap<>();
        gas.get("exposure").fields().forEach(f -> {
            Element e = f.getValue();
            all.put(
                    f.getKey(),
                    new Exposure(figure(e.get("ceiling")), figure(e.get("stel")), figure(e.get("twa")), idlh));
        });
        return all;
    }

    private static @Nullable Limit figure(Element e) {
        return e.present()
                ? new Limit(e.number("limit"), e.duration("window"), e.text("source"), e.text("evidence"))
                : null;
    }
}
