package io.davy.plant.yaml;

import io.davy.plant.Bearing;
import org.jspecify.annotations.Nullable;

/** Reads a machine's bearing: its geometry, which must be one that can be built, or its frequencies, which must be those of one. */
final class BearingReader {
    private BearingReader() {}

    static @Nullable Bearing read(Element e, Problems problems) {
        if (!e.present()) {
            return null;
        }
        return e.get("elements").present() ? geometry(e, problems) : frequencies(e, problems);
    }

    private static Bearing geometry(Element e, Problems problems) {
        int elements = (int) e.number("elements", 0);
        double pitch = e.number("pitch_mm", 0);
        double element = e.number("element_mm", 0);
        if (e.get("bpfo").present()
                || e.get("bpfi").present()
                || e.get("bsf").present()
                || e.get("ftf").present()) {
            problems.error(
                    e.pointer(), "found both geometry and frequencies of a bearing: expected one, they could disagree");
        }
        // The elements lie side by side on the pitch circle: the chord from one middle to the next is at least one
        // diameter.
        if (pitch > 0 && element > 0 && elements > 0 && element > pitch * Math.sin(Math.PI / elements)) {
            problems.error(
                    Element.child(e.pointer(), "element_mm"),
                    elements + " elements of " + Figures.text(element) + " mm do not fit on a pitch circle of "
                            + Figures.text(pitch) + " mm: expected diameters, elements smaller than the pitch");
        }
        return Bearing.ofGeometry(elements, pitch, element, e.number("contact_deg", 0));
    }

    private static Bearing frequencies(Element e, Problems problems) {
        Bearing b = new Bearing(e.number("bpfo", 0), e.number("bpfi", 0), e.number("bsf", 0), e.number("ftf", 0));
        if (b.bpfo() > 0 && b.bpfi() > 0 && b.bpfi() <= b.bpfo()) {
            problems.error(
                    Element.child(e.pointer(), "bpfi"),
                    "bpfi " + Figures.text(b.bpfi()) + " is not above bpfo " + Figures.text(b.bpfo())
                            + ": expected multiples of the shaft's speed, the outer race standing");
        }
        return b;
    }
}
