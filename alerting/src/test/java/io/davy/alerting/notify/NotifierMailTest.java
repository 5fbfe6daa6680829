package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.davy.alarm.Priority;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.parts.Ports;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// A notifier that only has to run is not named again.
@SuppressWarnings("try")
class NotifierMailTest {
    private static NotifierBench bench;
    private final int port = Ports.free();
    private GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));

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
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private String smtp() {
        return "smtp://127.0.0.1:" + port;
    }

    private List<MimeMessage> arrived(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> mail.getReceivedMessages().length >= count);
        return List.of(mail.getReceivedMessages());
    }

    private static String part(MimeMessage m, int n) throws Exception {
        return (String) ((MimeMultipart) m.getContent()).getBodyPart(n).getContent();
    }

    @Test
    void tellsInEnglishWhatWhereHowBadSinceWhenAndWhatToDo() throws Exception {
        mail.start();
        try (Notifier n =
                bench.start(bench.linked(smtp()), Samples.plant(Samples.mail("kim", "en", "kim@plant.example")))) {
            bench.tell(Samples.h2s("in-en"));
            MimeMessage m = arrived(1).get(0);
            show("en", m);

            assertThat(m.getSubject()).isEqualTo("[HIGH] H2S gas at P-101, zone Z-PUMP");
            assertThat(m.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(m.getHeader("Message-ID")[0]).matches("<no-[0-9a-f]{16}@plant\\.example>");
            assertThat(m.getHeader("References")).containsExactly("<in-en@plant.example>");
            String text = part(m, 0);
            assertThat(text)
                    .contains("What: H2S gas (hydrogen sulfide)")
                    .contains("Where: zone Z-PUMP (Pump hall), floor F0 (Ground floor), sensor AT-1101, x 12 m, y 8 m")
                    .contains("How bad: 37.25 ppm, limit 20 ppm (sensor AT-1101: gas very high)")
                    .contains("Since: 2026-11-22 12:04:05 +09:00 (2026-11-22 03:04:05 UTC)")
                    .contains("Likely source: P-101 (Sour water pump), about 1.2 kg/h, 82 % confidence")
                    .contains("What to do: Leave the area across the wind")
                    .contains("http://127.0.0.1:8080/#/incident/in-en");
            assertThat(part(m, 1)).contains("<html lang=\"en\">").contains("37.25 ppm, limit 20 ppm");
            await().until(() -> bench.notifications().stream().allMatch(s -> s.state() == Notification.State.SENT));
            assertThat(n.health()).allMatch(h -> h.ok());
        }
    }

    @Test
    void tellsInKoreanAsItArrives() throws Exception {
        mail.start();
        try (Notifier n =
                bench.start(bench.linked(smtp()), Samples.plant(Samples.mail("lee", "ko", "lee@plant.example")))) {
            bench.tell(Samples.h2s("in-ko"));
            MimeMessage m = arrived(1).get(0);
            show("ko", m);

            assertThat(m.getSubject()).isEqualTo("[높음] H2S 가스: P-101, 구역 Z-PUMP");
            assertThat(((MimeMultipart) m.getContent()).getBodyPart(0).getContentType())
                    .containsIgnoringCase("utf-8");
            assertThat(part(m, 0))
                    .contains("새 사고가 발생했습니다.")
                    .contains("펌프실에서 H2S 37.3 ppm 검출")
                    .contains("측정값: 37.25 ppm, 한계값 20 ppm (센서 AT-1101: 가스 농도 매우 높음)")
                    .contains("2026-11-22 03:04:05 UTC")
                    .contains("추정 발생원: P-101 (산성수 펌프), 약 1.2 kg/h, 신뢰도 82 %")
                    .contains("조치 사항: 바람을 가로질러");
            assertThat(part(m, 1)).contains("<html lang=\"ko\">").contains("황화수소");
        }
    }

    @Test
    void tellsAnIncidentsWholeLifeInOneThread() throws Exception {
        mail.start();
        try (Notifier n =
                bench.start(bench.config(smtp()), Samples.plant(Samples.mail("kim", "en", "kim@plant.example")))) {
            Incident opened = Samples.h2s("in-life");
            Incident worse = Samples.severity(opened, Priority.HIGHEST);
            Incident seen = Samples.confirmed(worse);
            Stream.of(opened, worse, worse, seen, Samples.closed(seen)).forEach(bench::tell);

            List<MimeMessage> all = arrived(4);
            assertThat(all)
                    .extracting(MimeMessage::getSubject)
                    .containsExactly(
                            "[HIGH] H2S gas at P-101, zone Z-PUMP",
                            "[HIGHEST] Escalated: H2S gas at P-101, zone Z-PUMP",
                            "[HIGHEST] Robot R1: hazard confirmed. H2S gas at P-101, zone Z-PUMP",
                            "[CLOSED] H2S gas at P-101, zone Z-PUMP");
            assertThat(part(all.get(2), 0)).contains("Robot: R1: hazard confirmed, measured 41 ppm");
            for (MimeMessage m : all) {
                assertThat(m.getHeader("References")).containsExactly("<in-life@plant.example>");
            }
        }
    }

    @Test
    void tellsOfASilentSensor() throws Exception {
        mail.start();
        try (Notifier n =
                bench.start(bench.config(smtp()), Samples.plant(Samples.mail("kim", "en", "kim@plant.example")))) {
            bench.tell(Samples.device("in-dev"));
            MimeMessage m = arrived(1).get(0);
            assertThat(m.getSubject()).isEqualTo("[MEDIUM] Device fault at AT-1101, zone Z-PUMP");
            assertThat(part(m, 0)).contains("What to do: This device cannot be trusted now");
        }
    }

    @Test
    void aMailServerThatIsAwayDelaysAndNeitherLosesNorRepeatsNorHoldsUpWebhooks() {
        try (Receiver receiver = new Receiver();
                Notifier n = bench.start(
                        bench.config(smtp()),
                        Samples.plant(
                                Samples.mail("kim", "en", "kim@plant.example"),
                                Samples.webhook("ops", receiver.url())))) {
            bench.tell(Samples.h2s("in-a"));
            bench.tell(Samples.h2s("in-b"));
            await().atMost(Duration.ofSeconds(10)).until(() -> receiver.taken().size() == 2);
            await().until(() ->
                    n.health().stream().anyMatch(h -> !h.ok() && h.detail().contains("mail server")));

            mail.start();

            assertThat(arrived(2)).hasSize(2);
            await().until(() -> n.health().get(0).ok());
            assertThat(mail.getReceivedMessages()).hasSize(2);
            assertThat(bench.notifications()).allMatch(s -> s.state() == Notification.State.SENT);
        }
    }

    @Test
    void anAddressThatTheMailServerRefusesHasFailedWithAClearReason() throws Exception {
        try (RefusingSmtp refusing = new RefusingSmtp();
                Notifier n = bench.start(
                        bench.config("smtp://127.0.0.1:" + refusing.port()),
                        Samples.plant(Samples.mail("gone", "en", "gone@plant.example")))) {
            bench.tell(Samples.h2s("in-gone"));
            await().until(() -> bench.notifications().stream().anyMatch(s -> s.state() == Notification.State.FAILED));
            Notification failed = bench.notifications().get(0);
            assertThat(failed.error())
                    .contains("refused gone@plant.example")
                    .contains("550")
                    .contains("plant.yaml");
            assertThat(n.health().get(0).detail()).contains("550");
            assertThat(refusing.tries()).isEqualTo(1);
        }
    }

    /** What really arrived stands in the docs. */
    private static void show(String language, MimeMessage m) throws Exception {
        Docs.show(
                "mail-" + language + ".txt",
                "From: " + m.getHeader("From", null) + "\nTo: " + m.getHeader("To", null) + "\nSubject: "
                        + m.getSubject() + "\n\n" + part(m, 0).replace("\r\n", "\n"));
    }
}
