package io.davy.detection.heat;

/** What a difference of temperatures means by NETA MTS 100.18, table of infrared inspection. */
enum Grade {
    NONE("no deficiency"),
    POSSIBLE("possible deficiency"),
    PROBABLE("probable deficiency"),
    MONITOR("monitor until it is put right"),
    MAJOR("major deficiency");

    /** What people read. */
    final String words;

    Grade(String words) {
        this.words = words;
    }

    /** Over similar parts under similar load: 1 to 3, 4 to 15, above 15 K. */
    static Grade overSimilar(double kelvin) {
        return kelvin > 15 ? MAJOR : kelvin >= 4 ? PROBABLE : kelvin >= 1 ? POSSIBLE : NONE;
    }

    /** Over the air: 1 to 10, 11 to 20, 21 to 40, above 40 K. */
    static Grade overAmbient(double kelvin) {
        return kelvin > 40 ? MAJOR : kelvin >= 21 ? MONITOR : kelvin >= 11 ? PROBABLE : kelvin >= 1 ? POSSIBLE : NONE;
    }
}
