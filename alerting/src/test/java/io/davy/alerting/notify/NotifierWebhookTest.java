package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.davy.alarm.Priority;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.notification.Notification.State;
import io.davy.plant.Plant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// A notifier that only has to run is not named again.
@SuppressWarnings("try")
class NotifierWebhookTest {
    private static NotifierBench bench;

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

    private static void awaitAll(State state, int count) {
        await().atMost(Duration.ofSeconds(15))
                .until(() -> bench.notifications().stream()
                                .filter(n -> n.state() == state)
                                .count()
                        == count);
    }

    @Test
    void postsNotificationAndIncidentUnderTheNotificationsId() {
        try (Receiver r = new Receiver();
                Notifier n = bench.start(bench.config(null), Samples.plant(Samples.webhook("ops", r.url())))) {
            bench.tell(Samples.h2s("in-1"));
            await().until(() -> r.taken().size() == 1);
            Receiver.Post post = r.taken().get(0);
            assertThat(post.key()).isEqualTo(post.body().at("/notification/id").asText());
            assertThat(post.body().at("/incident/id").asText()).isEqualTo("in-1");
            assertThat(post.body().at("/incident/alarms/0/sensor").asText()).isEqualTo("AT-1101");
            awaitAll(State.SENT, 1);
            Notification sent = bench.notifications().get(0);
            assertThat(sent.attempts()).isEqualTo(1);
            assertThat(sent.subject()).isEqualTo("[HIGH] H2S gas at P-101, zone Z-PUMP");
        }
    }

    @Test
    void triesAgainAfterAServerErrorAndTellsOnce() {
        try (Receiver r = new Receiver().answering(n -> n <= 3 ? (n == 2 ? 429 : 500) : 200);
                Notifier n = bench.start(bench.config(null), Samples.plant(Samples.webhook("ops", r.url())))) {
            bench.tell(Samples.h2s("in-1"));
            awaitAll(State.SENT, 1);
            assertThat(r.taken()).hasSize(1);
            assertThat(r.all())
                    .hasSize(4)
                    .extracting(Receiver.Post::key)
                    .containsOnly(r.taken().get(0).key());
            assertThat(bench.notifications().get(0).attempts()).isEqualTo(4);
            assertThat(n.health().get(0).ok()).isTrue();
        }
    }

    @Test
    void aRefusedPostHasFailedAndTheNextIsTriedAllTheSame() {
        try (Receiver r = new Receiver().answering(n -> n == 1 ? 404 : 200);
                Notifier n = bench.start(bench.config(null), Samples.plant(Samples.webhook("ops", r.url())))) {
            bench.tell(Samples.h2s("in-1"));
            awaitAll(State.FAILED, 1);
            assertThat(bench.notifications().get(0).error())
                    .contains("answered 404")
                    .contains("plant.yaml")
                    .doesNotContain("secret");
            assertThat(n.health().get(0).ok()).isFalse();
            bench.tell(Samples.h2s("in-2"));
            awaitAll(State.SENT, 1);
            assertThat(n.health().get(0).ok()).isTrue();
        }
    }

    @Test
    void aRestartRepeatsNothingAndForgetsNothing() {
        try (Receiver r = new Receiver()) {
            Plant plant = Samples.plant(Samples.webhook("ops", r.url()));
            NotifierConfig config = bench.config(null);
            try (Notifier n = bench.start(config, plant)) {
                bench.tell(Samples.h2s("in-1"));
                awaitAll(State.SENT, 1);
                r.answering(k -> 503);
                bench.tell(Samples.h2s("in-2"));
                await().until(() -> r.all().size() >= 3);
            }
            bench.tell(Samples.closed(Samples.h2s("in-1")));
            bench.tell(Samples.h2s("in-3"));
            bench.tell(Samples.closed(Samples.h2s("in-3")));
            r.answering(k -> 200);
            try (Notifier n = bench.start(config, plant)) {
                awaitAll(State.SENT, 5);
            }
            try (Notifier n = bench.start(config, plant)) {
                bench.tell(Samples.h2s("in-4"));
                awaitAll(State.SENT, 6);
            }
            assertThat(r.taken())
                    .extracting(p -> p.body().at("/incident/id").asText() + " " + p.occasion())
                    .containsExactlyInAnyOrder(
                            "in-1 opened", "in-2 opened", "in-1 closed", "in-3 opened", "in-3 closed", "in-4 opened");
        }
    }

