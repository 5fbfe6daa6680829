package io.davy.appliance;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the checkout is that the tests run in. */
final class Repository {
    private Repository() {}

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
}
