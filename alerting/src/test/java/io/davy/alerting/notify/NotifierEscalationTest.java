package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.notification.Notification.State;
import io.davy.parts.Ports;
import io.davy.plant.ContactWays;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import io.davy.plant.Telling;
import io.davy.plant.Telling.Route;
import io.davy.plant.Telling.Step;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The notifier with a real Kafka, and a clock that is set on: kim at once, lee after two minutes, after five more the chief. */
// A notifier that only has to run is not named again.
@SuppressWarnings("try")
class NotifierEscalationTest {
    private static NotifierBench bench;
    private final GreenMail mail = new GreenMail(new ServerSetup(Ports.free(), "127.0.0.1", "smtp"));
    private volatile Duration ahead = Duration.ZERO;
    private NotifierConfig config;

    @BeforeAll
    static void broker() {
        bench = new NotifierBench();
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    @BeforeEach
    void sweep() throws Exception {
        bench.sweep();
        mail.start();
        config = bench.ahead("smtp://127.0.0.1:" + mail.getSmtp().getPort(), () -> ahead);
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private static Contact mail(String id, String language) {
        return Samples.mail(id, language, id + "@plant.example");
    }

    private static Plant plant(String also, Contact... contacts) {
        List<String> first = also.isEmpty() ? List.of("kim") : List.of("kim", also);
        List<Step> steps = List.of(
                new Step(Duration.ZERO, first, List.of()), new Step(Duration.ofMinutes(2), List.of("lee"), List.of()));
        Route gas = new Route(
                "gas", null, null, null, null, null, steps, Duration.ofMinutes(5), 0, Duration.ZERO, false, null);
        Plant p = Samples.plant(contacts);
        return new Plant(
                p.davy(),
                p.site(),
                p.floors(),
                p.zones(),
                p.ruleSets(),
                p.sensors(),
                p.machines(),
                p.robots(),
                p.ways(),
                p.contacts(),
                p.incidents(),
                p.alarms(),
                new Telling(List.of(), List.of(), Set.of(), List.of(gas), List.of("chief")),
                List.of());
    }

    private static Plant people(String language) {
        return plant("", mail("kim", language), mail("lee", language), mail("chief", language));
    }

    private static Alarm alarm(AlarmState state, int version, Instant time) {
        boolean acked = state == AlarmState.ACKED || state == AlarmState.LATCHED_ACKED;
        return Samples.alarm("al-in-1", state).edit(e -> {
            e.version = version;
            e.time = time;
            e.ackedBy = acked ? "Park" : null;
            e.ackedAt = acked ? time : null;
        });
    }

    private void begin() {
        bench.tell(alarm(AlarmState.UNACKED, 1, Samples.OPENED));
        bench.tell(Samples.h2s("in-1"));
        arrived(1);
    }

    private List<MimeMessage> arrived(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> mail.getReceivedMessages().length >= count);
        return List.of(mail.getReceivedMessages());
    }

    private List<String> letters() throws Exception {
        List<String> all = new ArrayList<>();
        for (MimeMessage m : mail.getReceivedMessages()) {
            String to = m.getHeader("To", null);
            String text =
                    (String) ((MimeMultipart) m.getContent()).getBodyPart(0).getContent();
            all.add("To: " + to + "\nSubject: " + m.getSubject() + "\n"
                    + text.lines().findFirst().orElse(""));
        }
        return all;
    }

    private List<String> told() throws Exception {
        List<String> all = new ArrayList<>();
        for (MimeMessage m : mail.getReceivedMessages()) {
            all.add(m.getHeader("To", null).replaceFirst("@.*", "") + " "
                    + m.getSubject().replaceFirst(": H2S.*", ""));
        }
        return all;
    }

    /** Waits until one of another incident has come, after which nothing of the first can be under way. */
    private void nothingFurther(int count) {
        ahead = Duration.ZERO;
        bench.tell(Samples.h2s("in-marker"));
        assertThat(arrived(count + 1)).hasSize(count + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void aNightAsItArrives(String language) throws Exception {
        Set<String> letters = new LinkedHashSet<>();
        try (Notifier n = bench.start(config, people(language))) {
            begin();
            letters.addAll(letters());
            ahead = Duration.ofMinutes(2);
            arrived(2);
            letters.addAll(letters());
            ahead = Duration.ofMinutes(8);
            arrived(3);
            letters.addAll(letters());
            await().until(() -> n.health().get(0).detail().contains("1 incidents that nobody has answered"));
            assertThat(n.health().get(0).ok())
                    .as("people, not the part, have not answered")
                    .isTrue();
            ahead = Duration.ZERO;
            bench.tell(alarm(AlarmState.ACKED, 2, Instant.now()));
            arrived(5);
            letters.addAll(letters());
            bench.tell(alarm(AlarmState.UNACKED, 3, Instant.now()));
            arrived(6);
            letters.addAll(letters());
            bench.tell(alarm(AlarmState.ACKED, 4, Instant.now()));
            // After the calls, which were made by a clock that is up to eight minutes ahead.
            bench.tell(Samples.closed(Samples.h2s("in-1"), Instant.now().plus(Duration.ofMinutes(9))));
            arrived(9);
            letters.addAll(letters());
            Docs.show("night-" + language + ".txt", String.join("\n\n", letters));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void aLatchedAlarmOfAClosedIncidentIsEscalatedInWordsOfItsOwn(String language) throws Exception {
        Set<String> letters = new LinkedHashSet<>();
        try (Notifier n = bench.start(config, people(language))) {
            begin();
            letters.addAll(letters());
            bench.tell(alarm(AlarmState.LATCHED_UNACKED, 2, Instant.now()));
            bench.tell(Samples.closed(Samples.h2s("in-1"), Instant.now()));
            arrived(2);
            letters.addAll(letters());
            ahead = Duration.ofMinutes(2);
            arrived(3);
            letters.addAll(letters());
            ahead = Duration.ofMinutes(8);
            arrived(4);
            letters.addAll(letters());
            ahead = Duration.ZERO;
            bench.tell(alarm(AlarmState.LATCHED_ACKED, 3, Instant.now()));
            arrived(6);
            letters.addAll(letters());
            Docs.show("latched-" + language + ".txt", String.join("\n\n", letters));
        }
    }

    /** Fault 5: escalation goes on after the ack; and fault 2: what was acknowledged while the server was down is lost. */
    @Test
    void anAcknowledgementThatWasGivenWhileTheNotifierWasDownCounts() throws Exception {
        Plant plant = people("en");
        try (Notifier n = bench.start(config, plant)) {
            begin();
            await().until(() -> bench.notifications().stream().allMatch(s -> s.state() == State.SENT));
        }
        bench.tell(alarm(AlarmState.ACKED, 2, Instant.now()));
        ahead = Duration.ofHours(1);
        try (Notifier n = bench.start(config, plant)) {
            nothingFurther(1);
            assertThat(told())
                    .containsExactly(
                            "kim [HIGH] H2S gas at P-101, zone Z-PUMP", "kim [HIGH] H2S gas at P-101, zone Z-PUMP");
        }
    }

    /** Fault 1, of the escalation: after a restart no delay ever ends. */
    @Test
    void whatWasDueWhileTheNotifierWasDownIsToldAtItsStartAndOnce() throws Exception {
        Plant plant = people("en");
        try (Notifier n = bench.start(config, plant)) {
            begin();
        }
        ahead = Duration.ofMinutes(3);
        for (int k = 0; k < 2; k++) {
            try (Notifier n = bench.start(config, plant)) {
                arrived(2);
                await().until(() -> bench.notifications().stream().allMatch(s -> s.state() == State.SENT));
            }
        }
        assertThat(told()).hasSize(2).last().isEqualTo("lee [HIGH] NOT ACKNOWLEDGED");
    }

    @Test
    void whatADeadServerHasNotTakenIsWithdrawnWithTheAcknowledgement() throws Exception {
        try (Receiver lee = new Receiver().answering(k -> 503);
                Notifier n = bench.start(
                        config, plant("", mail("kim", "en"), Samples.webhook("lee", lee.url()), mail("chief", "en")))) {
            begin();
            ahead = Duration.ofMinutes(2);
            await().until(() -> lee.all().size() > 1);
            bench.tell(alarm(AlarmState.ACKED, 2, Instant.now()));
            await().until(() -> bench.notifications().stream().anyMatch(s -> s.state() == State.WITHDRAWN));
            lee.answering(k -> 200);
            nothingFurther(1);
            assertThat(lee.taken()).isEmpty();
            Notification withdrawn = bench.notifications().stream()
                    .filter(s -> s.state() == State.WITHDRAWN)
                    .findFirst()
                    .orElseThrow();
            assertThat(withdrawn.contact()).isEqualTo("lee");
            assertThat(withdrawn.error()).isEqualTo("answered before it was sent");
        }
    }

    @Test
    void aPagerHearsOfTheAcknowledgementAndOfTheEnd() {
        try (Receiver pager = new Receiver()) {
            ContactWays ways = new ContactWays(
                    ContactWays.Format.PAGERDUTY, "R0UTINGKEY", null, null, false, Duration.ofSeconds(30));
            Contact duty = new Contact("pager", null, "en", null, pager.url(), ways);
            try (Notifier n = bench.start(
                    config, plant("pager", mail("kim", "en"), mail("lee", "en"), mail("chief", "en"), duty))) {
                begin();
                await().until(() -> pager.taken().size() == 1);
                bench.tell(alarm(AlarmState.ACKED, 2, Instant.now()));
                await().until(() -> pager.taken().size() == 2);
                Incident closed = Samples.closed(Samples.h2s("in-1"));
                bench.tell(closed);
                await().until(() -> pager.taken().size() == 3);
                assertThat(pager.taken())
                        .extracting(p -> p.body().get("event_action").asText())
                        .containsExactly("trigger", "acknowledge", "resolve");
            }
        }
    }
}
