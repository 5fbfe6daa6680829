package io.davy.ingest.sparkplug;

import static io.davy.ingest.sparkplug.TahuNode.aliased;
import static io.davy.ingest.sparkplug.TahuNode.made;
import static io.davy.ingest.sparkplug.TahuNode.metric;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.ingest.TestPlants;
import io.davy.ingest.field.ClockMode;
import io.davy.ingest.field.Decoded;
import io.davy.ingest.field.Directory;
import io.davy.ingest.field.FieldReading;
import io.davy.ingest.field.Outlet;
import io.davy.ingest.field.TimeCheck;
import io.davy.wire.Quality;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.eclipse.tahu.message.model.MetricDataType;
import org.eclipse.tahu.message.model.PropertyDataType;
import org.eclipse.tahu.message.model.PropertySet;
import org.eclipse.tahu.message.model.PropertyValue;
import org.junit.jupiter.api.Test;

class SparkplugHostTest {
    private static final String NODE = "edge1";

    private final Directory plant = new Directory(TestPlants.plant());
    private final List<String> commands = new ArrayList<>();
    private final SparkplugHost host =
            new SparkplugHost(new TimeCheck(ClockMode.LIVE, InstantSource.system()), new Outlet() {
                @Override
                public boolean connected() {
                    return true;
                }

                @Override
                public CompletableFuture<?> publish(String topic, byte[] payload) {
                    commands.add(topic);
                    return CompletableFuture.completedFuture(null);
                }
            });
    private final TahuNode node = new TahuNode(7);

    private Decoded node(String type, byte[] payload) {
        return host.decode("spBv1.0/plant/" + type + "/" + NODE, payload, plant, System.currentTimeMillis());
    }

    private Decoded device(String type, byte[] payload) {
        return host.decode("spBv1.0/plant/" + type + "/" + NODE + "/press", payload, plant, System.currentTimeMillis());
    }

    private void born() {
        node(
                "NBIRTH",
                node.birth(
                        made(metric("gas/h2s", MetricDataType.Float, 1.5f).alias(11L)),
                        made(metric("SP-3", MetricDataType.Int16, (short) -3).alias(12L)),
                        made(metric("firmware", MetricDataType.String, "1.2"))));
        device(
                "DBIRTH",
                node.data(made(metric("temp", MetricDataType.Double, 60.0).alias(21L))));
    }

    @Test
    void birthTellsValuesByPathAndByTag() {
        Decoded d = node(
                "NBIRTH",
                node.birth(
                        made(metric("gas/h2s", MetricDataType.Float, 1.5f)),
                        made(metric("SP-3", MetricDataType.Int8, (byte) -3))));
        assertThat(d.readings()).extracting(FieldReading::sensor).containsExactly("SP-1", "SP-3");
        assertThat(d.readings()).extracting(FieldReading::value).containsExactly(1.5, -3.0);
        assertThat(d.readings()).extracting(FieldReading::source).containsOnly("plant/edge1");
        assertThat(host.nodes()).containsEntry("plant/edge1", true);
    }

