package io.davy.appliance.e2e;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that the tests run in. */
final class Checkout {
    private Checkout() {}

    static Path root() {
        Path p = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(p.resolve("davy"))) {
            p = p.getParent();
            if (p == null) {
                throw new IllegalStateException("the tests run below the checkout");
            }
        }
        return p;
    }

    static Path demoPlant() {
        return root().resolve("plants").resolve("demo-plant.yaml");
    }
}
