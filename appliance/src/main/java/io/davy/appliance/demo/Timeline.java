package io.davy.appliance.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** When each step of the incident's story was first seen, from real observations. */
final class Timeline {
    /** The steps of a story, in the order in which they are told. */
    enum Step {
        LEAK_STARTED("leak-started"),
        FIRST_CONTACT("first-contact"),
        ALARM("alarm"),
        INCIDENT("incident"),
        NOTIFIED("notified"),
        ORDER_SENT("order-sent"),
        ORDER_ACCEPTED("order-accepted"),
        ON_SCENE("on-scene"),
        VERDICT("verdict"),
        CLOSED("closed");

        private final String id;

        Step(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    /**
     * One step as printed with --json.
     *
     * @param event the step
     * @param atMs milliseconds after the fault began
     */
    record Entry(String event, long atMs) {}

    private final Map<Step, Long> first = new EnumMap<>(Step.class);

    /** Notes a step the first time it is seen; says whether this was the first time. */
    boolean see(Step step, long epochMs) {
        return first.putIfAbsent(step, epochMs) == null;
    }

    OptionalLong at(Step step) {
        Long ms = first.get(step);
        return ms == null ? OptionalLong.empty() : OptionalLong.of(ms);
    }

    /** Milliseconds from one step to another, if both were seen. */
    OptionalLong between(Step from, Step to) {
        Long a = first.get(from);
        Long b = first.get(to);
        return a == null || b == null ? OptionalLong.empty() : OptionalLong.of(b - a);
    }

    /** Milliseconds after the fault began; 0 before it. */
    long sinceStart(long epochMs) {
        Long start = first.get(Step.LEAK_STARTED);
        return start == null ? 0 : epochMs - start;
    }

    /** What was seen, in the order of time. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        first.forEach((step, ms) -> entries.add(new Entry(step.id(), sinceStart(ms))));
        entries.sort(Comparator.comparingLong(Entry::atMs));
        return entries;
    }

    /** The steps of these that were not seen. */
    List<String> missing(Set<Step> wanted) {
        return wanted.stream().filter(s -> !first.containsKey(s)).map(Step::id).toList();
    }
}
