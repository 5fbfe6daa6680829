package io.davy.plant.yaml;

import io.davy.plant.MachineModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is normal for a machine. */
final class MachineModelReader {
    private MachineModelReader() {}

    static @Nullable MachineModel read(Element e) {
        if (!e.present()) {
            return null;
        }
        return new MachineModel(
                e.texts("sensors"),
                numbers(e.get("mean")),
                numbers(e.get("scale")),
                e.get("components").items().stream()
                        .map(MachineModelReader::numbers)
                        .toList(),
                numbers(e.get("variances")),
                e.number("t2", 1),
                e.number("q", 1),
                e.number("one", 1),
                (long) e.number("samples", 0),
                e.required("learned"));
    }

    private static List<Double> numbers(Element list) {
        return list.items().stream().map(n -> n.node().doubleValue()).toList();
    }
}