    @Test
    void theFirstStartTellsOfOpenIncidentsOnly() {
        Incident over = Samples.h2s("in-over");
        bench.tell(over);
        bench.tell(Samples.closed(over));
        bench.tell(Samples.h2s("in-standing"));
        try (Receiver r = new Receiver();
                Notifier n = bench.start(bench.config(null), Samples.plant(Samples.webhook("ops", r.url())))) {
            await().until(() -> r.taken().size() == 1);
            Incident quick = Samples.h2s("in-quick");
            bench.tell(quick);
            bench.tell(Samples.closed(quick));
            bench.tell(Samples.closed(over));
            awaitAll(State.SENT, 3);
            assertThat(r.taken())
                    .extracting(p -> p.body().at("/incident/id").asText() + " " + p.occasion())
                    .containsExactly("in-standing opened", "in-quick opened", "in-quick closed");
        }
    }

    @Test
    void aFloodIsToldInOneButTheWorstAtOnce() {
        try (Receiver r = new Receiver();
                Notifier n = bench.start(
                        bench.config(null).withFlood(2, Duration.ofSeconds(3)),
                        Samples.plant(Samples.webhook("ops", r.url())))) {
            for (int i = 0; i < 6; i++) {
                bench.tell(Samples.h2s("in-" + i));
            }
            await().until(() -> r.taken().size() == 2);
            bench.tell(Samples.severity(Samples.h2s("in-worst"), Priority.HIGHEST));
            await().until(() -> r.taken().size() == 3);
            assertThat(r.taken().get(2).body().at("/incident/id").asText()).isEqualTo("in-worst");
            awaitAll(State.SENT, 7);
            assertThat(r.taken()).hasSize(4);
            assertThat(r.taken().get(3).body().at("/summary")).hasSize(4);
        }
    }

    @Test
    void aChangedAddressGetsWhatIsStillPending() {
        try (Receiver bad = new Receiver().answering(n -> 500);
                Receiver good = new Receiver();
                Notifier n = bench.start(bench.config(null), Samples.plant(Samples.webhook("ops", bad.url())))) {
            bench.tell(Samples.h2s("in-1"));
            await().until(() -> !bad.all().isEmpty());
            n.apply(Samples.plant(Samples.webhook("ops", good.url())));
            await().until(() -> good.occasions().equals(List.of("opened")));
            awaitAll(State.SENT, 1);
            assertThat(n.health().get(0).ok()).isTrue();
        }
    }

    @Test
    void saysWhoCannotBeToldAtAll() {
        Plant plant = Samples.plant(
                new Plant.Contact("nobody", null, "en", null, null), Samples.mail("kim", "en", "kim@plant.example"));
        try (Notifier n = bench.start(bench.config(null), plant)) {
            assertThat(n.health().get(0).ok()).isFalse();
            assertThat(n.health().get(0).detail())
                    .contains("nobody cannot be told: give the contact an email or a webhook")
                    .contains("kim cannot be told: no mail server is set up");
        }
    }

    @Test
    void whatIsNoIncidentGoesToDeadLettersAndTheNextIsTold() {
        try (Receiver r = new Receiver();
                Notifier n = bench.start(bench.config(null), Samples.plant(Samples.webhook("ops", r.url())))) {
            bench.tell("davy.incidents", "garbage".getBytes(StandardCharsets.UTF_8));
            bench.tell("davy.incidents", "{}".getBytes(StandardCharsets.UTF_8));
            bench.tell(Samples.h2s("in-1"));
            awaitAll(State.SENT, 1);
            assertThat(bench.deadLetters()).containsExactly("garbage", "{}");
        }
    }
}
