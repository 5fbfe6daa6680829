package io.davy.action;

import java.util.Locale;

/** Why an action on an alarm was not done, or not yet: the words that {@link ActionResult#code} may hold, so that each can be said in any language. */
public enum Refusal {
    /** There is no such alarm, or a newer one has taken its place. */
    NO_SUCH_ALARM,
    /** The alarm is normal. */
    NOTHING_TO_ACKNOWLEDGE,
    /** Somebody else was first. */
    ALREADY_ACKNOWLEDGED,
    /** The action is not about what its target is. */
    WRONG_TARGET,
    /** It wants a reason. */
    NO_REASON,
    /** It wants a moment at which it ends. */
    NO_END,
    /** The moment at which it ends is over. */
    END_IS_PAST,
    /** Longer than the alarm's class allows. */
    TOO_LONG,
    /** Alarms of this class are never shelved. */
    NEVER_SHELVED,
    /** It is not shelved. */
    NOT_SHELVED,
    /** It wants the number of a permit to work. */
    NO_PERMIT,
    /** The plant has no such sensor. */
    UNKNOWN_SENSOR,
    /** It is not out of service. */
    NOT_OUT_OF_SERVICE,
    /** It is not latched: there is nothing to reset. */
    NOT_LATCHED,
    /** Its condition must be normal first. */
    CONDITION_IS_ON,
    /** It must be acknowledged first. */
    ACKNOWLEDGE_FIRST,
    /** The second person must be another one than the first. */
    SAME_PERSON,
    /** Not refused: noted, and a second person has to ask for the same. */
    SECOND_PERSON_NEEDED;

    /** Whether an alarm's condition may lift it: shortly after a restart its readings may still be on their way. */
    public boolean passing() {
        return switch (this) {
            case NO_SUCH_ALARM, NOTHING_TO_ACKNOWLEDGE, NOT_LATCHED, CONDITION_IS_ON, ACKNOWLEDGE_FIRST -> true;
            case ALREADY_ACKNOWLEDGED,
                    WRONG_TARGET,
                    NO_REASON,
                    NO_END,
                    END_IS_PAST,
                    TOO_LONG,
                    NEVER_SHELVED,
                    NOT_SHELVED,
                    NO_PERMIT,
                    UNKNOWN_SENSOR,
                    NOT_OUT_OF_SERVICE,
                    SAME_PERSON,
                    SECOND_PERSON_NEEDED -> false;
        };
    }

    /** The word on the wire: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
