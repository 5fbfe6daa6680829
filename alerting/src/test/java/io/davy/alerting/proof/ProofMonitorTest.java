package io.davy.alerting.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.davy.alerting.notify.DirectTeller;
import io.davy.alerting.notify.NotifierConfig;
import io.davy.alerting.sample.Samples;
import io.davy.health.PartHealth;
import io.davy.json.Json;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Ports;
import io.davy.plant.Plant;
import io.davy.proof.Proof;
import io.davy.topic.Topics;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof test with a real Kafka, which dies, and a real mail server. */
class ProofMonitorTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final ProofFigures FIGURES = new ProofFigures(Duration.ofSeconds(1), 3, 2, Duration.ofSeconds(30));
    private static final Plant PLANT = Samples.plant(
            Samples.mail("kim", "ko", "kim@plant.example"), Samples.mail("lee", "en", "lee@plant.example"));

    @TempDir
    private Path dir;

    private final int kafkaPort = Ports.free();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final AtomicInteger number = new AtomicInteger();

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private EmbeddedKafka kafka() {
        EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"), kafkaPort);
        kafka.createTopics(1, List.of());
        return kafka;
    }

    private ProofMonitor monitor() {
        NotifierConfig config = NotifierConfig.of(
                "127.0.0.1:" + kafkaPort,
                URI.create("smtp://127.0.0.1:" + mail.getSmtp().getPort()),
                "Davy <davy@plant.example>",
                URI.create("http://127.0.0.1:8080"));
        return ProofMonitor.start(
                config.kafkaBootstrap(),
                FIGURES,
                List.of("davy"),
                PLANT.site().id(),
                () -> List.of(new PartHealth("kafka", false, "does not answer"), new PartHealth("mqtt", true, "runs")),
                new DirectTeller(config, () -> PLANT));
    }

    private void prove(KafkaProducer<String, byte[]> producer) {
        Samples.send(
                producer,
                Topics.PROOFS,
                Proof.zone("davy"),
                Json.bytes(Proof.alarm("ulsan", Proof.zone("davy"), number.incrementAndGet(), Instant.now(), 0)));
    }

    private static PartHealth chain(ProofMonitor monitor) {
        return monitor.health().get(0);
    }

    private List<MimeMessage> to(String address) {
        return Arrays.stream(mail.getReceivedMessagesForDomain(address)).toList();
    }

    @Test
    void theDeathOfKafkaIsToldWithoutKafkaOnceAndItsReturnToo() throws Exception {
        EmbeddedKafka kafka = kafka();
        try (ProofMonitor monitor = monitor()) {
            try (KafkaProducer<String, byte[]> producer = Samples.producer(kafka.bootstrap())) {
                await().atMost(LONG).until(() -> {
                    prove(producer);
                    return chain(monitor).seen() != null;
                });
            }
            assertThat(chain(monitor).ok()).isTrue();
            kafka.close();

            await().atMost(LONG).until(() -> mail.getReceivedMessages().length >= 2);
            await().atMost(LONG).until(() -> monitor.health().get(1).ok());
            assertThat(chain(monitor).ok()).isFalse();
            MimeMessage english = to("lee@plant.example").get(0);
            assertThat(english.getSubject()).startsWith("[HIGHEST] Davy's own chain is broken: gateway davy");
            assertThat((String) ((MimeMultipart) english.getContent())
                            .getBodyPart(0)
                            .getContent())
                    .contains("Not well: kafka (does not answer).")
                    .doesNotContain("mqtt")
                    .contains("What: Davy's own chain is broken")
                    .contains("Do not rely on Davy now");
            assertThat(to("kim@plant.example").get(0).getSubject()).startsWith("[최고] Davy 자체 감시 경로 단절");

            kafka = kafka();
            try (KafkaProducer<String, byte[]> producer = Samples.producer(kafka.bootstrap())) {
                await().atMost(LONG).until(() -> {
                    prove(producer);
                    return mail.getReceivedMessages().length >= 4;
                });
            }
            assertThat(to("lee@plant.example"))
                    .extracting(MimeMessage::getSubject)
                    .last()
                    .asString()
                    .startsWith("[CLOSED] Davy's own chain is whole again");
            assertThat(mail.getReceivedMessages()).hasSize(4);
        } finally {
            kafka.close();
        }
    }
}
