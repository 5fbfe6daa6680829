package io.davy.ingest.field;

/**
 * Why a message, or one reading of it, was refused.
 *
 * @param category for counting
 * @param text what was found and what was expected, in plain English
 */
public record Problem(Category category, String text) {
    /** The kinds of refusal that are counted apart. */
    public enum Category {
        /** Bytes that are not the protocol's format at all. */
        MALFORMED,
        /** The right format with a value of the wrong type, or none. */
        WRONG_VALUE,
        /** A time that cannot be. */
        BAD_TIME,
        /** A tag, metric, topic or zone that the plant does not know. */
        UNKNOWN_SENSOR,
        /** A robot that the plant does not know. */
        UNKNOWN_ROBOT,
        /** More bytes than a message may have. */
        TOO_LARGE,
        /** Sparkplug data of a node that has not been born, or under an unknown alias. */
        BEFORE_BIRTH,
        /** A record on a dispatch topic that is no order. */
        BAD_ORDER;

        /** The category as a metric label. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final int SHOWN = 60;

    /** Text from outside, fit for a log line: short and without control characters. */
    public static String shown(String found) {
        String cut = found.length() > SHOWN ? found.substring(0, SHOWN) + "..." : found;
        return "\"" + cut.replaceAll("\\p{Cntrl}", "?") + "\"";
    }
}
