package io.davy.detection.gas;

import io.davy.alarm.Alarm.Evidence;
import io.davy.alarm.Alarm.Explanation;
import io.davy.detection.rule.Say;
import io.davy.plant.Plant.Vote;
import io.davy.plant.Plant.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says who voted, and who could not. */
final class VoteWords {
    private static final String OUT_OF_SERVICE = "out of service";

    private VoteWords() {}

    static Explanation on(Zone zone, Vote vote, List<Detector> detectors, VoteState s, int needed) {
        List<String> voted = new ArrayList<>();
        List<Evidence> readings = new ArrayList<>();
        for (int i = 0; i < detectors.size(); i++) {
            if (s.votes(i) && s.yes[i]) {
                Detector d = detectors.get(i);
                voted.add(d.tag() + " " + Say.figure(s.value[i], d.unit()));
                readings.add(new Evidence(Instant.ofEpochMilli(s.timeMs[i]), s.value[i]));
            }
        }
        String text = zone.id() + ": " + s.yes() + " of " + detectors.size() + " detectors of " + vote.gas()
                + " are beyond their limit (" + words(vote) + "): " + String.join(", ", voted) + "; " + vote.needed()
                + " of " + detectors.size() + " are asked for" + degraded(vote, detectors, s, needed);
        return new Explanation(text, null, "plant.yaml, votes of " + zone.id(), List.copyOf(readings));
    }

    private static String degraded(Vote vote, List<Detector> detectors, VoteState s, int needed) {
        String mute = mute(detectors, s);
        return mute.isEmpty()
                ? ""
                : (needed < vote.needed() ? ", " + needed + " of " + s.healthy() + " while" : "; now")
                        + " no vote comes from " + mute;
    }

    static Explanation blind(Zone zone, Vote vote, List<Detector> detectors, VoteState s) {
        return new Explanation(
                zone.id() + ": no detector of " + vote.gas() + " can vote: " + mute(detectors, s),
                null,
                null,
                List.of());
    }

    private static String mute(List<Detector> detectors, VoteState s) {
        List<String> mute = new ArrayList<>();
        for (int i = 0; i < detectors.size(); i++) {
            if (!s.votes(i)) {
                mute.add(detectors.get(i).tag() + " (" + (s.out[i] ? OUT_OF_SERVICE : s.voice[i].words) + ")");
            }
        }
        return String.join(", ", mute);
    }

    private static String words(Vote vote) {
        return vote.limit().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
