package io.davy.plant.yaml;

import java.util.List;

/** One question that the meaning of a plant must answer. */
interface Check {
    /** In the order in which they are asked. */
    List<Check> ALL = List.of(new UniqueCheck(), new ReferenceCheck());

    void check(Draft draft, Problems problems);
}
