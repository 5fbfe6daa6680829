package io.davy.detection.incident;

import io.davy.alarm.Hazard;
import io.davy.incident.Incident;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one-sentence summaries of an incident. */
final class IncidentText {
    private IncidentText() {}

    static String english(OpenIncident i) {
        String where = where(i) == null ? "" : " at " + where(i);
        Incident.Member worst = worst(i);
        String zone = " (zone " + i.zone() + ")";
        return switch (i.hazard()) {
            case GAS ->
                (i.gas() == null ? "Gas" : i.gas() + " gas") + where + zone + ": " + reading(worst) + limitEn(worst)
                        + OtherGasText.english(i);
            case HEAT -> "Overheating" + where + zone + ": " + reading(worst) + limitEn(worst);
            case VIBRATION -> "Vibration" + where + zone + ": " + reading(worst) + limitEn(worst);
            case PROCESS -> "Process value" + where + zone + ": " + reading(worst) + limitEn(worst);
            case DEVICE -> "Sensor fault" + zone + ": " + deviceEn(i);
        };
    }

    static String korean(OpenIncident i) {
        String where = where(i) == null ? "" : where(i) + " ";
        Incident.Member worst = worst(i);
        String zone = " (구역 " + i.zone() + ")";
        return switch (i.hazard()) {
            case GAS ->
                where + (i.gas() == null ? "" : i.gas() + " ") + "가스" + zone + ": " + reading(worst) + limitKo(worst)
                        + OtherGasText.korean(i);
            case HEAT -> where + "과열" + zone + ": " + reading(worst) + limitKo(worst);
            case VIBRATION -> where + "진동" + zone + ": " + reading(worst) + limitKo(worst);
            case PROCESS -> where + "공정값 이탈" + zone + ": " + reading(worst) + limitKo(worst);
            case DEVICE -> "센서 이상" + zone + ": " + deviceKo(i);
        };
    }

    private static @Nullable String where(OpenIncident i) {
        return i.source() == null ? null : i.source().equipment();
    }

    private static Incident.Member worst(OpenIncident i) {
        // Detectors of other gases that respond to this one are told beside it.
        List<Incident.Member> own = i.hazard() == Hazard.GAS ? Members.ofGas(i, i.gas()) : i.members();
        Incident.Member worst = own.get(0);
        for (Incident.Member m : own) {
            worst = m.priority().compareTo(worst.priority()) > 0 ? m : worst;
        }
        return worst;
    }

    private static String deviceEn(OpenIncident i) {
        Incident.Member first = i.members().get(0);
        int more = i.members().size() - 1;
        return first.sensor() + " " + faultEn(first.rule()) + (more > 0 ? ", and " + more + " more" : "");
    }

    private static String deviceKo(OpenIncident i) {
        Incident.Member first = i.members().get(0);
        int more = i.members().size() - 1;
        return first.sensor() + " " + faultKo(first.rule()) + (more > 0 ? " 외 " + more + "건" : "");
    }

    /** Of several votes of a zone each has its gas and limit in its name. */
    private static String plain(String rule) {
        return rule.startsWith("gas_vote_blind") ? "gas_vote_blind" : rule;
    }

    private static String faultEn(String rule) {
        return switch (plain(rule)) {
            case "silent" -> "sends nothing";
            case "stuck" -> "is stuck";
            case "out_of_range" -> "reads outside its range";
            case "bad_signal" -> "reports a bad signal";
            case "clock_wrong" -> "has a wrong clock";
            case "gateway_lost" -> "is lost with its sensors";
            case "loop_failure" -> "has a failed current loop";
            case "loop_out_of_spec" -> "is driven out of its range";
            case "function_check" -> "is in function check";
            case "spike" -> "spikes";
            case "drift" -> "drifts";
            case "noise_high" -> "is noisier than usual";
            case "noise_low" -> "is quieter than usual";
            case "clock_behind" -> "has a clock that is behind";
            case "calibration_due" -> "is due for calibration";
            case "bump_test_due" -> "is due for a bump test";
            case "late_reading" -> "sends its readings too late";
            case "gas_vote_blind" -> "has no gas detector that can vote";
            default -> rule;
        };
    }

    private static String faultKo(String rule) {
        return switch (plain(rule)) {
            case "silent" -> "무응답";
            case "stuck" -> "값 고착";
            case "out_of_range" -> "측정 범위 이탈";
            case "bad_signal" -> "불량 신호";
            case "clock_wrong" -> "시계 오류";
            case "gateway_lost" -> "및 연결된 센서 두절";
            case "loop_failure" -> "전류 루프 고장";
            case "loop_out_of_spec" -> "전류 루프 사양 벗어남";
            case "function_check" -> "기능 점검 중";
            case "spike" -> "순간 튐";
            case "drift" -> "드리프트";
            case "noise_high" -> "잡음 증가";
            case "noise_low" -> "잡음 감소";
            case "clock_behind" -> "시계 느림";
            case "calibration_due" -> "교정 시기 도래";
            case "bump_test_due" -> "범프 테스트 시기 도래";
            case "late_reading" -> "측정값 지연";
            case "gas_vote_blind" -> "투표 가능한 가스 검지기 없음";
            default -> rule;
        };
    }

    static String reading(Incident.Member m) {
        return m.sensor() + " " + figure(m.value()) + (m.unit() == null ? "" : " " + m.unit());
    }

    private static String limitEn(Incident.Member m) {
        return ", limit " + figure(m.limit()) + (m.unit() == null ? "" : " " + m.unit());
    }

    private static String limitKo(Incident.Member m) {
        return ", 한계 " + figure(m.limit()) + (m.unit() == null ? "" : " " + m.unit());
    }

    private static String figure(double v) {
        return Double.isFinite(v)
                ? new BigDecimal(v)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(v);
    }
}
