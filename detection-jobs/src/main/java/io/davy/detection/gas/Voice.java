package io.davy.detection.gas;

/** Why a detector of a vote cannot cast one. The ordinal is checkpointed: add new ones at the end only. */
enum Voice {
    HEALTHY(""),
    SILENT("silent"),
    BAD_SIGNAL("bad signal"),
    FUNCTION_CHECK("function check"),
    BELOW_RANGE("below its range"),
    COMMUNICATION_LOST("communication lost");

    static final Voice[] ALL = values();

    /** What people read. */
    final String words;

    Voice(String words) {
        this.words = words;
    }
}
