package io.davy.ingest.sparkplug;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One edge node: its birth, its devices and its sequence numbers. */
final class EdgeNode {
    private static final int SEQ_MODULUS = 256;

    private final Carrier self = new Carrier();
    private final Map<String, Carrier> devices = new HashMap<>();
    private @Nullable Long bdSeq;
    private int seq;

    /** How a sequence number follows the one before. */
    enum Sequence {
        NEXT,
        /** The same again: a message that the broker repeated. */
        REPEATED,
        GAP
    }

    /** A new life: devices must be born again, too. */
    void birth(int firstSeq, @Nullable Long birthDeathSeq) {
        self.birth();
        devices.values().forEach(Carrier::death);
        seq = firstSeq;
        bdSeq = birthDeathSeq;
    }

    void death() {
        self.death();
        devices.values().forEach(Carrier::death);
    }

    /** Whether a death certificate belongs to the present life; one of an earlier life comes late and says nothing. */
    boolean dies(@Nullable Long deathSeq) {
        return bdSeq == null || deathSeq == null || bdSeq.equals(deathSeq);
    }

    /** Takes a message's sequence number, 0 to 255. */
    Sequence follow(int next) {
        int before = seq;
        seq = next;
        if (next == (before + 1) % SEQ_MODULUS) {
            return Sequence.NEXT;
        }
        return next == before ? Sequence.REPEATED : Sequence.GAP;
    }

    Carrier carrier(@Nullable String device) {
        return device == null ? self : devices.computeIfAbsent(device, d -> new Carrier());
    }

    Map<String, Carrier> devices() {
        return devices;
    }

    boolean born() {
        return self.born();
    }
}
