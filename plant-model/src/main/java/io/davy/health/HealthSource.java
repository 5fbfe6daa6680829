package io.davy.health;

import java.util.List;

/** Something that can say how it is. */
public interface HealthSource {
    /** Never blocks and never throws. */
    List<PartHealth> health();
}
