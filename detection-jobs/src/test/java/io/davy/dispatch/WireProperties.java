package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.vda5050.v2.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Random stories: hazards, lost, repeated and late messages both ways, robots that stop, vanish, restart or find ways blocked, officers who recall, pause and send. */
class WireProperties {
    private static final List<String> PLACES = List.of("A", "B", "C", "T", "D2");

    private static final int TROUBLED_S = 120;
    private static final int CALM_S = 900;

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void everyMessageObeysTheStandardAndEveryStoryComesToAnEnd(@ForAll long seed) {
        new Story().run(new Random(seed));
    }

    /** One story. */
    private static final class Story {
        private final Control c = Control.with(TestSite.ringed());
        private final WireRules rules = new WireRules();
        private final Map<String, Walker> robots = new TreeMap<>(Map.of(
                "R1", new Walker("R1", "D1"),
                "R2", new Walker("R2", "D2"),
                "R3", new Walker("R3", "D3")));
        private final Map<String, Integer> carried = new TreeMap<>();
        private final List<Outgoing.ToRobot> onTheWay = new ArrayList<>();
        private int seen;
        private int incidents;

        void run(Random dice) {
            c.updatesAreLeftToTheRobots = true;
            for (int second = 0; second < TROUBLED_S; second++) {
                if (second % 20 == 3) {
                    hazard(dice);
                }
                somethingHappens(dice);
                second(dice, 0.2);
            }
            calm();
            int second = 0;
            do {
                second(dice, 0);
            } while (++second < CALM_S && !atRest());
            assertThat(c.desk.errands()).as("nobody is under way for ever").isEmpty();
            assertThat(c.desk.asks()).as("nobody is asked for ever").isEmpty();
            assertThat(c.desk.cases().values())
                    .as("nothing waits for ever")
                    .noneMatch(x -> x.waiting() || x.inFlight());
            assertThat(c.desk.away()).as("everybody comes home").isEmpty();
        }

        /** Nobody is under way or wanted. */
        private boolean atRest() {
            return c.desk.errands().isEmpty()
                    && c.desk.asks().isEmpty()
                    && c.desk.away().isEmpty()
                    && c.desk.cases().values().stream().noneMatch(x -> x.waiting() || x.inFlight());
        }

        private void second(Random dice, double trouble) {
            c.after(Duration.ofSeconds(1));
            deliver(dice, trouble);
            for (Walker w : robots.values()) {
                w.step();
                if (dice.nextDouble() >= trouble) {
                    hear(w);
                }
            }
        }

        private void hear(Walker w) {
            carried.put(w.bot.id + '/' + w.bot.orderId, w.bot.update);
            c.hears(w.says(c.now));
            check();
        }

        private void check() {
            for (Outgoing o : c.out.subList(seen, c.out.size())) {
                if (o instanceof Outgoing.ToRobot m) {
                    rules.take(m, carried.getOrDefault(m.robot() + '/' + m.orderId(), -1));
                    onTheWay.add(m);
                }
            }
            seen = c.out.size();
        }

        private void deliver(Random dice, double trouble) {
            check();
            if (dice.nextDouble() < trouble) {
                Collections.shuffle(onTheWay, dice);
            }
            for (Outgoing.ToRobot m : onTheWay) {
                Walker w = robots.get(m.robot());
                boolean reachable = w.bot.connection.equals("ONLINE");
                if (reachable && dice.nextDouble() >= trouble) {
                    w.take(m);
                    if (dice.nextDouble() < trouble) {
                        w.take(m);
                    }
                }
            }
            onTheWay.clear();
        }

        private void hazard(Random dice) {
            c.incident(TestSite.incident(
                    "in-" + ++incidents,
                    Hazard.GAS,
                    PLACES.get(dice.nextInt(PLACES.size())),
                    dice.nextBoolean() ? Priority.HIGH : Priority.MEDIUM,
                    "gas_high",
                    10,
                    "ppm"));
        }

        private void somethingHappens(Random dice) {
            Walker w = robots.get("R" + (1 + dice.nextInt(3)));
            int what = dice.nextInt(60);
            switch (what) {
                case 0, 1 -> hazard(dice);
                case 2 -> w.bot.connection = w.bot.connection.equals("ONLINE") ? "CONNECTIONBROKEN" : "ONLINE";
                case 3 -> w.bot.eStop = w.bot.eStop.equals("NONE") ? "MANUAL" : "NONE";
                case 4 -> w.reboot();
                case 5 -> {
                    String edge = List.of("A-B", "B-C", "C-T", "B-T").get(dice.nextInt(4));
                    w.bot.errors.add(new State.ErrorState(
                            "pathBlocked", "WARNING", null, List.of(new State.Reference("edgeId", edge))));
                }
                case 6 -> {
                    w.bot.mode = w.bot.mode.equals("AUTOMATIC") ? "MANUAL" : "AUTOMATIC";
                    w.reboot();
                }
                case 7 -> officer(dice, Action.Type.CANCEL);
                case 8 -> officer(dice, Action.Type.PAUSE);
                case 9 -> officer(dice, Action.Type.RESUME);
                case 10 -> c.asks(Action.Type.SEND, "in-" + (1 + dice.nextInt(Math.max(1, incidents))));
                default -> {}
            }
        }

        private void officer(Random dice, Action.Type type) {
            if (!c.missions().isEmpty()) {
                c.asks(type, c.missions().get(dice.nextInt(c.missions().size())).id());
            }
        }

        private void calm() {
            for (Walker w : robots.values()) {
                w.bot.connection = "ONLINE";
                w.bot.eStop = "NONE";
                w.bot.mode = "AUTOMATIC";
                w.bot.errors.clear();
                w.bot.paused = false;
            }
            c.missions().forEach(m -> c.asks(Action.Type.RESUME, m.id()));
        }
    }
}
