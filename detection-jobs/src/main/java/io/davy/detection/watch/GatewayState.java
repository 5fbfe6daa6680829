package io.davy.detection.watch;

import io.davy.detection.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** By whose batches each sensor of a zone came, and which gateways are lost; 2 B a sensor. */
final class GatewayState implements RuleState {
    private static final int LAYOUT = 1;
    /** The source of a sensor that has never come. */
    static final int UNKNOWN = 0;

    /**
     * A gateway's loss.
     *
     * @param lostMs when it was found lost, milliseconds since 1970
     * @param onsetMs when it was last heard
     * @param backMs when it came back; 0 while it is lost. Its sensors have from then on as long as their silence may last
     * @param sensors how many sensors were lost with it
     * @param of how many it has
     */
    record Loss(long lostMs, long onsetMs, long backMs, int sensors, int of) {
        Loss back(long nowMs) {
            return new Loss(lostMs, onsetMs, nowMs, sensors, of);
        }
    }

    /** By gateway. */
    final Map<String, Loss> losses = new TreeMap<>();
    /** Names of the sources, from 1 on: 0 is unknown. */
    final List<String> sources = new ArrayList<>(List.of(""));

    private final List<byte[]> names = new ArrayList<>(List.of(new byte[0]));
    private String[] tags = {};
    /** By sensor: index of its source. */
    private short[] source = {};

    private int newest;
    /** The newest source's name: nearly always that of the next batch too. */
    private byte[] newestName = {};

    /** Makes the rows those of a plan. */
    void fit(ZonePlan p) {
        if (tags == p.tags) {
            return;
        }
        if (!Arrays.equals(tags, p.tags)) {
            Map<String, Short> known = new HashMap<>();
            for (int i = 0; i < tags.length; i++) {
                known.put(tags[i], source[i]);
            }
            short[] rows = new short[p.size];
            for (int i = 0; i < p.size; i++) {
                rows[i] = known.getOrDefault(p.tags[i], (short) UNKNOWN);
            }
            source = rows;
        }
        tags = p.tags;
    }

    /** The index of the source whose name's UTF-8 bytes lie there; one that is new gets one. */
    short source(byte[] bytes, int offset, int length) {
        if (Arrays.equals(newestName, 0, newestName.length, bytes, offset, offset + length)) {
            return (short) newest;
        }
        for (int k = 0; k < names.size(); k++) {
            int at = (newest + k) % names.size();
            byte[] name = names.get(at);
            if (Arrays.equals(name, 0, name.length, bytes, offset, offset + length)) {
                newest = at;
                newestName = name;
                return (short) at;
            }
        }
        if (names.size() >= Short.MAX_VALUE) {
            return UNKNOWN;
        }
        return add(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }

    private short add(String name) {
        sources.add(name);
        names.add(name.getBytes(StandardCharsets.UTF_8));
        newest = names.size() - 1;
        newestName = names.get(newest);
        return (short) newest;
    }

    int source(int sensor) {
        return source[sensor];
    }

    void heard(int sensor, short from) {
        source[sensor] = from;
    }

    /** Whether a sensor has come from somewhere that has a name. */
    boolean anyHeard() {
        for (short s : source) {
            if (s != UNKNOWN) {
                return true;
            }
        }
        return false;
    }

    /** The only source of the zone; {@link #UNKNOWN} if it has none or several. */
    int only() {
        int only = UNKNOWN;
        for (short s : source) {
            if (s != UNKNOWN && only != UNKNOWN && s != only) {
                return UNKNOWN;
            }
            only = s == UNKNOWN ? only : s;
        }
        return only;
    }

    @Nullable
    Loss loss(String gateway) {
        return losses.get(gateway);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(LAYOUT);
        out.writeInt(losses.size());
        for (Map.Entry<String, Loss> e : losses.entrySet()) {
            out.writeUTF(e.getKey());
            out.writeLong(e.getValue().lostMs());
            out.writeLong(e.getValue().onsetMs());
            out.writeLong(e.getValue().backMs());
            out.writeInt(e.getValue().sensors());
            out.writeInt(e.getValue().of());
        }
        out.writeShort(sources.size());
        for (int k = 1; k < sources.size(); k++) {
            out.writeUTF(sources.get(k));
        }
        out.writeInt(tags.length);
        for (int i = 0; i < tags.length; i++) {
            out.writeUTF(tags[i]);
            out.writeShort(source[i]);
        }
    }

    static GatewayState read(DataInput in) throws IOException {
        int layout = in.readByte();
        if (layout != LAYOUT) {
            throw new IOException("layout " + layout + " of the gateways; this version reads " + LAYOUT);
        }
        GatewayState s = new GatewayState();
        for (int n = in.readInt(); n > 0; n--) {
            s.losses.put(
                    in.readUTF(), new Loss(in.readLong(), in.readLong(), in.readLong(), in.readInt(), in.readInt()));
        }
        int known = in.readShort();
        for (int k = 1; k < known; k++) {
            s.add(in.readUTF());
        }
        s.tags = new String[in.readInt()];
        s.source = new short[s.tags.length];
        for (int i = 0; i < s.tags.length; i++) {
            s.tags[i] = in.readUTF();
            s.source[i] = in.readShort();
        }
        return s;
    }

    @Override
    public GatewayState copy() {
        GatewayState to = new GatewayState();
        to.losses.putAll(losses);
        for (int k = 1; k < sources.size(); k++) {
            to.add(sources.get(k));
        }
        to.tags = tags;
        to.source = source.clone();
        return to;
    }
}
