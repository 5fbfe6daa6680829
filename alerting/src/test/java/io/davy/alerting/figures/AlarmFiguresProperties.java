package io.davy.alerting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Priority;
import io.davy.alerting.sample.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The figures of any sequence of transitions are those that one would count by hand from all of them. */
class AlarmFiguresProperties {
    private static final Instant T0 = Instant.parse("2026-11-01T00:07:00Z");

    /** An annunciation, as one would write it down. */
    private record Line(Instant time, String point, Priority priority) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<Long> acks = new ArrayList<>();

    @Property(tries = 60)
    void countedByHandTheyAreTheSame(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 250) int steps,
            @ForAll @IntRange(min = 1, max = 40) int pace) {
        lines.clear();
        acks.clear();
        AlarmFigures figures = new AlarmFigures(Samples.plant());
        Random random = new Random(seed);
        Map<Integer, AlarmStory> open = new HashMap<>();
        Map<Integer, Instant> waiting = new HashMap<>();
        Instant now = T0;
        for (int i = 0; i < steps; i++) {
            now = now.plusMillis(1 + random.nextInt(pace * 20_000));
            int n = random.nextInt(14);
            AlarmStory story = open.get(n);
            if (story == null) {
                story = AlarmStory.on(figures, "hall", "LT-" + n, Priority.values()[random.nextInt(3)], now);
                open.put(n, story);
                waiting.put(n, now);
                write(story);
            } else {
                step(story, n, random.nextInt(4), now, open, waiting);
            }
            if (random.nextInt(5) == 0) {
                story.again();
            }
        }
        Instant end = now.plus(Duration.ofMinutes(2)).truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        compare(figures.at(end).get(0), end);
    }

    private void write(AlarmStory s) {
        lines.add(new Line(s.alarm().time(), s.alarm().point(), s.alarm().priority()));
    }

    private void step(
            AlarmStory s, int n, int what, Instant now, Map<Integer, AlarmStory> open, Map<Integer, Instant> waiting) {
        Alarm alarm = s.alarm();
        switch (what) {
            case 0 -> {
                if (alarm.on()) {
                    s.off(now);
                } else {
                    s.back(now);
                    write(s);
                }
            }
            case 1 -> {
                if (alarm.state() != AlarmState.ACKED) {
                    acks.add(Duration.between(waiting.get(n), now).toMillis());
                    s.ack(now);
                }
            }
            case 2 -> {
                if (alarm.state() == AlarmState.ACKED) {
                    s.reAlarm(now);
                    waiting.put(n, now);
                    write(s);
                }
            }
            case 3 -> s.value(now);
            default -> throw new IllegalStateException("no such step");
        }
        if (s.alarm().state() == AlarmState.NORMAL) {
            open.remove(n);
        }
    }

    private int between(Instant from, Instant to) {
        return (int) lines.stream()
                .filter(l -> !l.time().isBefore(from) && l.time().isBefore(to))
                .count();
    }

    private void compare(Figures f, Instant end) {
        Instant begin = lines.get(0).time().truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        long minutes = Duration.between(begin, end).toMinutes();
        assertThat(f.points().annunciated()).isEqualTo(lines.size());
        assertThat(f.load().last10Min()).isEqualTo(between(end.minusSeconds(600), end));
        assertThat(f.load().lastHour()).isEqualTo(between(end.minusSeconds(3600), end));
        if (minutes >= 60) {
            assertThat(f.load().meanHour()).isCloseTo(lines.size() * 60.0 / minutes, withinPercentage(0.001));
        }
        compareMinutes(f.load(), begin, minutes);
        Map<String, Long> counts = new HashMap<>();
        lines.forEach(l -> counts.merge(l.point(), 1L, Long::sum));
        long top = counts.values().stream()
                .sorted((a, b) -> Long.compare(b, a))
                .limit(10)
                .mapToLong(Long::longValue)
                .sum();
        assertThat(f.points().mostShare()).isEqualTo((double) top / lines.size());
        f.points().most().forEach(a -> assertThat(a.times()).isEqualTo(counts.get(a.point())));
        assertThat(f.points().chattering().points()).isEqualTo(chattering().size());
        assertThat(f.times().acknowledged()).isEqualTo(acks.size());
        if (!acks.isEmpty()) {
            List<Long> sorted = acks.stream().sorted().toList();
            double p50 = sorted.get((int) Math.ceil(sorted.size() * 0.5) - 1) / 1000.0;
            assertThat(f.times().ackP50()).isCloseTo(p50, withinPercentage(1));
        }
    }

    private void compareMinutes(Load load, Instant begin, long minutes) {
        int most = 0;
        int floods = 0;
        int inFlood = 0;
        boolean flood = false;
        for (long m = 1; m <= minutes; m++) {
            Instant to = begin.plusSeconds(60 * m);
            int n = between(to.minusSeconds(600), to);
            most = Math.max(most, n);
            boolean was = flood;
            flood = n > 10 || was && n >= 5;
            floods += flood && !was ? 1 : 0;
            inFlood += flood ? 1 : 0;
        }
        assertThat(load.most10Min()).isEqualTo(most);
        assertThat(load.floods()).isEqualTo(floods);
        assertThat(load.floodTime()).isEqualTo((double) inFlood / minutes);
        int periods = 0;
        int busy = 0;
        for (long s = begin.getEpochSecond();
                s < begin.plusSeconds(60 * minutes).getEpochSecond();
                s += 60) {
            if (s % 600 == 0 && s + 600 <= begin.plusSeconds(60 * minutes).getEpochSecond()) {
                periods++;
                busy += between(Instant.ofEpochSecond(s), Instant.ofEpochSecond(s + 600)) > 10 ? 1 : 0;
            }
        }
        if (periods == 0) {
            assertThat(load.busy10Min()).isNull();
        } else {
            assertThat(load.busy10Min()).isEqualTo((double) busy / periods);
        }
    }

    private Set<String> chattering() {
        Set<String> found = new HashSet<>();
        for (Line l : lines) {
            long n = lines.stream()
                    .filter(o -> o.point().equals(l.point())
                            && !o.time().isBefore(l.time())
                            && !o.time().isAfter(l.time().plusSeconds(60)))
                    .count();
            if (n >= 3) {
                found.add(l.point());
            }
        }
        return found;
    }
}
