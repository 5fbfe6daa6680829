package io.davy.jobs;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** What was published on a topic before this run of a job: a job that is read again from an older state may publish otherwise. */
@FunctionalInterface
public interface Published extends Serializable {
    /** Nothing was. */
    Published NOTHING = since -> List.of();

    /**
     * The newest record of each key.
     *
     * @param since records that are older need not come
     * @throws InterruptedException if the job was cancelled meanwhile
     */
    List<byte[]> newest(Instant since) throws InterruptedException;
}
