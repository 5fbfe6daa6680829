package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.incident.Incident.Outcome;
import org.junit.jupiter.api.Test;

/** What people are told of a verdict: of a robot, and of an officer. */
class VerdictTextTest {
    private static final Incident ROBOT = Samples.confirmed(Samples.h2s("in-1"));
    private static final Incident OFFICER =
            Samples.judged(Samples.h2s("in-1"), "Kim", Outcome.CONFIRMED, "flange {2} of P-101 hisses");

    private static IncidentText text(String language, Incident i) {
        return new IncidentText(Texts.in(language), Samples.plant(), i);
    }

    @Test
    void anOfficerIsNamedAsOneAndWithTheReason() {
        IncidentText en = text("en", OFFICER);
        assertThat(en.subject(Occasion.Kind.VERDICT))
                .isEqualTo("[HIGH] Officer Kim: hazard confirmed. H2S gas at P-101, zone Z-PUMP");
        assertThat(en.intro(Occasion.Kind.VERDICT)).isEqualTo("An officer has given the verdict.");
        assertThat(en.facts().get("Verdict"))
                .startsWith("Officer Kim: hazard confirmed (flange {2} of P-101 hisses), 2026-11-22");
        assertThat(en.facts()).doesNotContainKey("Robot");
    }

    @Test
    void inKoreanToo() {
        IncidentText ko = text("ko", OFFICER);
        assertThat(ko.subject(Occasion.Kind.VERDICT)).startsWith("[높음] 담당자 Kim: 위험 확인됨 - H2S 가스");
        assertThat(ko.intro(Occasion.Kind.VERDICT)).isEqualTo("담당자가 현장 상황을 판정했습니다.");
        assertThat(ko.facts().get("현장 판정")).startsWith("담당자 Kim: 위험 확인됨 (flange {2} of P-101 hisses), 2026");
    }

    @Test
    void aRobotIsToldOfAsBefore() {
        IncidentText en = text("en", ROBOT);
        assertThat(en.subject(Occasion.Kind.VERDICT))
                .isEqualTo("[HIGH] Robot R1: hazard confirmed. H2S gas at P-101, zone Z-PUMP");
        assertThat(en.intro(Occasion.Kind.VERDICT)).isEqualTo("A robot has reported from the scene.");
        assertThat(en.facts().get("Robot")).startsWith("R1: hazard confirmed, measured 41 ppm, ");
        assertThat(text("ko", ROBOT).subject(Occasion.Kind.VERDICT)).startsWith("[높음] 로봇 R1: 위험 확인됨");
    }

    @Test
    void anOfficersVerdictIsNewsBesideARobots() {
        Incident same = Samples.judged(Samples.h2s("in-1"), "R1", Outcome.CONFIRMED, "was there");
        assertThat(Occasion.verdict(same.verdict())).isNotEqualTo(Occasion.verdict(ROBOT.verdict()));
        assertThat(Occasion.verdict(ROBOT.verdict()).detail()).isEqualTo("R1 CONFIRMED");
    }

    @Test
    void anOfficerMakesItCertainForTheAuthoritiesToo() {
        assertThat(CapCodes.certainty(OFFICER)).isEqualTo("Observed");
        assertThat(CapCodes.certainty(Samples.judged(Samples.h2s("in-1"), "kim", Outcome.NOT_FOUND, "no smell")))
                .isEqualTo("Possible");
    }
}
