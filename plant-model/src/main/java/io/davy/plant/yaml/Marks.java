package io.davy.plant.yaml;

import java.util.HashMap;
import java.util.Map;

/** Where each element of a document stands, by its JSON Pointer. */
final class Marks {
    private final Map<String, Mark> values = new HashMap<>();
    private final Map<String, Mark> keys = new HashMap<>();

    void value(String pointer, Mark mark) {
        values.put(pointer, mark);
    }

    void key(String pointer, Mark mark) {
        keys.put(pointer, mark);
    }

    /** Where the value stands; of an absent value, where the element around it begins. */
    Mark value(String pointer) {
        return nearest(values, pointer);
    }

    /** Where the key of a value stands; of an item of a list, where the item begins. */
    Mark key(String pointer) {
        Mark mark = keys.get(pointer);
        return mark != null ? mark : nearest(values, pointer);
    }

    private static Mark nearest(Map<String, Mark> marks, String pointer) {
        String p = pointer;
        while (true) {
            Mark mark = marks.get(p);
            if (mark != null) {
                return mark;
            }
            int slash = p.lastIndexOf('/');
            if (slash < 0) {
                return Mark.START;
            }
            p = p.substring(0, slash);
        }
    }
}
