package io.davy.detection.incident;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.incident.Incident.State;
import io.davy.json.Json;
import io.davy.mission.Mission;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One leak makes several gas names alarm: an ammonia cell shows 1.3 times the hydrogen sulfide, a hydrogen sulfide cell a fifth of sulfur dioxide. */
class KinshipTest {
    private final GasStory story = new GasStory(plant().closesAfter(Duration.ofSeconds(60))
            .machine("P-1", 2, 0, "H2S")
            .machine("T-1", 32, 0, "NH3", "H2S")
            .gas("AT-1", "H2S", 0, 0, l -> l.high(10))
            .gas("AT-2", "H2S", 10, 0, l -> l.high(10))
            .gas("AN-1", "NH3", 5, 5, l -> l.high(25))
            .gas("AN-2", "NH3", 30, 0, l -> l.high(25))
            .gas("AN-EAST", "NH3", 100, 10, l -> l.high(25))
            .gas("AC-1", "CO", 1, 0, l -> l.high(35))
            .gas("AS-1", "SO2", 3, 0, l -> l.high(2))
            .gas("AX-1", "NO2", 4, 0, l -> l.high(3))
            .build());

    @Test
    void aCellThatRespondsToTheLeakJoinsItsIncidentAndTheTextSaysSo() {
        story.on(0, "AT-1", 40).on(5, "AN-1", 45).clock(6);
        assertThat(story.sensors()).isEqualTo(Map.of("H2S", List.of("AT-1", "AN-1")));
        Incident i = story.last();
        assertThat(i.gas()).isEqualTo("H2S");
        assertThat(i.alarms()).extracting(Incident.Member::gas).containsExactly("H2S", "NH3");
        assertThat(i.summaryEn())
                .isEqualTo(
                        "H2S gas at P-1 (zone Z1): AT-1 40 ppm, limit 10 ppm. AN-1 45 ppm NH3 also responds to H2S: the"
                                + " reading may be that or NH3 itself, treat it as both until somebody has looked");
        assertThat(i.summaryKo())
                .isEqualTo("P-1 H2S 가스 (구역 Z1): AT-1 40 ppm, 한계 10 ppm. AN-1 45 ppm NH3: H2S에도 반응하는 검지기로, H2S일"
                        + " 수도 NH3일 수도 있으니 현장 확인 전까지 둘 다로 간주");
    }

    @Test
    void ifTheCellThatRespondsWasFirstItsIncidentBecomesThatOfTheGas() {
        story.on(0, "AN-2", 30);
        String id = story.last().id();
        assertThat(story.last().source().equipment()).isEqualTo("T-1");
        story.on(5, "AT-1", 25);
        assertThat(story.sensors()).isEqualTo(Map.of("H2S", List.of("AN-2", "AT-1")));
        assertThat(story.last().id()).isEqualTo(id);
        assertThat(story.last().gas()).isEqualTo("H2S");
        assertThat(story.last().source().equipment()).as("found anew").isEqualTo("P-1");
        assertThat(story.last().summaryEn()).startsWith("H2S gas at P-1 (zone Z1): AT-1 25 ppm");
        assertThat(story.newest()).hasSize(1);
        story.on(7, "AT-2", 15).on(8, "AN-1", 30);
        assertThat(story.open()).hasSize(1);
    }

    @Test
    void theSeverityCountsWhatHasJoined() {
        story.on(0, "AT-1", 40).on(1, "AT-2", 30);
        assertThat(story.open().get(0).severity()).isEqualTo(Priority.HIGH);
        story.on(2, "AN-1", 40);
        assertThat(story.open().get(0).severity()).isEqualTo(Priority.HIGHEST);
        assertThat(story.last().severity()).isEqualTo(Priority.HIGHEST);
    }

    @Test
    void aRiseThatTheOtherGasCannotExplainIsAnIncidentOfItsOwnInEitherOrder() {
        story.on(0, "AT-1", 12).on(1, "AN-1", 90);
        assertThat(story.sensors()).isEqualTo(Map.of("H2S", List.of("AT-1"), "NH3", List.of("AN-1")));
        story.on(2, "AN-2", 30);
        assertThat(story.sensors().get("NH3")).as("its own gas first").containsExactly("AN-1", "AN-2");
    }

    @Test
    void aSecondGasThatWasFirstStaysItsOwnAsWell() {
        story.on(0, "AN-1", 90).on(1, "AT-1", 12);
        assertThat(story.sensors()).isEqualTo(Map.of("H2S", List.of("AT-1"), "NH3", List.of("AN-1")));
    }

