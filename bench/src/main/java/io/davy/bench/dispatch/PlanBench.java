package io.davy.bench.dispatch;

import io.davy.bench.Figures;
import io.davy.dispatch.Dispatcher;
import io.davy.dispatch.state.Desk;
import io.davy.dispatch.state.RobotView;
import io.davy.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Planning without Kafka and Flink: how long it takes, how that grows, what it is worth, and what one word of one robot costs. */
final class PlanBench {
    private static final int ROBOTS = 1000;
    private static final int HAZARDS = 20;
    private static final int NODES = 10_000;
    private static final int WARM = 15;
    private static final long SEED = 7;

    private final int runs;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    PlanBench(int runs) {
        this.runs = runs;
    }

    Map<String, Object> run() {
        PlanRun plant = new PlanRun(NODES, ROBOTS, SEED);
        double[] ms = times(plant, HAZARDS, runs);
        figures.put("plan_p50_ms", Figures.rounded(Figures.percentile(ms, 0.5), 1));
        figures.put("plan_p99_ms", Figures.rounded(Figures.percentile(ms, 0.99), 1));
        say("%d hazards x %,d robots on %,d nodes: p50 %s ms, p99 %s ms"
                .formatted(HAZARDS, ROBOTS, NODES, figures.get("plan_p50_ms"), figures.get("plan_p99_ms")));
        word(plant);
        double[] large = times(new PlanRun(100_000, ROBOTS, SEED), HAZARDS, Math.max(10, runs / 5));
        figures.put("plan_100k_p50_ms", Figures.rounded(Figures.percentile(large, 0.5), 1));
        figures.put("plan_100k_p99_ms", Figures.rounded(Figures.percentile(large, 0.99), 1));
        say("the same on 100,000 nodes: p50 %s ms, p99 %s ms"
                .formatted(figures.get("plan_100k_p50_ms"), figures.get("plan_100k_p99_ms")));
        growth();
        worth();
        return figures;
    }

    private static double[] times(PlanRun plant, int hazards, int runs) {
        for (int i = 0; i < WARM; i++) {
            plant.plan(plant.make(hazards, -1 - i));
        }
        double[] ms = new double[runs];
        for (int i = 0; i < runs; i++) {
            ms[i] = plant.plan(plant.make(hazards, i)).ms();
        }
        Arrays.sort(ms);
        return ms;
    }

    private void growth() {
        List<Map<String, Object>> table = new ArrayList<>();
        say("%10s %10s %10s %12s %12s".formatted("hazards", "robots", "nodes", "median ms", "longest ms"));
        int[][] cases = {
            {20, 100, 10_000},
            {20, 300, 10_000},
            {20, 1000, 10_000},
            {20, 3000, 10_000},
            {5, 1000, 10_000},
            {10, 1000, 10_000},
            {50, 1000, 10_000},
            {20, 1000, 1_000},
            {20, 1000, 30_000}
        };
        for (int[] c : cases) {
            double[] ms = times(new PlanRun(c[2], c[1], SEED), c[0], Math.max(10, runs / 5));
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("hazards", c[0]);
            row.put("robots", c[1]);
            row.put("nodes", c[2]);
            row.put("median_ms", Figures.rounded(Figures.percentile(ms, 0.5), 1));
            row.put("longest_ms", Figures.rounded(ms[ms.length - 1], 1));
            table.add(row);
            say("%,10d %,10d %,10d %12s %12s".formatted(c[0], c[1], c[2], row.get("median_ms"), row.get("longest_ms")));
        }
        figures.put("growth", table);
    }

