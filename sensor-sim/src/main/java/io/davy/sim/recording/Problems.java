package io.davy.sim.recording;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows that could not be read: the first few are logged, all are counted, and a thousand are kept. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
    private static final int LOGGED = 10;
    private static final int KEPT = 1000;

    private final List<String> kept = new ArrayList<>();
    private int count;

    void add(String problem) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(problem);
        }
        if (count <= LOGGED) {
            LOG.warn("{}", problem);
        }
    }

    /** Says how many there were, if not all were logged; gives those kept. */
    List<String> close() {
        if (count > LOGGED) {
            LOG.warn("{} rows in all could not be read and were left out", count);
        }
        return kept;
    }
}
