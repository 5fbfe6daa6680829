package io.davy.dispatch.phase;

import io.davy.dispatch.Round;

/** One step of a dispatch round. */
public interface Phase {
    void run(Round round);
}
