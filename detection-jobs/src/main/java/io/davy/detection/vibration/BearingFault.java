package io.davy.detection.vibration;

/** What of a rolling bearing is damaged. */
public enum BearingFault {
    OUTER("bearing_outer", "outer race"),
    INNER("bearing_inner", "inner race"),
    BALL("bearing_ball", "rolling element"),
    CAGE("bearing_cage", "cage"),
    /** It hammers, and no part of the bearing explains it. */
    UNKNOWN("bearing_unknown", "unknown part");

    private final String rule;
    private final String part;

    BearingFault(String rule, String part) {
        this.rule = rule;
        this.part = part;
    }

    /** The rule's name. */
    public String rule() {
        return rule;
    }

    /** What people call the part. */
    public String part() {
        return part;
    }
}
