package io.davy.plant.yaml;

/**
 * A record, and where in the file it comes from.
 *
 * @param value the record
 * @param pointer JSON Pointer of its element
 */
record Located<T>(T value, String pointer) {
    /** The pointer of one of its keys. */
    String at(String key) {
        return pointer + "/" + key;
    }
}
