package io.davy.ingest.field;

import io.davy.ingest.field.Problem.Category;
import java.util.ArrayList;
import java.util.List;

/** What came of one message: readings, signs of life, and what was wrong; the good part of a message goes on without the bad. */
public final class Decoded {
    private static final int PROBLEMS_SHOWN = 5;

    /**
     * A sender that lives but has nothing to say.
     *
     * @param zone the zone whose clock moves
     * @param source who lives
     * @param timeMs milliseconds since 1970 on its clock
     */
    public record SignOfLife(String zone, String source, long timeMs) {}

    private final List<FieldReading> readings = new ArrayList<>();
    private final List<SignOfLife> alive = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int problemCount;

    /** A message of which nothing can be used. */
    public static Decoded refused(Category category, String text) {
        Decoded d = new Decoded();
        d.problem(category, text);
        return d;
    }

    public void reading(FieldReading reading) {
        readings.add(reading);
    }

    public void alive(SignOfLife sign) {
        alive.add(sign);
    }

    /** Notes what is wrong; of very many only the first few are kept, all are counted. */
    public void problem(Category category, String text) {
        problemCount++;
        if (problems.size() < PROBLEMS_SHOWN) {
            problems.add(new Problem(category, text));
        }
    }

    public List<FieldReading> readings() {
        return readings;
    }

    public List<SignOfLife> alive() {
        return alive;
    }

    public boolean hasProblems() {
        return problemCount > 0;
    }

    /** The first problem's category. */
    public Category category() {
        return problems.get(0).category();
    }

    /** All problems in one line. */
    public String reason() {
        StringBuilder s = new StringBuilder();
        for (Problem p : problems) {
            s.append(s.isEmpty() ? "" : "; ").append(p.text());
        }
        if (problemCount > problems.size()) {
            s.append("; and ").append(problemCount - problems.size()).append(" more");
        }
        if (!readings.isEmpty()) {
            s.append(" (").append(readings.size()).append(" other readings of the message were used)");
        }
        return s.toString();
    }
}
