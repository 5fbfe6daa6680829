package io.davy.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.dispatch.state.SiteMap;
import io.davy.dispatch.way.ExRating;
import io.davy.dispatch.way.RobotClass;
import io.davy.dispatch.way.Way;
import io.davy.dispatch.way.WayMap;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Ex;
import io.davy.plant.Ways;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class WayMapProperties {
    private static final RobotClass WALKER = new RobotClass(false, null, false, true, 1, 50);

    private static SiteMap random(int nodes, long seed) {
        Random random = new Random(seed);
        List<Ways.Node> n = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            n.add(new Ways.Node("N" + i, random.nextInt(100), random.nextInt(100), "F0"));
        }
        List<Ways.Edge> e = new ArrayList<>();
        for (int i = 0; i < nodes * 2; i++) {
            e.add(new Ways.Edge(
                    "E" + i,
                    "N" + random.nextInt(nodes),
                    "N" + random.nextInt(nodes),
                    1 + random.nextInt(50),
                    random.nextInt(4) == 0 ? Ways.Kind.STAIRS : Ways.Kind.FLOOR,
                    random.nextBoolean()));
        }
        return new SiteMap("s", List.of(new Plant.Floor("F0", 0, null)), List.of(), List.of(), new Ways(n, e));
    }

    /** Bellman-Ford: slow, plain, and by another road. */
    private static double distance(SiteMap site, String from, String to) {
        int n = site.ways().nodes().size();
        double[] d = new double[n];
        Arrays.fill(d, Double.POSITIVE_INFINITY);
        d[number(from)] = 0;
        for (int i = 0; i < n; i++) {
            for (Ways.Edge e : site.ways().edges()) {
                if (e.kind() != Ways.Kind.STAIRS) {
                    d[number(e.to())] = Math.min(d[number(e.to())], d[number(e.from())] + e.lengthM());
                    if (!e.oneWay()) {
                        d[number(e.from())] = Math.min(d[number(e.from())], d[number(e.to())] + e.lengthM());
                    }
                }
            }
        }
        return d[number(to)];
    }

    private static int number(String node) {
        return Integer.parseInt(node.substring(1));
    }

    @Property(tries = 200)
    void theWayIsTheShortestAndHangsTogether(@ForAll @IntRange(min = 2, max = 15) int nodes, @ForAll long seed) {
        SiteMap site = random(nodes, seed);
        Optional<Way> way = new WayMap(site).way(WALKER, "N0", "N1");
        double expected = distance(site, "N0", "N1");
        assertThat(way.isPresent()).isEqualTo(Double.isFinite(expected));
        way.ifPresent(w -> {
            assertThat(w.lengthM()).isEqualTo(expected);
            assertThat(w.nodes()).startsWith("N0").endsWith("N1");
            assertThat(w.edges()).hasSize(w.nodes().size() - 1);
            double sum = 0;
            for (int i = 0; i < w.edges().size(); i++) {
                Ways.Edge e = site.ways()
                        .edges()
                        .get(Integer.parseInt(w.edges().get(i).substring(1)));
                String a = w.nodes().get(i);
                String b = w.nodes().get(i + 1);
                assertThat(e.from().equals(a) && e.to().equals(b)
                                || !e.oneWay() && e.from().equals(b) && e.to().equals(a))
                        .isTrue();
                assertThat(e.kind()).isNotEqualTo(Ways.Kind.STAIRS);
                sum += e.lengthM();
            }
            assertThat(sum).isEqualTo(w.lengthM());
        });
    }

    @Property(tries = 50)
    void theSameQuestionHasTheSameAnswer(@ForAll @LongRange(min = 0, max = 10_000) long seed) {
        SiteMap site = random(12, seed);
        assertThat(new WayMap(site).way(WALKER, "N0", "N1")).isEqualTo(new WayMap(site).way(WALKER, "N0", "N1"));
    }

    @Property
    void aRatingFitsItsOwnPlaceAndEveryMilderOne(
            @ForAll @IntRange(min = 0, max = 2) int group,
            @ForAll @IntRange(min = 1, max = 6) int temperature,
            @ForAll @IntRange(min = 0, max = 2) int zone) {
        List<String> groups = List.of("IIA", "IIB", "IIC");
        Ex robot = new Ex(groups.get(group), "T" + temperature, zone);
        assertThat(ExRating.fits(robot, robot)).isTrue();
        assertThat(ExRating.fits(robot, null)).isTrue();
        assertThat(ExRating.fits(null, robot)).isFalse();
        for (int g = 0; g < 3; g++) {
            for (int t = 1; t <= 6; t++) {
                for (int z = 0; z <= 2; z++) {
                    assertThat(ExRating.fits(robot, new Ex(groups.get(g), "T" + t, z)))
                            .isEqualTo(g <= group && t <= temperature && z >= zone);
                }
            }
        }
    }
}
