package io.davy.ingest.kafka;

import io.davy.ingest.field.FieldReading;
import io.davy.ingest.field.Receipt;
import io.davy.wire.Reading;
import io.davy.wire.ReadingBatch;
import java.util.ArrayList;
import java.util.List;

/** Readings of one zone and source that are being gathered into one record. */
final class OpenBatch {
    private final String zone;
    private final String source;
    private final long receivedMs;
    private final long openedNs = System.nanoTime();
    private final List<FieldReading> readings = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private long timeMs;

    /**
     * An empty batch; one that stays empty is a sign of life.
     *
     * @param timeMs its time as long as it has no reading
     */
    OpenBatch(String zone, String source, long timeMs, long receivedMs) {
        this.zone = zone;
        this.source = source;
        this.timeMs = timeMs;
        this.receivedMs = receivedMs;
    }

    void add(FieldReading reading) {
        timeMs = readings.isEmpty() ? reading.timeMs() : Math.min(timeMs, reading.timeMs());
        readings.add(reading);
    }

    /** Holds a message until this batch is stored; once, however many readings it brings. */
    void hold(Receipt receipt) {
        if (receipts.isEmpty() || receipts.get(receipts.size() - 1) != receipt) {
            receipt.retain();
            receipts.add(receipt);
        }
    }

    void release() {
        receipts.forEach(Receipt::release);
    }

    String zone() {
        return zone;
    }

    int size() {
        return readings.size();
    }

    long openedNs() {
        return openedNs;
    }

    byte[] encode() {
        ReadingBatch.Builder batch = ReadingBatch.newBuilder()
                .setZone(zone)
                .setSource(source)
                .setTimeMs(timeMs)
                .setReceivedMs(receivedMs);
        for (FieldReading r : readings) {
            Reading.Builder reading = Reading.newBuilder()
                    .setSensor(r.sensor())
                    .setValue(r.value())
                    .setOffsetMs(r.timeMs() - timeMs)
                    .setQuality(r.quality());
            if (!Double.isNaN(r.currentMa())) {
                reading.setCurrentMa(r.currentMa());
            }
            if (r.pose() != null) {
                reading.setPose(r.pose());
            }
            batch.addReadings(reading);
        }
        return batch.build().toByteArray();
    }
}
