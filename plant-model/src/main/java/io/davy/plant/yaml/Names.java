package io.davy.plant.yaml;

import io.davy.plant.Plant.Name;
import org.jspecify.annotations.Nullable;

/** Reads what is one text for all languages, or one for each. */
final class Names {
    private Names() {}

    static @Nullable Name read(Element e) {
        if (!e.present()) {
            return null;
        }
        return e.node().isTextual() ? new Name(e.node().textValue(), null) : new Name(e.text("en"), e.text("ko"));
    }
}
