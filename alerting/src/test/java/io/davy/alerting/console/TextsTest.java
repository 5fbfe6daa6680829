package io.davy.alerting.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.action.Action;
import io.davy.action.Refusal;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.notification.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern ENTRY = Pattern.compile("'([A-Za-z0-9_.# ]+)': '((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern HOLE = Pattern.compile("\\{\\w+}");

    @Test
    void koreanSaysEverythingThatEnglishSays() {
        assertThat(texts("ko").keySet()).isEqualTo(texts("en").keySet());
    }

    @Test
    void bothFillTheSameHoles() {
        Map<String, String> ko = texts("ko");
        texts("en")
                .forEach((key, text) -> assertThat(holes(ko.get(key))).as(key).isEqualTo(holes(text)));
    }

    @Test
    void everyStateThatARecordCanHaveHasItsWords() {
        Map<String, String> en = texts("en");
        List<String> wanted = new ArrayList<>();
        Stream.of(
                        "opened",
                        "escalated",
                        "realarmed",
                        "unanswered",
                        "unreached",
                        "verdict",
                        "acknowledged",
                        "closed",
                        "standing")
                .forEach(o -> wanted.add("occasion." + o));
        Stream.of(Notification.State.values()).forEach(s -> wanted.add("nstate." + s));
        Stream.of(Mission.State.values()).forEach(s -> wanted.add("mstate." + s));
        Stream.of(Incident.State.values()).forEach(s -> wanted.add("istate." + s));
        Stream.of(Incident.Outcome.values()).forEach(s -> wanted.add("outcome." + s));
        Stream.of(AlarmState.values()).forEach(s -> wanted.add("state." + s));
        Stream.of(AlarmClass.values()).forEach(c -> wanted.add("class." + c));
        Stream.of(Action.Type.values()).forEach(a -> wanted.add("done." + a));
        Stream.of(Refusal.values()).forEach(r -> wanted.add("code." + r.code()));
        Stream.of(Priority.values()).forEach(s -> wanted.add("priority." + s));
        Stream.of(Hazard.values()).forEach(s -> wanted.add("hazard." + s));
        Stream.of(StaleWatch.Code.values()).forEach(s -> wanted.add("stale." + s));
        assertThat(en.keySet()).containsAll(wanted);
    }

    @Test
    void languageFollowsTheBrowser() {
        assertThat(IndexPage.language("ko-KR,ko;q=0.9,en;q=0.8")).isEqualTo("ko");
        assertThat(IndexPage.language("de, en;q=0.7, ko;q=0.3")).isEqualTo("en");
        assertThat(IndexPage.language("fr")).isEqualTo("en");
        assertThat(IndexPage.language(null)).isEqualTo("en");
        assertThat(IndexPage.language(";;;q=x")).isEqualTo("en");
    }

    private static Set<String> holes(String text) {
        Set<String> holes = new TreeSet<>();
        HOLE.matcher(text).results().forEach(m -> holes.add(m.group()));
        return holes;
    }

    private static Map<String, String> texts(String language) {
        Map<String, String> texts = new TreeMap<>();
        Matcher m = ENTRY.matcher(Assets.text("texts-" + language + ".js"));
        while (m.find()) {
            assertThat(texts.put(m.group(1), m.group(2))).as(m.group(1)).isNull();
        }
        assertThat(texts).hasSizeGreaterThan(100);
        return texts;
    }
}