    @Test
    void dataComesByAliasWithoutTypeOrName() {
        born();
        assertThat(node("NDATA", node.data(aliased(11, MetricDataType.Float, 9.25f)))
                        .readings())
                .extracting(FieldReading::value)
                .containsExactly(9.25);
        assertThat(device("DDATA", node.data(aliased(21, MetricDataType.Double, 88.0)))
                        .readings())
                .extracting(FieldReading::sensor, FieldReading::value)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("SP-2", 88.0));
        assertThat(commands).isEmpty();
    }

    @Test
    void everyNumberTypeIsRead() {
        born();
        Object[][] cases = {
            {MetricDataType.Int8, (byte) -8, -8.0},
            {MetricDataType.Int32, -70_000, -70_000.0},
            {MetricDataType.Int64, -5_000_000_000L, -5e9},
            {MetricDataType.UInt8, (short) 200, 200.0},
            {MetricDataType.UInt16, 60_000, 60_000.0},
            {MetricDataType.UInt32, 4_000_000_000L, 4e9},
            {MetricDataType.UInt64, BigInteger.TWO.pow(63), Math.pow(2, 63)},
            {MetricDataType.Boolean, true, 1.0},
        };
        for (Object[] c : cases) {
            Decoded d = node("NDATA", node.data(made(metric("SP-3", (MetricDataType) c[0], c[1]))));
            assertThat(d.readings())
                    .as("%s", c[0])
                    .extracting(FieldReading::value)
                    .containsExactly((Double) c[2]);
        }
    }

    @Test
    void nullQualityAndHistoryAreKept() throws Exception {
        born();
        PropertySet bad = new PropertySet();
        bad.setProperty("Quality", new PropertyValue<>(PropertyDataType.Int32, 500));
        long earlier = System.currentTimeMillis() - 60_000;
        Decoded d = node(
                "NDATA",
                node.data(
                        made(metric("gas/h2s", MetricDataType.Float, null)),
                        made(metric("gas/h2s", MetricDataType.Float, 2f).properties(bad)),
                        made(metric("gas/h2s", MetricDataType.Float, 3f)
                                .isHistorical(true)
                                .timestamp(new Date(earlier)))));
        assertThat(d.readings())
                .extracting(FieldReading::quality)
                .containsExactly(Quality.FAILURE, Quality.COMMUNICATION_LOST, Quality.GOOD);
        assertThat(d.readings().get(2).timeMs()).isEqualTo(earlier);
    }

    @Test
    void deathOfTheNodeTakesEverySensorBehindIt() {
        born();
        Decoded d = node("NDEATH", node.death());
        assertThat(d.readings()).extracting(FieldReading::sensor).containsExactlyInAnyOrder("SP-1", "SP-2", "SP-3");
        assertThat(d.readings()).extracting(FieldReading::quality).containsOnly(Quality.COMMUNICATION_LOST);
        assertThat(d.readings()).allMatch(r -> Math.abs(r.timeMs() - System.currentTimeMillis()) < 10_000);
        assertThat(host.nodes()).containsEntry("plant/edge1", false);
    }

    @Test
    void deathOfADeviceTakesItsOwnSensorsOnly() {
        born();
        Decoded d = device("DDEATH", node.data());
        assertThat(d.readings()).extracting(FieldReading::sensor).containsExactly("SP-2");
    }

    @Test
    void deathOfAnEarlierLifeSaysNothing() {
        born();
        assertThat(node("NDEATH", TahuNode.death(6)).readings()).isEmpty();
        assertThat(node("NDATA", node.data(aliased(11, MetricDataType.Float, 4f)))
                        .readings())
                .hasSize(1);
    }

    @Test
    void deathThatIsTheFirstWordStillTakesTheSensorsOfThePlant() {
        assertThat(node("NDEATH", TahuNode.death(3)).readings())
                .extracting(FieldReading::sensor)
                .containsExactlyInAnyOrder("SP-1", "SP-2");
    }

    @Test
    void dataBeforeBirthAsksForTheBirthOnce() {
        Decoded d = node("NDATA", node.data(made(metric("gas/h2s", MetricDataType.Float, 1f))));
        node("NDATA", node.data(made(metric("gas/h2s", MetricDataType.Float, 1f))));
        assertThat(d.readings()).isEmpty();
        assertThat(d.reason()).contains("a NDATA of plant/edge1 before the node's birth");
        assertThat(commands).containsExactly("spBv1.0/plant/NCMD/edge1");
    }

    @Test
    void missingMessageAsksForTheBirthButItsValuesCount() {
        born();
        node.skip();
        assertThat(node("NDATA", node.data(aliased(11, MetricDataType.Float, 4f)))
                        .readings())
                .hasSize(1);
        assertThat(commands).containsExactly("spBv1.0/plant/NCMD/edge1");
    }

    @Test
    void sequenceNumbersWrapWithoutAGap() {
        born();
        for (int i = 0; i < 600; i++) {
            assertThat(node("NDATA", node.data(aliased(11, MetricDataType.Float, 4f)))
                            .hasProblems())
                    .isFalse();
        }
        assertThat(commands).isEmpty();
    }

    @Test
    void unknownAliasIsRefusedAndTheOthersGoOn() {
        born();
        Decoded d =
                node("NDATA", node.data(aliased(99, MetricDataType.Float, 1f), aliased(11, MetricDataType.Float, 5f)));
        assertThat(d.readings()).extracting(FieldReading::value).containsExactly(5.0);
        assertThat(d.reason()).contains("alias 99 was not in the birth");
    }

    @Test
    void devicesMustBeBornAgainAfterTheirNode() {
        born();
        node("NBIRTH", node.birth());
        assertThat(device("DDATA", node.data(aliased(21, MetricDataType.Double, 1.0)))
                        .reason())
                .contains("data of plant/edge1/press before its birth");
    }

    @Test
    void textForASensorIsRefused() {
        born();
        assertThat(node("NDATA", node.data(made(metric("SP-3", MetricDataType.String, "hot"))))
                        .reason())
                .contains("SP-3: found STRING_VALUE, expected a finite number");
        assertThat(node("NDATA", node.data(made(metric("SP-3", MetricDataType.Double, Double.NaN))))
                        .reason())
                .contains("expected a finite number");
    }

    @Test
    void greetingAsksEveryNodeOfThePlant() {
        host.greet(plant);
        assertThat(commands).containsExactly("spBv1.0/plant/NCMD/edge1");
        assertThat(host.nodes()).containsEntry("plant/edge1", false);
    }

    @Property(tries = 500)
    void anyBytesAreSurvivedAndDataIsNeverTakenUnborn(@ForAll @Size(max = 100) byte[] payload) {
        for (String type : List.of("NDATA", "NDEATH", "NBIRTH")) {
            Decoded d = host.decode("spBv1.0/plant/" + type + "/other", payload, plant, 0);
            assertThat(d.readings()).isEmpty();
        }
        assertThat(host.decode("spBv1.0/plant/DDATA/x/y", payload, plant, 0).hasProblems())
                .isTrue();
    }
}
