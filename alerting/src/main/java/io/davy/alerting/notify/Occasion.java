package io.davy.alerting.notify;

import io.davy.alarm.Ids;
import io.davy.incident.Incident;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Something about an incident that people are told once.
 *
 * @param kind what
 * @param detail tells two of one kind apart: the severity reached, the other gas, the robot and what it found
 */
record Occasion(Kind kind, String detail) {
    /** What is told. */
    enum Kind {
        OPENED("opened"),
        ESCALATED("escalated"),
        /** Detectors of another gas have joined it. */
        ANOTHER_GAS("another_gas"),
        /** An alarm of it waits for an officer again after it was answered. */
        REALARMED("realarmed"),
        /** Nobody has answered so far. */
        UNANSWERED("unanswered"),
        /** Nobody has answered to the end, or nobody could be reached. */
        UNREACHED("unreached"),
        VERDICT("verdict"),
        /** None of its alarms waits for an officer any longer. */
        ACKNOWLEDGED("acknowledged"),
        CLOSED("closed"),
        /** What is still on after a flood of alarms. */
        STANDING("standing");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As it stands in {@link io.davy.notification.Notification#occasion()}. */
        String word() {
            return word;
        }

        /** Whether somebody is to act on it, rather than to know it. */
        boolean calls() {
            return switch (this) {
                case OPENED, ESCALATED, ANOTHER_GAS, REALARMED, UNANSWERED, UNREACHED -> true;
                case VERDICT, ACKNOWLEDGED, CLOSED, STANDING -> false;
            };
        }

        /** The kind of a stored notification. */
        static Kind of(String word) {
            for (Kind k : values()) {
                if (k.word.equals(word)) {
                    return k;
                }
            }
            String known = Arrays.stream(values()).map(Kind::word).collect(Collectors.joining(", "));
            throw new IllegalArgumentException("occasion \"" + word + "\" is not one of " + known);
        }
    }

    static final Occasion OPENED = new Occasion(Kind.OPENED, "");
    static final Occasion CLOSED = new Occasion(Kind.CLOSED, "");

    static Occasion escalated(Incident incident) {
        return new Occasion(Kind.ESCALATED, incident.severity().name());
    }

    static Occasion anotherGas(String gas) {
        return new Occasion(Kind.ANOTHER_GAS, gas);
    }

    static Occasion verdict(Incident.Verdict verdict) {
        String who = verdict.user() == null ? verdict.who() : "officer " + verdict.user();
        return new Occasion(Kind.VERDICT, who + ' ' + verdict.outcome());
    }

    /** The notification's id: the same happening, contact and channel always give the same. */
    String id(String incident, String contact, ChannelKind channel) {
        return "no-" + Ids.hash(String.join("\n", incident, kind.word(), detail, contact, channel.word()));
    }
}
