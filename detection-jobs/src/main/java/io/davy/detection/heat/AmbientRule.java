package io.davy.detection.heat;

import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Say;
import io.davy.detection.rule.Teller;
import io.davy.plant.Sensor;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds a part that is hotter over the air than it should be; the air is the middle of the zone's thermometers without a machine. */
final class AmbientRule implements ExtraRule<DeltaState> {
    private static final long EACH_MS = 10_000;

    private final Difference difference;
    private final List<String> tags;
    private final long[] gapMs;

    /**
     * A rule of one thermometer.
     *
     * @param airs at least one
     * @param gapMs of the thermometer and of the airs: after which each is silent
     */
    AmbientRule(Difference difference, List<Sensor> airs, long[] gapMs) {
        this.difference = difference;
        this.tags = Stream.concat(Stream.of(difference.sensor()), airs.stream())
                .map(Sensor::tag)
                .toList();
        this.gapMs = gapMs.clone();
    }

    @Override
    public String key() {
        return "ambient/" + tags.get(0);
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
        long time = sample.timeMs;
        s.courses[i].take(time, sample.value, gapMs[i]);
        if (i != 0 || time - s.judgedMs[0] < EACH_MS || !s.courses[0].known(time, gapMs[0])) {
            return;
        }
        s.judgedMs[0] = time;
        List<Double> airs = new ArrayList<>();
        for (int k = 1; k < tags.size(); k++) {
            if (s.courses[k].known(time, gapMs[k])) {
                airs.add(s.courses[k].value());
            }
        }
        if (airs.isEmpty()) {
            return;
        }
        double air = SimilarRule.middle(airs);
        double own = s.courses[0].value();
        double kelvin = own - air;
        String text = tags.get(0) + ": " + Say.figure(own, "degC") + " is " + Say.figure(kelvin, "K")
                + " above the air of " + Say.figure(air, "degC");
        difference.take(s, 0, time, kelvin, Grade.overAmbient(kelvin), text, out);
    }
}
