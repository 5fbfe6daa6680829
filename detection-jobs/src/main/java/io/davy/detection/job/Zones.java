package io.davy.detection.job;

import io.davy.jobs.RawRecord;
import io.davy.topic.Topics;
import io.davy.wire.MalformedBatchException;
import io.davy.wire.ReadingWalker;
import java.nio.charset.StandardCharsets;

/** Which zone a record belongs to. */
final class Zones {
    private Zones() {}

    /** A record without value that makes a zone look at its clock. */
    static RawRecord wake(String zone) {
        return new RawRecord(Topics.READINGS, -1, -1, 0, zone.getBytes(StandardCharsets.UTF_8), null);
    }

    /** The record's key; where a producer gave none, the zone in the batch; empty if there is neither. */
    static String of(RawRecord record) {
        if (record.key() != null && record.key().length > 0) {
            return record.keyText();
        }
        if (record.value() == null) {
            return "";
        }
        try {
            ReadingWalker walker = new ReadingWalker();
            walker.open(record.value());
            return walker.zone();
        } catch (MalformedBatchException e) {
            return "";
        }
    }
}
