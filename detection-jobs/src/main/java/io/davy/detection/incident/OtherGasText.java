package io.davy.detection.incident;

import io.davy.incident.Incident.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The sentence that says of which detectors of an incident the reading may be its gas or their own; empty if there are none. */
final class OtherGasText {
    private static final int NAMED = 3;

    private OtherGasText() {}

    static String english(OpenIncident i) {
        List<Member> all = worst(i);
        if (all.isEmpty()) {
            return "";
        }
        boolean one = all.size() == 1;
        return ". " + named(all, " and %d more") + (one ? " also responds to " : " also respond to ") + i.gas()
                + ": the reading may be that or " + gases(all) + " itself, treat it as both until somebody has looked";
    }

    static String korean(OpenIncident i) {
        List<Member> all = worst(i);
        return all.isEmpty()
                ? ""
                : ". " + named(all, " 외 %d개") + ": " + i.gas() + "에도 반응하는 검지기로, " + i.gas() + "일 수도 " + gases(all)
                        + "일 수도 있으니 현장 확인 전까지 둘 다로 간주";
    }

    /** Of each detector its most important alarm. */
    private static List<Member> worst(OpenIncident i) {
        Map<String, Member> worst = new LinkedHashMap<>();
        for (Member m : Members.foreign(i)) {
            worst.merge(m.sensor(), m, (a, b) -> b.priority().compareTo(a.priority()) > 0 ? b : a);
        }
        return List.copyOf(worst.values());
    }

    private static String named(List<Member> all, String more) {
        String first = all.stream()
                .limit(NAMED)
                .map(m -> IncidentText.reading(m) + " " + m.gas())
                .collect(Collectors.joining(", "));
        return first + (all.size() > NAMED ? String.format(more, all.size() - NAMED) : "");
    }

    private static String gases(List<Member> all) {
        return all.stream().map(m -> String.valueOf(m.gas())).distinct().collect(Collectors.joining("/"));
    }
}