    /** Against the nearest robot first, on the same cases; only cases in which both serve as many hazards. */
    private void worth() {
        List<Map<String, Object>> table = new ArrayList<>();
        say("%10s %10s %8s %14s %14s %14s %14s %14s"
                .formatted(
                        "hazards",
                        "robots",
                        "cases",
                        "arrival s",
                        "nearest first",
                        "least possible",
                        "exposure",
                        "nearest first"));
        for (int robots : new int[] {10, 20, 40, 100, ROBOTS}) {
            PlanRun plant = new PlanRun(NODES, robots, SEED);
            double[] sums = new double[5];
            int cases = 0;
            for (int i = 0; i < runs; i++) {
                PlanCase c = plant.make(HAZARDS, i);
                List<Trip> ours = plant.plan(c).trips();
                List<Trip> theirs = plant.nearestFirst(c);
                if (ours.size() == theirs.size()) {
                    cases++;
                    sums[0] += ours.stream().mapToDouble(Trip::seconds).sum();
                    sums[1] += theirs.stream().mapToDouble(Trip::seconds).sum();
                    sums[2] += ours.stream().mapToDouble(Trip::exposure).sum();
                    sums[4] += plant.least(c);
                    sums[3] += theirs.stream().mapToDouble(Trip::exposure).sum();
                }
            }
            table.add(row(robots, cases, sums));
        }
        figures.put("against_nearest_first", table);
    }

    private Map<String, Object> row(int robots, int cases, double[] sums) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("hazards", HAZARDS);
        row.put("robots", robots);
        row.put("cases", cases);
        row.put("arrival_s", Math.round(sums[0]));
        row.put("arrival_nearest_first_s", Math.round(sums[1]));
        row.put("arrival_least_possible_s", Math.round(sums[4]));
        row.put("exposure", Math.round(sums[2]));
        row.put("exposure_nearest_first", Math.round(sums[3]));
        row.put("arrival_better_percent", Figures.rounded(100 * (1 - sums[0] / sums[1]), 1));
        row.put("arrival_least_possible_better_percent", Figures.rounded(100 * (1 - sums[4] / sums[1]), 1));
        row.put("exposure_better_percent", Figures.rounded(100 * (1 - sums[2] / sums[3]), 1));
        say(
                "%,10d %,10d %8d %,14.0f %,14.0f %,14.0f %,14.0f %,14.0f   arrival %s %% (no more than %s %%), exposure %s %% better"
                        .formatted(
                                HAZARDS,
                                robots,
                                cases,
                                sums[0],
                                sums[1],
                                sums[4],
                                sums[2],
                                sums[3],
                                row.get("arrival_better_percent"),
                                row.get("arrival_least_possible_better_percent"),
                                row.get("exposure_better_percent")));
        return row;
    }

    /** What a word of one of a thousand robots costs while hazards are served and nothing changes by it, and what a checkpoint of that desk costs. */
    private void word(PlanRun plant) {
        PlanCase c = plant.make(HAZARDS, 0);
        Desk desk = plant.plan(c).desk();
        Dispatcher dispatcher = plant.dispatcher();
        Instant now = Instant.parse("2026-01-01T00:00:02Z");
        List<RobotView> idle = c.robots().stream()
                .filter(v -> !desk.errands().containsKey(v.robot()))
                .limit(100)
                .toList();
        double best = Double.MAX_VALUE;
        for (int turn = 0; turn < 20; turn++) {
            int n = 0;
            long begin = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                for (RobotView v : idle) {
                    Dispatcher.Result r = dispatcher.robot(desk, v, now);
                    dispatcher.wake(r, now.plusSeconds(1), now);
                    n++;
                }
            }
            best = Math.min(best, (System.nanoTime() - begin) / 1e3 / n);
        }
        double write = Double.MAX_VALUE;
        int bytes = 0;
        for (int i = 0; i < 20; i++) {
            long begin = System.nanoTime();
            bytes = Json.bytes(desk).length;
            write = Math.min(write, (System.nanoTime() - begin) / 1e6);
        }
        figures.put("robot_word_us", Figures.rounded(best, 2));
        figures.put("desk_write_ms", Figures.rounded(write, 1));
        figures.put("desk_bytes", bytes);
        say("a word of one robot: %s us; the desk as a checkpoint writes it: %s ms, %,d bytes"
                .formatted(figures.get("robot_word_us"), figures.get("desk_write_ms"), bytes));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
