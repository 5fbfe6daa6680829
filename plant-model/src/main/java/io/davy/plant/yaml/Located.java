package io.davy.plant.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record, and where in the file it comes from.
 *
 * @param value the record
 * @param pointer JSON Pointer of its element
 */
record Located<T>(T value, String pointer) {
    /** The records of a list's sound items; the reader gives null for one that it has told to be broken. */
    static <T> List<Located<T>> each(Element list, Problems problems, Function<Element, @Nullable T> read) {
        List<Located<T>> all = new ArrayList<>();
        for (Element e : list.items()) {
            T value = problems.isBad(e.pointer()) ? null : read.apply(e);
            if (value != null) {
                all.add(new Located<>(value, e.pointer()));
            }
        }
        return all;
    }

    /** The records alone. */
    static <T> List<T> values(List<Located<T>> list) {
        return list.stream().map(Located::value).toList();
    }

    /** The pointer of one of its keys. */
    String at(String key) {
        return pointer + "/" + key;
    }
}