    @Test
    void aHigherAlarmOfACellThatTheOtherGasDoesNotExplainIsToldApart() {
        story.on(0, "AT-1", 30).on(1, "AN-1", 30);
        assertThat(story.open()).hasSize(1);
        story.alarm(9, "AN-1", "gas_high_high", Priority.HIGHEST, true, 95);
        assertThat(story.sensors()).isEqualTo(Map.of("H2S", List.of("AT-1", "AN-1"), "NH3", List.of("AN-1")));
    }

    @Test
    void onlyCellsThatAreKnownToRespondUpwardJoin() {
        story.on(0, "AX-1", 50).on(1, "AS-1", 20);
        assertThat(story.open()).as("NO2 lowers what an SO2 cell reads").hasSize(2);
        story.on(2, "AC-1", 95);
        assertThat(story.open()).hasSize(3);
    }

    @Test
    void aFarCellJoinsDownwindOnly() {
        story.on(0, "AT-1", 60).on(1, "AN-EAST", 30);
        assertThat(story.open()).hasSize(2);
        GasStory windy = new GasStory(plant().machine("P-1", 2, 0, "H2S")
                .gas("AT-1", "H2S", 0, 0, l -> l.high(10))
                .gas("AN-EAST", "NH3", 100, 10, l -> l.high(25))
                .build());
        windy.windToward(0).air(0, Map.of("AT-1", 60.0, "AN-EAST", 20.0));
        windy.on(10, "AT-1", 60).on(11, "AN-EAST", 30);
        assertThat(windy.open()).hasSize(1);
    }

    @Test
    void whatDetectorsReadNowCountsNotOnlyWhatTheirAlarmsSaid() {
        story.on(0, "AT-1", 10.5)
                .air(0, Map.of("AT-1", 60.0, "AN-1", 20.0))
                .air(10, Map.of("AT-1", 90.0, "AN-1", 60.0));
        story.on(21, "AN-1", 80);
        assertThat(story.open()).hasSize(1);
    }

    @Test
    void twoThatTurnOutToBeOneLeakBecomeOneWhileThatIsSettling() {
        story.on(0, "AN-1", 70).on(3, "AT-1", 11);
        assertThat(story.open()).hasSize(2);
        String first = story.published.get(0).id();
        String second = story.last().id();
        story.air(0, Map.of("AT-1", 60.0, "AN-1", 75.0));
        assertThat(story.sensors()).isEqualTo(Map.of("H2S", List.of("AN-1", "AT-1")));
        assertThat(story.open().get(0).id()).isEqualTo(first);
        assertThat(story.newest().get(second).state()).isEqualTo(State.CLOSED);
        assertThat(story.newest().get(second).other()).containsEntry("part_of", first);
        assertThat(story.newest().get(first).gas()).isEqualTo("H2S");
    }

    @Test
    void notLaterAndNotWhileARobotIsOnItsWayToTheYounger() {
        story.on(0, "AN-1", 70).on(3, "AT-1", 11);
        story.mission(mission(story.last().id()));
        story.air(0, Map.of("AT-1", 60.0, "AN-1", 75.0));
        assertThat(story.open()).hasSize(2);
        GasStory late = new GasStory(plant().gas("AT-1", "H2S", 0, 0, l -> l.high(10))
                .gas("AN-1", "NH3", 5, 5, l -> l.high(25))
                .build());
        late.on(0, "AN-1", 70).on(3, "AT-1", 11).air(180, Map.of("AT-1", 60.0, "AN-1", 75.0));
        assertThat(late.open()).hasSize(2);
    }

    @Test
    void aCellThatComesToReadMoreThanTheGasExplainsIsTakenOutAgain() {
        story.on(0, "AT-1", 30).on(1, "AN-1", 35);
        String leak = story.last().id();
        story.air(0, Map.of("AT-1", 30.0, "AN-1", 40.0));
        assertThat(story.open()).hasSize(1);
        // The hydrogen sulfide goes, the ammonia stays.
        story.air(150, Map.of("AT-1", 12.0, "AN-1", 60.0)).off(155, "AT-1");
        story.air(300, Map.of("AT-1", 2.0, "AN-1", 60.0));
        assertThat(story.sensors()).isEqualTo(Map.of("H2S", List.of("AT-1"), "NH3", List.of("AN-1")));
        Incident own = story.newest().values().stream()
                .filter(i -> "NH3".equals(i.gas()))
                .findFirst()
                .orElseThrow();
        assertThat(own.state()).isEqualTo(State.OPEN);
        assertThat(own.other()).containsEntry("apart_from", leak);
        assertThat(own.severity()).isEqualTo(Priority.HIGH);
        assertThat(own.source().equipment()).isNotNull();
        assertThat(story.newest().get(leak).alarms()).hasSize(1);
        // Hydrogen sulfide that comes back takes it in no more, and it closes by itself.
        story.on(310, "AT-1", 60).air(310, Map.of("AT-1", 60.0, "AN-1", 60.0));
        assertThat(story.open()).hasSize(2);
        story.off(320, "AN-1").clock(381);
        assertThat(story.sensors()).containsOnlyKeys("H2S");
    }

