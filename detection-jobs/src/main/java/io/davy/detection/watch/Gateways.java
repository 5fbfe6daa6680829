package io.davy.detection.watch;

import io.davy.alarm.Alarm.Explanation;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.rule.Signal;
import io.davy.detection.watch.GatewayState.Loss;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the loss of a gateway once instead of the silence of each of its sensors.
 *
 * <p>A gateway is lost when at least {@link #LEAST} of its sensors fall out together and they are {@link #SHARE} of those that were well; or
 * when that many are silent and nothing at all came from the others either. Its sensors' conditions are then on {@link ZoneState#BENEATH} it.
 * When more than the rest is heard again the gateway is back, and what goes on being silent for its own time is told singly.
 */
final class Gateways {
    /** Fewer sensors than this may well fail each for itself. */
    static final int LEAST = 3;
    /** So many of a gateway's sensors are the gateway: all but a straggler whose last reading is still under way. */
    static final double SHARE = 0.9;

    static final String RULE = "gateway_lost";
    private static final int SHOWN = 50;

    /** Takes what is told of sensors and gateways. */
    interface Telling {
        void sensor(int sensor, Rule rule, long timeMs, double value);

        void gateway(Signal signal);
    }

    private final ZonePlan p;
    private final ZoneState s;
    private final GatewayState st;
    private final long now;
    private final long watchingSinceMs;
    private final Telling out;
    private final int[] group;
    private final Group[] groups;

    /** What is counted of one gateway. */
    private static final class Group {
        int total;
        int told;
        int fresh;
        int due;
        int back;
        long lastSeen;
        long newest;
        long shortest = Long.MAX_VALUE;
        boolean gas;
        boolean lost;
    }

    private Gateways(ZonePlan p, ZoneState s, GatewayState st, long now, long watchingSinceMs, Telling out) {
        this.p = p;
        this.s = s;
        this.st = st;
        this.now = now;
        this.watchingSinceMs = watchingSinceMs;
        this.out = out;
        this.group = new int[p.size];
        this.groups = new Group[p.gateways.named.size() + st.sources.size()];
    }

    /** Judges all sensors that are silent, have lost their communication or stand beneath a gateway. */
    static void judge(ZonePlan p, ZoneState s, GatewayState st, long now, long watchingSinceMs, Telling out) {
        new Gateways(p, s, st, now, watchingSinceMs, out).run();
    }

    private void run() {
        gather();
        for (int i = 0; i < p.size; i++) {
            count(i);
        }
        for (int g = 0; g < groups.length; g++) {
            decide(g);
        }
        forgotten();
        boolean beneath = false;
        for (int i = 0; i < p.size; i++) {
            sensor(i, Rule.SILENT);
            sensor(i, Rule.BAD_SIGNAL);
            beneath |= phase(i, Rule.SILENT) == ZoneState.BENEATH || phase(i, Rule.BAD_SIGNAL) == ZoneState.BENEATH;
        }
        if (!beneath) {
            st.losses.values().removeIf(l -> l.backMs() > 0);
        }
    }

    private void gather() {
        int first = p.gateways.named.size();
        int only = st.only();
        boolean never = !st.anyHeard();
        for (int i = 0; i < p.size; i++) {
            never &= s.rows[i].lastTime == 0;
        }
        for (int i = 0; i < p.size; i++) {
            int source = st.source(i) == GatewayState.UNKNOWN ? only : st.source(i);
            boolean alone = source == GatewayState.UNKNOWN && !never;
            group[i] = p.gateways.of[i] >= 0 ? p.gateways.of[i] : alone ? -1 : first + source;
            if (group[i] >= 0 && groups[group[i]] == null) {
                groups[group[i]] = new Group();
            }
        }
    }

    private long seen(int i) {
        return Math.max(s.lastSeen[i], watchingSinceMs);
    }

    private byte phase(int i, Rule rule) {
        return s.phase(i, rule);
    }

    private boolean silent(int i) {
        return now - seen(i) >= p.silentAfterMs[i];
    }

    private void count(int i) {
        if (group[i] < 0) {
            return;
        }
        Group g = groups[group[i]];
        byte bad = phase(i, Rule.BAD_SIGNAL);
        byte silence = phase(i, Rule.SILENT);
        boolean cut = bad == ZoneState.PENDING_ON || bad == ZoneState.BENEATH;
        boolean late = (now - seen(i)) * 2 >= p.silentAfterMs[i];
        boolean told = silence == ZoneState.ON || (bad == ZoneState.ON && !late);
        g.total++;
        g.gas |= p.gas[i];
        g.told += told ? 1 : 0;
        g.fresh += !told && (cut || late || silence == ZoneState.BENEATH) ? 1 : 0;
        g.due += !told && (cut || silent(i)) ? 1 : 0;
        g.lastSeen = Math.max(g.lastSeen, s.lastSeen[i]);
        g.newest = cut ? g.newest : Math.max(g.newest, seen(i));
        g.shortest = Math.min(g.shortest, p.silentAfterMs[i]);
        Loss loss = loss(group[i]);
        if (loss != null && s.lastSeen[i] > loss.lostMs() && !cut && silence == ZoneState.OFF) {
            g.back++;
        }
    }

    private @Nullable Loss loss(int g) {
        return st.loss(p.gateways.subject(g, st));
    }

    private void decide(int at) {
        Group g = groups[at];
        if (g == null) {
            return;
        }
        Loss loss = loss(at);
        boolean standing = loss != null && loss.backMs() == 0;
        if (standing) {
            g.lost = g.back <= (1 - SHARE) * g.total;
            if (!g.lost) {
                back(p.gateways.subject(at, st), loss);
            }
            return;
        }
        boolean together = g.due > 0 && g.fresh >= SHARE * (g.total - g.told) && g.fresh + g.told >= SHARE * g.total;
        boolean quiet = g.due >= LEAST && g.newest <= now - g.shortest;
        g.lost = g.fresh >= LEAST && (together || quiet);
        if (g.lost) {
            lost(at, g);
        }
    }

    private void lost(int at, Group g) {
        String subject = p.gateways.subject(at, st);
        int sensors = Math.max(g.fresh + g.told, g.newest <= now - g.shortest ? g.total : 0);
        Loss loss = new Loss(now, g.lastSeen, 0, sensors, g.total);
        st.losses.put(subject, loss);
        out.gateway(signal(subject, loss, g.gas, true, why(at, subject, loss)));
    }

    private void back(String subject, Loss loss) {
        st.losses.put(subject, loss.back(now));
        out.gateway(signal(subject, loss, false, false, null));
    }

    /** A loss whose gateway the plant or the readings know no longer is over. */
    private void forgotten() {
        new TreeMap<>(st.losses).forEach((subject, loss) -> {
            boolean known = false;
            for (int g = 0; g < groups.length; g++) {
                known |= groups[g] != null && p.gateways.subject(g, st).equals(subject);
            }
            if (!known && loss.backMs() == 0) {
                back(subject, loss);
            }
        });
    }

    private Signal signal(String subject, Loss loss, boolean gas, boolean on, @Nullable Explanation why) {
        return new Signal(
                subject,
                null,
                Hazard.DEVICE,
                null,
                RULE,
                AlarmClass.DEVICE,
                gas ? Priority.HIGH : Priority.MEDIUM,
                on,
                now,
                loss.onsetMs(),
                loss.sensors(),
                null,
                loss.of(),
                why);
    }

    private Explanation why(int at, String subject, Loss loss) {
        List<String> tags = java.util.stream.IntStream.range(0, p.size)
                .filter(i -> group[i] == at)
                .filter(i -> phase(i, Rule.SILENT) != ZoneState.OFF
                        || phase(i, Rule.BAD_SIGNAL) != ZoneState.OFF
                        || now - seen(i) > p.silentAfterMs[i] / 2
                        || loss.sensors() == loss.of())
                .mapToObj(i -> p.tags[i])
                .toList();
        String list = tags.stream().limit(SHOWN).collect(Collectors.joining(", "));
        String more = tags.size() > SHOWN ? " and " + (tags.size() - SHOWN) + " more" : "";
        return new Explanation(
                subject + ": " + loss.sensors() + " of its " + loss.of() + " sensors in zone " + p.zone
                        + " fell silent together, so what carries them is lost: " + list + more,
                null,
                null,
                List.of());
    }

    /** Tells a sensor's own condition, or puts it beneath its gateway. */
    private void sensor(int i, Rule rule) {
        byte phase = phase(i, rule);
        boolean due = rule == Rule.SILENT ? phase == ZoneState.OFF && silent(i) : phase == ZoneState.PENDING_ON;
        if (!due && phase != ZoneState.BENEATH) {
            return;
        }
        long since = rule == Rule.SILENT ? seen(i) + p.silentAfterMs[i] : s.onset(i, rule);
        double value = rule == Rule.SILENT ? (now - seen(i)) / 1000.0 : 0;
        if (group[i] >= 0 && groups[group[i]].lost) {
            Conditions.beneath(s.rows[i], rule, since, value);
        } else if (due) {
            out.sensor(i, rule, since, value);
        } else if (now - backMs(i) >= p.silentAfterMs[i]) {
            out.sensor(i, rule, now, value);
        }
    }

    private long backMs(int i) {
        Loss own = group[i] < 0 ? null : loss(group[i]);
        return own != null
                ? own.backMs()
                : st.losses.values().stream().mapToLong(Loss::backMs).max().orElse(0);
    }
}
