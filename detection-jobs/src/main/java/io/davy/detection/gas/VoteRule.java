package io.davy.detection.gas;

import io.davy.alarm.Alarm.Explanation;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.detection.rule.ExtraRule;
import io.davy.detection.rule.Latch;
import io.davy.detection.rule.Sample;
import io.davy.detection.rule.Signal;
import io.davy.detection.rule.Teller;
import io.davy.plant.Plant.Vote;
import io.davy.plant.Plant.Zone;
import io.davy.wire.Quality;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * N of the M detectors of one gas in a zone are beyond their limit. The alarms of the single detectors stay: a vote hides none.
 *
 * <p>A detector that has a bad signal, is silent, lies below its range, is being checked or is out of service does not vote. With k of
 * them N out of M becomes min(N, M - k) out of M - k: a broken detector makes the vote quicker to alarm, never slower. When none is left
 * the vote is blind, which is an alarm of its own. A yes that was cast before its detector broke does not raise the vote, but keeps it
 * up: a bad signal clears nothing. A value above the device's range is a yes.
 *
 * <p>What a detector measures while it is out of service, the gas of a calibration for example, neither raises nor clears anything. Back
 * in service it says what it measured last.
 */
final class VoteRule implements ExtraRule<VoteState> {
    private final Zone zone;
    private final Vote vote;
    private final String name;
    private final List<Detector> detectors;
    private final long onDelayMs;
    private final long offDelayMs;

    /**
     * A vote.
     *
     * @param name of its alarms
     * @param detectors at least one
     */
    VoteRule(Zone zone, Vote vote, String name, List<Detector> detectors, long onDelayMs, long offDelayMs) {
        this.zone = zone;
        this.vote = vote;
        this.name = name;
        this.detectors = List.copyOf(detectors);
        this.onDelayMs = onDelayMs;
        this.offDelayMs = offDelayMs;
    }

    @Override
    public String key() {
        return "vote/" + vote.gas() + "/" + vote.limit();
    }

    @Override
    public List<String> sensors() {
        return detectors.stream().map(Detector::tag).toList();
    }

    @Override
    public VoteState fresh() {
        VoteState s = new VoteState(detectors.size());
        for (int i = 0; i < detectors.size(); i++) {
            s.out[i] = detectors.get(i).outUntilMs() > 0;
        }
        return s;
    }

    @Override
    public VoteState read(DataInput in) throws IOException {
        return VoteState.read(in);
    }

    @Override
    public void reading(VoteState s, int i, Sample sample, Teller out) {
        s.heardMs[i] = Math.max(s.clockMs, sample.timeMs);
        if (sample.late) {
            return;
        }
        Detector d = detectors.get(i);
        s.voice[i] = voice(d, sample);
        s.timeMs[i] = sample.timeMs;
        if (s.voice[i] == Voice.HEALTHY) {
            s.value[i] = sample.value;
            s.yes[i] = d.says(sample.value, Detector.upward(vote), s.yes[i]);
        }
        judge(s, sample.timeMs, out);
    }

    private static Voice voice(Detector d, Sample sample) {
        return switch (sample.quality) {
            case Quality.FUNCTION_CHECK_VALUE -> Voice.FUNCTION_CHECK;
            case Quality.COMMUNICATION_LOST_VALUE -> Voice.COMMUNICATION_LOST;
            case Quality.FAILURE_VALUE -> Voice.BAD_SIGNAL;
            default -> {
                if (Double.isFinite(sample.value) && sample.value < d.lowest()) {
                    yield Voice.BELOW_RANGE;
                }
                yield sample.usable && Double.isFinite(sample.value) ? Voice.HEALTHY : Voice.BAD_SIGNAL;
            }
        };
    }

    @Override
    public void clock(VoteState s, long nowMs, Teller out) {
        long step = s.clockMs == 0 ? 0 : nowMs - s.clockMs;
        s.clockMs = nowMs;
        boolean changed = false;
        for (int i = 0; i < detectors.size(); i++) {
            changed |= s.outOfService(i, nowMs < detectors.get(i).outUntilMs());
            long silentMs = detectors.get(i).silentMs();
            // Nobody is silent because nothing was heard at all, Davy itself being off.
            if (s.heardMs[i] == 0 || step >= silentMs) {
                s.heardMs[i] = nowMs;
            }
            if (s.voice[i] != Voice.SILENT && nowMs - s.heardMs[i] >= silentMs) {
                s.voice[i] = Voice.SILENT;
                changed = true;
            }
        }
        if (changed) {
            judge(s, nowMs, out);
        }
    }

    /** How many must say yes while some cannot vote. */
    static int needed(int needed, int healthy) {
        return Math.max(1, Math.min(needed, healthy));
    }

    private void judge(VoteState s, long time, Teller out) {
        int healthy = s.healthy();
        int needed = needed(vote.needed(), healthy);
        int yes = s.yes();
        boolean on = healthy > 0 && yes >= needed;
        boolean back = healthy > 0 && yes + s.held() < needed;
        Latch.Step step = s.vote.step(on, back, time, yes, onDelayMs, offDelayMs);
        if (step != Latch.Step.SAME) {
            boolean went = step == Latch.Step.WENT_ON;
            out.tell(signal(
                    s.vote,
                    went,
                    time,
                    yes,
                    needed,
                    false,
                    went ? VoteWords.on(zone, vote, detectors, s, needed) : null));
        }
        Latch.Step blind = s.blind.set(healthy == 0, time, 0);
        if (blind != Latch.Step.SAME) {
            boolean went = blind == Latch.Step.WENT_ON;
            out.tell(signal(s.blind, went, time, 0, 1, true, went ? VoteWords.blind(zone, vote, detectors, s) : null));
        }
    }

    private Signal signal(
            Latch latch, boolean on, long time, int value, int limit, boolean blind, @Nullable Explanation why) {
        return new Signal(
                zone.id(),
                null,
                blind ? Hazard.DEVICE : Hazard.GAS,
                vote.gas(),
                blind ? name.replaceFirst("^gas_vote", "gas_vote_blind") : name,
                blind ? AlarmClass.DEVICE : AlarmClass.LIFE_SAFETY,
                blind ? Priority.HIGH : Priority.HIGHEST,
                on,
                time,
                latch.onsetMs(),
                value,
                null,
                limit,
                why);
    }
}
