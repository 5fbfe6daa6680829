package io.davy.dispatch;

import io.davy.mission.Mission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who was not chosen and why. Up to {@value #ALL} robots each has its sentence. Of a larger fleet only {@value #NAMED} are named, so that a mission stays small with a
 * thousand robots: turn by turn one of each reason, the most telling first (who is farther: the nearest; else the smaller id); what each reason leaves over is one
 * entry with the count in place of the robot, such as {@code +937}.
 */
public final class Exclusions {
    /** Up to so many robots are told one by one. */
    public static final int ALL = 30;
    /** So many are named where there are more. */
    public static final int NAMED = 20;

    private record Entry(String robot, Reason why, double rank) {}

    private static final Comparator<Entry> TELLING =
            Comparator.comparingDouble(Entry::rank).thenComparing(Entry::robot);

    private static final String FARTHER = "farther";

    private final List<Entry> entries = new ArrayList<>();
    private int farther;

    /** A robot with its reason; of several with the same reason the smaller ids are told. */
    public void add(String robot, Reason why) {
        add(robot, why, 0);
    }

    /**
     * A robot with its reason.
     *
     * @param rank among those of the same reason the smallest are told
     */
    public void add(String robot, Reason why, double rank) {
        entries.add(new Entry(robot, why, rank));
    }

    /** So many robots more were not looked at, because they are farther away than those that were; there are more than {@value #ALL} then. */
    public void farther(int robots) {
        farther += robots;
    }

    /** Why a robot was not chosen, also if people are not told of it; empty if it is not among these. */
    public Optional<Reason> of(String robot) {
        return entries.stream()
                .filter(e -> e.robot.equals(robot))
                .map(Entry::why)
                .findFirst();
    }

    /** What people are told, ordered by robot id, the counts last. */
    public List<Mission.Excluded> told() {
        if (farther == 0 && entries.size() <= ALL) {
            return entries.stream()
                    .sorted(Comparator.comparing(Entry::robot))
                    .map(e -> e.why.of(e.robot))
                    .toList();
        }
        Map<String, List<Entry>> byCode = new TreeMap<>();
        entries.forEach(e ->
                byCode.computeIfAbsent(e.why.code(), c -> new ArrayList<>()).add(e));
        byCode.values().forEach(l -> l.sort(TELLING));
        List<Entry> named = named(byCode);
        List<Mission.Excluded> told = new ArrayList<>();
        named.stream()
                .sorted(Comparator.comparing(Entry::robot))
                .map(e -> e.why.of(e.robot))
                .forEach(told::add);
        if (farther > 0) {
            byCode.computeIfAbsent(FARTHER, c -> new ArrayList<>());
        }
        byCode.forEach((code, all) -> {
            long left = all.size()
                    + (code.equals(FARTHER) ? farther : 0)
                    - named.stream().filter(e -> e.why.code().equals(code)).count();
            if (left > 0) {
                told.add(Reasons.more(code).of("+" + left));
            }
        });
        return told;
    }

    private static List<Entry> named(Map<String, List<Entry>> byCode) {
        List<Entry> named = new ArrayList<>();
        for (int turn = 0; named.size() < NAMED; turn++) {
            int before = named.size();
            for (List<Entry> all : byCode.values()) {
                if (turn < all.size() && named.size() < NAMED) {
                    named.add(all.get(turn));
                }
            }
            if (named.size() == before) {
                break;
            }
        }
        return named;
    }
}
