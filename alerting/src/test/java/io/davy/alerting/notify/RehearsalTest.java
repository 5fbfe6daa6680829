package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.davy.alerting.kafka.Clients;
import io.davy.alerting.sample.Samples;
import io.davy.parts.Ports;
import io.davy.plant.ContactWays;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

// A notifier that only has to run is not named again.
@SuppressWarnings("try")
class RehearsalTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static NotifierBench bench;
    private final int port = Ports.free();
    private final GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    private final Plant plant = Samples.plant(Samples.mail("kim", "en", "kim@plant.example"));
    /** The occasions of which a channel has rehearsed. */
    private final List<String> rehearsed = new CopyOnWriteArrayList<>();

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

    private static void over() {
        await().atMost(LONG)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(t -> t.getName().equals("notify-rehearsal")));
    }

    /** A contact by mail and webhook for each format that a webhook may have. */
    private static Plant everyFormat(String url) {
        List<Contact> contacts = new ArrayList<>();
        for (ContactWays.Format f : ContactWays.Format.values()) {
            contacts.add(new Contact(
                    "by-" + f,
                    null,
                    contacts.size() % 2 == 0 ? "en" : "ko",
                    f + "@plant.example",
                    url,
                    new ContactWays(f, "secret", "+821012345678", null, false, Duration.ofSeconds(30))));
        }
        return Samples.plant(contacts.toArray(Contact[]::new));
    }

    @Test
    void nothingIsSentByAnyWayAndNothingIsWritten() {
        mail.start();
        try (Receiver hook = new Receiver();
                Notifier n = bench.start(bench.linked(smtp()), everyFormat(hook.url()))) {
            over();

            assertThat(mail.getReceivedMessages()).isEmpty();
            assertThat(hook.all()).isEmpty();
            assertThat(bench.notifications()).isEmpty();
            assertThat(bench.deadLetters()).isEmpty();
            assertThat(n.health()).singleElement().satisfies(h -> {
                assertThat(h.ok()).isTrue();
                assertThat(h.detail()).contains("0 messages waiting, 0 incidents");
            });
        }
    }

    @Test
    void aMailServerThatIsAwayShowsBeforeAnybodyHasToBeToldAndUntilItIsBack() {
        try (Notifier n = bench.start(bench.config(smtp()), plant)) {
            await().atMost(LONG)
                    .until(() -> n.health().get(0).detail().contains("127.0.0.1:" + port + " cannot be reached"));
            assertThat(n.health().get(0).ok()).isFalse();

            mail.start();

            await().atMost(LONG).until(() -> n.health().get(0).ok());
            assertThat(mail.getReceivedMessages()).isEmpty();
        }
    }

    @Test
    void onceAMessageWasTriedOnlyItsOwnFateTellsHowTheMailServerIs() {
        try (Notifier n = bench.start(bench.config(smtp()), plant)) {
            await().atMost(LONG).until(() -> n.health().get(0).detail().contains("cannot be reached"));
            bench.tell(Samples.h2s("in-1"));

            await().atMost(LONG).until(() -> n.health().get(0).detail().contains("tried again until"));
            assertThat(n.health().get(0).detail()).doesNotContain("cannot be reached");
        }
    }

    @Test
    void aMailServerByWhichNobodyIsToldIsNotAskedFor() {
        try (Receiver hook = new Receiver();
                Notifier n = bench.start(bench.config(smtp()), Samples.plant(Samples.webhook("ops", hook.url())))) {
            over();

            assertThat(n.health().get(0).ok()).isTrue();
        }
    }

    private Rehearsal rehearsal(Channel channel, BooleanSupplier waiting) {
        NotifierConfig config = bench.config(null);
        return Rehearsal.start(
                config,
                new NotificationLog(config.kafkaBootstrap(), Clients.producer(config.kafkaBootstrap())),
                Map.of(ChannelKind.EMAIL, channel),
                plant,
                waiting);
    }

    private Channel channel(boolean fails, AtomicBoolean greeted) {
        return new Channel() {
            @Override
            public Delivery deliver(Parcel parcel) {
                throw new IllegalStateException("a rehearsal delivers nothing");
            }

            @Override
            public void rehearse(Parcel parcel) {
                rehearsed.add(parcel.first().notification().occasion());
                if (fails) {
                    throw new IllegalStateException("a made-up fault");
                }
            }

            @Override
            public boolean greet() {
                greeted.set(true);
                return true;
            }
        };
    }

    @Test
    void whereARealMessageWaitsNothingIsRehearsed() {
        AtomicBoolean greeted = new AtomicBoolean();
        try (Rehearsal r = rehearsal(channel(false, greeted), () -> true)) {
            await().atMost(LONG).until(() -> !r.running());

            assertThat(rehearsed).isEmpty();
        }
    }

    @Test
    void itBreaksOffWhenARealMessageComes() {
        try (Rehearsal r = rehearsal(channel(false, new AtomicBoolean()), () -> !rehearsed.isEmpty())) {
            await().atMost(LONG).until(() -> !r.running());

            assertThat(rehearsed).containsExactly("opened");
        }
    }

    @Test
    void aFaultInItIsNoFaultOfTheTermAndTheServersAreGreetedAllTheSame() {
        AtomicBoolean greeted = new AtomicBoolean();
        try (Rehearsal r = rehearsal(channel(true, greeted), () -> false)) {
            await().atMost(LONG).until(() -> !r.running());

            assertThat(rehearsed).hasSize(1);
            assertThat(greeted).isTrue();
        }
    }
}
