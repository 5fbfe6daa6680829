package io.davy.detection.heat;

import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Say;
import io.davy.detection.rule.Teller;
import io.davy.plant.Sensor;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds a machine that is hotter than its like. Each thermometer is held against the middle of the others': of each other machine, its
 * hottest thermometer with the same rule set.
 *
 * <p>Only machines that run comparably are compared. Where both have a sensor of current, or else of flow, the other's load must be within
 * half and double of this one's. Else the other must itself be warm: at least {@value #WARM} as far above the air as this one is, and
 * the air is the zone's own thermometer without a machine, or else the site's {@code air}; a standby pump is cold and so is no measure. And
 * the other must be steady, or a machine that has just started would make its neighbours look hot.
 */
final class SimilarRule implements ExtraRule<DeltaState> {
    private static final long EACH_MS = 10_000;
    /** A stopped machine is at the air's temperature; one with a fault may be up to 2.5 times as far above it as its like. */
    private static final double WARM = 0.4;
    /** Less than this above the air no machine is hot, K. */
    private static final double LEAST_RISE = 5;
    /** The other may have moved by this share of the difference of late. */
    private static final double STEADY = 0.25;

    private final String like;
    private final List<Peer> peers;
    private final List<Sensor> airs;
    private final double airDegC;
    private final long[] gapMs;
    private final List<String> tags = new ArrayList<>();

    /**
     * A rule over the like machines of a zone.
     *
     * @param like name of their set
     * @param peers thermometers of these machines
     * @param airs thermometers of the zone without a machine
     * @param airDegC of the site, where the zone has none
     * @param gapMs by sensor, in the order peers, loads of the peers, airs: after which it is silent
     */
    SimilarRule(String like, List<Peer> peers, List<Sensor> airs, double airDegC, long[] gapMs) {
        this.like = like;
        this.peers = List.copyOf(peers);
        this.airs = List.copyOf(airs);
        this.airDegC = airDegC;
        this.gapMs = gapMs.clone();
        peers.forEach(p -> tags.add(p.difference().sensor().tag()));
        peers.stream()
                .flatMap(p -> p.load().stream())
                .map(Sensor::tag)
                .distinct()
                .forEach(tags::add);
        airs.forEach(a -> tags.add(a.tag()));
    }

    /**
     * A thermometer of one of the machines.
     *
     * @param difference its conditions
     * @param load the sensor of its machine's load; none or one
     */
    record Peer(Difference difference, List<Sensor> load) {
        String machine() {
            return String.valueOf(difference.sensor().machine());
        }
    }

    @Override
    public String key() {
        return "similar/" + like;
    }

    @Override
    public List<String> sensors() {
        return tags;
    }

    @Override
    public DeltaState fresh() {
        return new DeltaState(tags.size());
    }

    @Override
    public DeltaState read(DataInput in) throws IOException {
        return DeltaState.read(in);
    }

    @Override
    public void reading(DeltaState s, int i, Sample sample, Teller out) {
        if (sample.late) {
            return;
        }
        if (!sample.usable || !Double.isFinite(sample.value)) {
            s.courses[i].lost();
            return;
        }
        s.courses[i].take(sample.timeMs, sample.value, gapMs[i]);
        if (i < peers.size() && sample.timeMs - s.judgedMs[i] >= EACH_MS) {
            s.judgedMs[i] = sample.timeMs;
            judge(s, i, sample.timeMs, out);
        }
    }

    private void judge(DeltaState s, int i, long timeMs, Teller out) {
        double air = air(s, timeMs);
        double own = s.courses[i].value();
        if (!known(s, i, timeMs)) {
            return;
        }
        List<String> machines = new ArrayList<>();
        List<Double> hottest = new ArrayList<>();
        for (int k = 0; k < peers.size(); k++) {
            Peer p = peers.get(k);
            if (p.machine().equals(peers.get(i).machine()) || !sameKind(p, peers.get(i)) || !known(s, k, timeMs)) {
                continue;
            }
            if (!comparable(s, i, k, own, air, timeMs)) {
                continue;
            }
            int at = machines.indexOf(p.machine());
            if (at < 0) {
                machines.add(p.machine());
                hottest.add(s.courses[k].value());
            } else {
                hottest.set(at, Math.max(hottest.get(at), s.courses[k].value()));
            }
        }
        if (machines.isEmpty()) {
            return;
        }
        double middle = middle(hottest);
        double kelvin = own - middle;
        Difference d = peers.get(i).difference();
        String text = d.sensor().tag() + ": " + Say.figure(own, "degC") + " is " + Say.figure(kelvin, "K")
                + " above the middle of like machines that run comparably (" + String.join(", ", machines) + "), "
                + Say.figure(middle, "degC");
        d.take(s, i, timeMs, kelvin, Grade.overSimilar(kelvin), text, out);
    }

    private boolean comparable(DeltaState s, int i, int k, double own, double air, long timeMs) {
        double other = s.courses[k].value();
        // Below the middle of the others nothing is to be found, whatever they do.
        if (own > other && Math.abs(s.courses[k].moved()) > STEADY * (own - other)) {
            return false;
        }
        double load = load(s, i, timeMs);
        double otherLoad = load(s, k, timeMs);
        if (!Double.isNaN(load) && !Double.isNaN(otherLoad)) {
            return load > 0 && otherLoad >= load / 2 && otherLoad <= load * 2;
        }
        double rise = own - air;
        return rise < LEAST_RISE ? other - air < 2 * LEAST_RISE : other - air >= WARM * rise;
    }

    private double load(DeltaState s, int peer, long timeMs) {
        for (Sensor load : peers.get(peer).load()) {
            int at = tags.indexOf(load.tag());
            if (known(s, at, timeMs)) {
                return s.courses[at].value();
            }
        }
        return Double.NaN;
    }

    private double air(DeltaState s, long timeMs) {
        List<Double> known = new ArrayList<>();
        for (Sensor a : airs) {
            int at = tags.indexOf(a.tag());
            if (known(s, at, timeMs)) {
                known.add(s.courses[at].value());
            }
        }
        return known.isEmpty() ? airDegC : middle(known);
    }

    private boolean known(DeltaState s, int at, long timeMs) {
        return s.courses[at].known(timeMs, gapMs[at]);
    }

    private static boolean sameKind(Peer a, Peer b) {
        return String.valueOf(a.difference().sensor().rules())
                .equals(String.valueOf(b.difference().sensor().rules()));
    }

    /** The median. */
    static double middle(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
