package io.davy.detection.heat;

import io.davy.detection.rule.Latch;
import io.davy.detection.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the thermal rule of one camera remembers of each thing that it looks at; a robot's camera looks at many. */
final class ThermalState implements RuleState {
    private static final int LAYOUT = 1;
    private static final int MOST_VIEWS = 64;

    /** By the subject of its alarms; the one seen last at the end. */
    private final Map<String, View> views = new LinkedHashMap<>();

    /** One thing looked at. */
    static final class View {
        /** The hottest spot of the last frame. */
        @Nullable
        HotSpot last;
        /** Frames in a row that had it. */
        int frames;

        Latch absolute = new Latch();
        Latch rise = new Latch();
        Latch riseHigh = new Latch();

        View copy() {
            View to = new View();
            to.last = last;
            to.frames = frames;
            to.absolute = absolute.copy();
            to.rise = rise.copy();
            to.riseHigh = riseHigh.copy();
            return to;
        }

        private boolean quiet() {
            return !absolute.on() && !rise.on() && !riseHigh.on();
        }
    }

    View view(String subject) {
        View v = views.remove(subject);
        if (v == null && views.size() >= MOST_VIEWS) {
            views.entrySet().stream()
                    .filter(e -> e.getValue().quiet())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .ifPresent(views::remove);
        }
        View kept = v == null ? new View() : v;
        views.put(subject, kept);
        return kept;
    }

    @Override
    public RuleState copy() {
        ThermalState to = new ThermalState();
        views.forEach((k, v) -> to.views.put(k, v.copy()));
        return to;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeByte(LAYOUT);
        out.writeInt(views.size());
        for (Map.Entry<String, View> e : views.entrySet()) {
            out.writeUTF(e.getKey());
            View v = e.getValue();
            out.writeInt(v.frames);
            out.writeBoolean(v.last != null);
            if (v.last != null) {
                write(v.last, out);
            }
            v.absolute.write(out);
            v.rise.write(out);
            v.riseHigh.write(out);
        }
    }

    private static void write(HotSpot s, DataOutput out) throws IOException {
        out.writeInt(s.left());
        out.writeInt(s.top());
        out.writeInt(s.right());
        out.writeInt(s.bottom());
        out.writeInt(s.pixels());
        out.writeDouble(s.hottest());
        out.writeDouble(s.mean());
        out.writeDouble(s.over());
    }

    static ThermalState read(DataInput in) throws IOException {
        int layout = in.readByte();
        if (layout != LAYOUT) {
            throw new IOException("the thermal views have layout " + layout + "; this version reads layout " + LAYOUT);
        }
        ThermalState s = new ThermalState();
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            View v = s.view(in.readUTF());
            v.frames = in.readInt();
            if (in.readBoolean()) {
                v.last = new HotSpot(
                        in.readInt(),
                        in.readInt(),
                        in.readInt(),
                        in.readInt(),
                        in.readInt(),
                        in.readDouble(),
                        in.readDouble(),
                        in.readDouble());
            }
            v.absolute = Latch.read(in);
            v.rise = Latch.read(in);
            v.riseHigh = Latch.read(in);
        }
        return s;
    }
}
