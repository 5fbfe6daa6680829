package io.davy.plant;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plant on davy.plant: one record an element, and last the manifest, which makes what came before it valid. */
public final class PlantElements {
    private PlantElements() {}

    /** The records of a plant, keyed by element ({@code site}, {@code zone/Z1}, {@code sensor/AT-1101}, ...), the manifest last. */
    public static LinkedHashMap<String, byte[]> split(Plant plant) {
        throw new UnsupportedOperationException("being written: " + plant.site().id());
    }

    /** Puts a plant together again from the records of davy.plant, in the order in which they come. */
    public static final class Assembler {
        /**
         * Takes one record; a null value deletes the element.
         *
         * @return the plant, if this record was a manifest that fits the elements seen; the same plant again gives empty
         */
        public Optional<Plant> accept(String key, byte @Nullable [] value) {
            throw new UnsupportedOperationException("being written: " + key);
        }
    }
}
