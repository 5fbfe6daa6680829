package io.davy.detection.alarm;

import io.davy.action.Refusal;
import io.davy.alarm.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * What became of an officer's action.
 *
 * @param accepted whether it was done
 * @param alarm the alarm's next state, if it is about one and was done
 * @param word why it was refused, or what is still to be done
 * @param text the same as an English sentence
 */
public record Answer(
        boolean accepted,
        @Nullable Alarm alarm,
        @Nullable Refusal word,
        @Nullable String text) {
    /** Done, and not to one alarm. */
    static final Answer DONE = new Answer(true, null, null, null);

    static Answer done(Alarm alarm) {
        return new Answer(true, alarm, null, null);
    }

    static Answer refused(Refusal word, String text) {
        return new Answer(false, null, word, text);
    }
}
