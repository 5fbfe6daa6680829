package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Priority;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people are told of a detector for another gas that responds to the leak's. */
class OtherGasTextTest {
    /** A leak of H2S; five seconds after its alarm an ammonia detector has alarmed, whose cell responds to it. */
    static Incident withAmmoniaCell() {
        return withAmmoniaCell(5);
    }

    /** The same, so many seconds after. */
    static Incident withAmmoniaCell(int seconds) {
        Incident h2s = Samples.h2s("in-1");
        List<Incident.Member> alarms = new ArrayList<>(h2s.alarms());
        alarms.add(new Incident.Member(
                "al-2",
                "AN-1",
                "gas_high_high",
                Priority.HIGHEST,
                true,
                60,
                "ppm",
                50,
                h2s.alarms().get(0).time().plusSeconds(seconds),
                null,
                "NH3"));
        return new Incident(
                h2s.id(),
                2,
                h2s.site(),
                h2s.area(),
                h2s.zone(),
                h2s.hazard(),
                h2s.gas(),
                h2s.state(),
                Priority.HIGHEST,
                h2s.opened(),
                h2s.time(),
                null,
                h2s.firstOut(),
                alarms,
                h2s.place(),
                h2s.source(),
                null,
                null,
                0,
                h2s.summaryEn(),
                h2s.summaryKo(),
                null,
                h2s.other());
    }

    @Test
    void theFigureIsThatOfTheLeaksOwnGasAndTheOtherIsToldWithBothNames() {
        IncidentText en = new IncidentText(Texts.in("en"), Samples.plant(), withAmmoniaCell());
        assertThat(en.facts().get("How bad")).startsWith("37.25 ppm");
        assertThat(en.facts().get("Alarms"))
                .contains("60 ppm of NH3, limit 50 ppm (sensor AN-1:", "also responds to H2S: treat it as both");
    }

    @Test
    void inKoreanToo() {
        IncidentText ko = new IncidentText(Texts.in("ko"), Samples.plant(), withAmmoniaCell());
        assertThat(ko.facts().get("측정값")).startsWith("37.25 ppm");
        assertThat(ko.facts().values()).anySatisfy(v -> assertThat(v).contains("NH3 60 ppm", "H2S에도 반응하는 검지기"));
    }

    @Test
    void theMessageAboutItNamesEachGas() {
        IncidentText en = new IncidentText(Texts.in("en"), Samples.plant(), withAmmoniaCell());
        assertThat(en.subject(Occasion.Kind.ANOTHER_GAS)).startsWith("[HIGHEST] Another gas: H2S");
        assertThat(en.intro(Occasion.Kind.ANOTHER_GAS)).contains("H2S, NH3");
        IncidentText ko = new IncidentText(Texts.in("ko"), Samples.plant(), withAmmoniaCell());
        assertThat(ko.intro(Occasion.Kind.ANOTHER_GAS)).contains("H2S, NH3", "다른 가스");
    }
}