    @Test
    void itsOwnIncidentHasAnotherIdThanTheOneThatItsAlarmOpened() {
        story.on(0, "AN-1", 30).on(5, "AT-1", 25).air(0, Map.of("AT-1", 25.0, "AN-1", 30.0));
        assertThat(story.open()).hasSize(1);
        story.air(200, Map.of("AT-1", 1.0, "AN-1", 80.0)).off(212, "AT-1").air(340, Map.of("AT-1", 1.0, "AN-1", 80.0));
        assertThat(story.open()).hasSize(2).extracting(OpenIncident::id).doesNotHaveDuplicates();
    }

    @Test
    void whereTheLeakIsHangsOnItsOwnDetectorsAlone() {
        story.on(0, "AT-1", 30).on(1, "AN-2", 70).clock(2);
        assertThat(story.open()).hasSize(1);
        story.air(0, Map.of("AT-1", 30.0, "AN-2", 70.0));
        assertThat(story.open().get(0).source().equipment())
                .as("the ammonia cell beside T-1 is further beyond its limit")
                .isEqualTo("P-1");
        assertThat(story.open().get(0).source().sensorsTouched()).isEqualTo(1);
    }

    @Test
    void afterAStartWithoutStateItIsStillOneIncidentOfTheGas() {
        story.on(0, "AN-1", 30).on(5, "AT-1", 25).forgets(20);
        assertThat(story.open()).hasSize(1);
        assertThat(story.open().get(0).gas()).isEqualTo("H2S");
        story.on(0, "AN-1", 30).on(5, "AT-1", 25);
        assertThat(story.sensors()).isEqualTo(Map.of("H2S", List.of("AN-1", "AT-1")));
        assertThat(story.newest()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, 2",
        "true, false, 2",
        "false, true, 2",
        "false, false, 2",
        "true, false, 1",
        "false, true, 1"
    })
    void whateverIsReadFirstBeforeAndAfterAKillItIsOneIncidentUnderOneId(boolean before, boolean after, int told) {
        both(before);
        List<Incident> kept = List.copyOf(story.published.subList(0, Math.min(told, story.published.size())));
        story.published.retainAll(kept);
        String id = kept.get(0).id();
        story.forgets(20);
        both(after);
        assertThat(story.open()).hasSize(1).extracting(OpenIncident::id).containsExactly(id);
        assertThat(story.open().get(0).gas()).isEqualTo("H2S");
        assertThat(story.open().get(0).members()).hasSize(2).allMatch(Incident.Member::on);
        assertThat(story.newest()).hasSize(1);
    }

    private void both(boolean ammoniaFirst) {
        if (ammoniaFirst) {
            story.on(0, "AN-1", 30).on(5, "AT-1", 25);
        } else {
            story.on(5, "AT-1", 25).on(0, "AN-1", 30);
        }
        story.clock(6);
    }

    @Test
    void aStateOfBeforeThatKnowsNoGasOfAnAlarmGoesOn() {
        story.on(0, "AN-1", 30);
        String before = new String(Json.bytes(story.state), StandardCharsets.UTF_8)
                .replaceAll(",\"gas\":\"NH3\"}", "}")
                .replaceAll(",\"apart_from\":\"[^\"]*\"", "");
        assertThat(before).contains("\"gas\":\"NH3\"");
        story.state = Json.read(before.getBytes(StandardCharsets.UTF_8), AreaState.class);
        assertThat(story.open().get(0).members().get(0).gas()).isNull();
        story.on(5, "AT-1", 25).clock(6);
        assertThat(story.last().gas()).isEqualTo("H2S");
        assertThat(story.last().alarms()).extracting(Incident.Member::gas).containsExactly("NH3", "H2S");
        assertThat(story.last().summaryEn()).contains("AN-1 30 ppm NH3 also responds to H2S");
    }

    private static Mission mission(String incident) {
        return new Mission(
                "mi-1",
                1,
                incident,
                1,
                "R1",
                "o-1",
                0,
                Mission.State.UNDER_WAY,
                null,
                null,
                List.of(),
                null,
                null,
                GasStory.T0,
                GasStory.T0,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                Map.of());
    }
}
