package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.davy.alerting.sample.Samples;
import io.davy.parts.Ports;
import io.davy.plant.Plant;
import io.davy.plant.Telling;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectTellerTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private final int port = Ports.free();
    /** Messages that the mail server is being asked to take. */
    private final AtomicInteger onTheirWay = new AtomicInteger();

    private final GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));

    @AfterEach
    void stop() {
        mail.stop();
    }

    private DirectTeller teller(Plant plant) {
        NotifierConfig config = config();
        Map<ChannelKind, Channel> channels = new EnumMap<>(Channels.of(config, () -> plant));
        Channel server = channels.get(ChannelKind.EMAIL);
        channels.put(ChannelKind.EMAIL, parcel -> {
            onTheirWay.incrementAndGet();
            try {
                return server.deliver(parcel);
            } finally {
                onTheirWay.decrementAndGet();
            }
        });
        return new DirectTeller(config, () -> plant, channels);
    }

    private NotifierConfig config() {
        return NotifierConfig.of(
                        "nowhere:1",
                        URI.create("smtp://127.0.0.1:" + port),
                        "Davy <davy@plant.example>",
                        URI.create("http://127.0.0.1:8080"))
                .withBackoff(Duration.ofMillis(50), Duration.ofMillis(100));
    }

    private static Outage outage() {
        return new Outage(
                Outage.Kind.DAVY, "ulsan", "box-1", Instant.now().minusSeconds(31), Duration.ofSeconds(30), List.of());
    }

    private List<String> subjects() {
        return Arrays.stream(mail.getReceivedMessages())
                .map(DirectTellerTest::subject)
                .toList();
    }

    private static String subject(MimeMessage m) {
        try {
            return m.getAllRecipients()[0] + " " + m.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitMails(int count) {
        await().atMost(LONG).until(() -> mail.getReceivedMessages().length >= count);
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgainUntilItTakesTheMessage() {
        try (DirectTeller teller = teller(Samples.plant(Samples.mail("kim", "en", "kim@plant.example")))) {
            Outage outage = outage();
            teller.begun(outage);
            await().atMost(LONG).until(() -> teller.problems().stream().anyMatch(p -> p.contains("mail server")));
            assertThat(teller.reached()).isFalse();
            mail.start();
            awaitMails(1);
            await().atMost(LONG).until(teller::reached);
            teller.still(outage, 1);
            awaitMails(2);
            teller.over(outage, Instant.now());
            awaitMails(3);
            assertThat(subjects())
                    .containsExactly(
                            "kim@plant.example [HIGHEST] Davy does not answer: ulsan",
                            "kim@plant.example [HIGHEST] Davy still does not answer: ulsan",
                            "kim@plant.example [CLOSED] Davy answers again: ulsan");
        }
    }

    @Test
    void whoNeverHeardThatItBeganIsNotToldThatItIsOver() {
        try (DirectTeller teller = teller(Samples.plant(Samples.mail("kim", "en", "kim@plant.example")))) {
            Outage first = outage();
            teller.begun(first);
            await().atMost(LONG).until(() -> teller.problems().stream().anyMatch(p -> p.contains("mail server")));
            teller.over(first, Instant.now());
            // What was on its way when it ended may still be taken, and then its end is told: that is another case.
            await().during(Duration.ofMillis(200)).atMost(LONG).until(() -> onTheirWay.get() == 0);
            mail.start();
            Outage second =
                    new Outage(Outage.Kind.CHAIN, "ulsan", "davy", Instant.now(), Duration.ofSeconds(20), List.of());
            teller.begun(second);
            awaitMails(1);
            await().during(Duration.ofMillis(500)).atMost(LONG).until(() -> mail.getReceivedMessages().length == 1);
        }
    }

    @Test
    void thoseAreToldWhomThePlantNamesForItAndARotaIsWhoeverHasIt() {
        mail.start();
        Plant all = Samples.plant(
                Samples.mail("kim", "en", "kim@plant.example"),
                Samples.mail("lee", "en", "lee@plant.example"),
                Samples.mail("chief", "ko", "chief@plant.example"));
        LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
        Telling.Rota duty =
                new Telling.Rota("duty", today.minusDays(2), LocalTime.MIDNIGHT, 3000, List.of("lee", "kim"));
        Telling telling = new Telling(List.of(), List.of(duty), Set.of(), List.of(), List.of("chief", "duty"));
        Plant plant = new Plant(
                all.davy(),
                all.site(),
                all.floors(),
                all.zones(),
                all.ruleSets(),
                all.sensors(),
                all.machines(),
                all.robots(),
                all.ways(),
                all.contacts(),
                all.incidents(),
                all.alarms(),
                telling,
                List.of());
        try (DirectTeller teller = teller(plant)) {
            teller.begun(outage());
            awaitMails(2);
            assertThat(subjects())
                    .containsExactlyInAnyOrder(
                            "lee@plant.example [HIGHEST] Davy does not answer: ulsan",
                            "chief@plant.example [최고] Davy 응답 없음: ulsan");
        }
    }
}
