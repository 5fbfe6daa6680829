package io.davy.appliance.score;

import java.util.List;
import java.util.Map;

/**
 * What a scorer found.
 *
 * @param figures what was measured
 * @param cases each event or run by itself, so that a figure can be traced to what it is made of
 * @param notes what a reader has to know of the figures, one sentence each
 */
public record Score(List<Figure> figures, List<Case> cases, List<String> notes) {
    public Score {
        figures = List.copyOf(figures);
        cases = List.copyOf(cases);
        notes = List.copyOf(notes);
    }

    /**
     * One event or run.
     *
     * @param name which one
     * @param facts what was true and what was said, in an order for people; plain numbers, words and booleans
     */
    public record Case(String name, Map<String, Object> facts) {}
}
