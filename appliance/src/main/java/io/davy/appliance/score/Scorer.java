package io.davy.appliance.score;

/**
 * One thing that detection can be measured on. Rules for all: the detector sees readings in the order of time and never a label; labels
 * are read after the run; nothing counts before its onset, and a hit does not colour the points around it; one setting for all runs.
 */
public interface Scorer {
    /** The name on the command line, for example {@code metec-ch4}. */
    String name();

    /** What it measures, in one line. */
    String about();

    /**
     * Runs the detector and measures it.
     *
     * @throws io.davy.appliance.Refusal one plain line, if the data is not what it has to be
     */
    Score score(ScoreTask task);
}
