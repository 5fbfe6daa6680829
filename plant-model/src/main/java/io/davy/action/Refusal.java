package io.davy.action;

import java.util.Locale;

/** Why an action on an alarm or a robot was not done, or not yet: the words that {@link ActionResult#code} may hold, so that each can be said in any language. */
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
    /** A verdict wants an outcome. */
    NO_OUTCOME,
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
    SECOND_PERSON_NEEDED,
    /** There is no such incident, it is closed, or no robot is sent to its kind. */
    NO_SUCH_INCIDENT,
    /** The mission is unknown, has ended or has no robot under way. */
    NO_SUCH_MISSION,
    /** The plant has no such robot. */
    NO_SUCH_ROBOT,
    /** A robot is on it already. */
    ROBOT_ON_IT,
    /** The robot that was named cannot go; the words say why. */
    ROBOT_CANNOT_GO,
    /** The robot carries out an order. */
    ROBOT_BUSY,
    /** The robot is out of reach. */
    ROBOT_OUT_OF_REACH,
    /** The robot did not answer. */
    ROBOT_SILENT,
    /** The robot answered that it cannot. */
    ROBOT_REFUSES,
    /** The robot's factsheet does not list it. */
    NOT_OFFERED,
    /** The robot has been asked for it and has not answered yet. */
    ASKED_ALREADY,
    /** It pauses already. */
    ALREADY_PAUSED,
    /** It does not pause. */
    NOT_PAUSED,
    /** It was read long after it was given. */
    READ_TOO_LATE,
    /** Dispatch does not know the plant yet. */
    PLANT_UNKNOWN,
    /** Not refused: the verdict is written down, and what was confirmed before stays confirmed. */
    STAYS_CONFIRMED,
    /** Not refused: the robot may get a recall or a pause late or never. */
    NO_SAFETY_FUNCTION;

    /** Whether an alarm's condition may lift it: shortly after a restart its readings may still be on their way. */
    public boolean passing() {
        return switch (this) {
            case NO_SUCH_ALARM, NOTHING_TO_ACKNOWLEDGE, NOT_LATCHED, CONDITION_IS_ON, ACKNOWLEDGE_FIRST -> true;
            case ALREADY_ACKNOWLEDGED,
                    WRONG_TARGET,
                    NO_REASON,
                    NO_OUTCOME,
                    NO_END,
                    END_IS_PAST,
                    TOO_LONG,
                    NEVER_SHELVED,
                    NOT_SHELVED,
                    NO_PERMIT,
                    UNKNOWN_SENSOR,
                    NOT_OUT_OF_SERVICE,
                    SAME_PERSON,
                    SECOND_PERSON_NEEDED,
                    NO_SUCH_INCIDENT,
                    NO_SUCH_MISSION,
                    NO_SUCH_ROBOT,
                    ROBOT_ON_IT,
                    ROBOT_CANNOT_GO,
                    ROBOT_BUSY,
                    ROBOT_OUT_OF_REACH,
                    ROBOT_SILENT,
                    ROBOT_REFUSES,
                    NOT_OFFERED,
                    ASKED_ALREADY,
                    ALREADY_PAUSED,
                    NOT_PAUSED,
                    READ_TOO_LATE,
                    PLANT_UNKNOWN,
                    STAYS_CONFIRMED,
                    NO_SAFETY_FUNCTION -> false;
        };
    }

    /** The word on the wire: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
