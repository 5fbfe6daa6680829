package io.davy.appliance.watchdog;

import io.davy.alerting.notify.DirectTeller;
import io.davy.alerting.notify.NotifierConfig;
import io.davy.alerting.notify.Outage;
import io.davy.health.PartHealth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Davy again and again how it is, and tells people itself when there is no answer. It needs none of Davy's parts. */
final class Watchdog {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration OUTSIDE = Duration.ofMinutes(1);

    private final WatchdogFolder folder;
    private final boolean stay;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Map<Outage.Kind, Vigil> vigils = new EnumMap<>(Outage.Kind.class);
    private final Map<Outage.Kind, Outage> outages = new EnumMap<>(Outage.Kind.class);
    private final Instant startedAt = Instant.now();
    private final long startedNs = System.nanoTime();
    private WatchdogSettings settings;
    private FileTime read;
    private DirectTeller teller;
    private boolean waysChanged;
    private @Nullable Instant outside;
    private List<PartHealth> broken = List.of();

    /**
     * @param stay whether it waits for the next start when Davy is stopped by somebody, instead of ending
     * @throws IOException if there are no settings
     */
    Watchdog(WatchdogFolder folder, boolean stay) throws IOException {
        this.folder = folder;
        this.stay = stay;
        this.read = folder.settingsTime();
        this.settings = folder.settings().orElseThrow(() -> new IOException("its settings cannot be read"));
        this.teller = teller();
        begin();
    }

    private DirectTeller teller() {
        NotifierConfig config = NotifierConfig.of("none", settings.smtp(), settings.mailFrom(), settings.consoleUrl())
                .withOutlets(
                        new NotifierConfig.Outlets(null, null, Duration.ZERO, settings.exercise(), System::getenv));
        return new DirectTeller(config, () -> settings.plant());
    }

    private void begin() {
        for (Outage.Kind kind : Outage.Kind.values()) {
            vigils.put(
                    kind,
                    new Vigil(now(), settings.firstAnswer(), settings.limit(), settings.again(), settings.every()));
        }
        outages.clear();
    }

    private Instant now() {
        return startedAt.plusNanos(System.nanoTime() - startedNs);
    }

    /** Looks until Davy is stopped by somebody, or its folder is gone. */
    void run() throws InterruptedException, IOException {
        LOG.info(
                "watching {}; Davy may be silent for {} s",
                settings.health(),
                settings.limit().toSeconds());
        while (true) {
            if (folder.stopped()) {
                if (!stay) {
                    LOG.info("Davy has been stopped by somebody: the watchdog ends");
                    return;
                }
                begin();
            } else if (!renewed()) {
                LOG.info("the data folder is gone: the watchdog ends");
                return;
            } else {
                look();
            }
            folder.beat();
            rest();
        }
    }

    /** Waits for the next look; ends early when Davy is stopped. */
    private void rest() throws InterruptedException {
        long until = System.nanoTime() + settings.every().toNanos();
        while (System.nanoTime() < until && (stay || !folder.stopped())) {
            TimeUnit.MILLISECONDS.sleep(Math.min(200, settings.every().toMillis()));
        }
    }

    /** Takes settings that were written anew; false if there are none any more. */
    private boolean renewed() {
        try {
            FileTime time = folder.settingsTime();
            if (!time.equals(read)) {
                Optional<WatchdogSettings> changed = folder.settings();
                if (changed.isPresent()) {
                    waysChanged |= !changed.get().with(settings.plant()).equals(settings);
                    settings = changed.get();
                    read = time;
                }
            }
            if (waysChanged && outages.isEmpty()) {
                // The one before may still be telling that something is over.
                teller = teller();
                waysChanged = false;
                begin();
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void look() {
        Optional<Answer> answer = ask();
        if (folder.stopped()) {
            return;
        }
        answer.ifPresent(a -> broken = a.broken());
        judge(Outage.Kind.DAVY, answer.isPresent());
        // While Davy does not answer, nothing is known of its chain, and what people have to know has been told.
        answer.ifPresent(a -> judge(Outage.Kind.CHAIN, a.chainCared(Instant.now(), settings.limit())));
        if (answer.map(Answer::chainWhole).orElse(false) && outages.isEmpty()) {
            tellOutside();
        }
    }

    private Optional<Answer> ask() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(settings.health()).timeout(PATIENCE).build();
            return Answer.read(client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body());
        } catch (IOException e) {
            LOG.debug("no answer: {}", e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void judge(Outage.Kind kind, boolean sign) {
        Vigil vigil = vigils.get(kind);
        vigil.look(now(), sign).ifPresent(news -> tell(kind, news));
    }

    private void tell(Outage.Kind kind, Vigil.News news) {
        LOG.warn("{} {}, last seen {}", kind, news.kind(), news.since());
        switch (news.kind()) {
            case DOWN -> {
                Outage outage = outage(kind, news.since());
                outages.put(kind, outage);
                teller.begun(outage);
            }
            case STILL_DOWN -> teller.still(outages.get(kind), news.number());
            case BACK -> teller.over(outages.remove(kind), now());
        }
    }

    private Outage outage(Outage.Kind kind, Instant since) {
        String subject = switch (kind) {
            case DAVY -> machine();
            case CHAIN -> "davy";
        };
        return new Outage(kind, settings.plant().site().id(), subject, since, settings.limit(), broken);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Lets a service elsewhere know that all is well; when that stays out, it is the service that tells people. */
    private void tellOutside() {
        URI address = settings.outside();
        if (address == null || (outside != null && now().isBefore(outside.plus(OUTSIDE)))) {
            return;
        }
        outside = now();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((done, error) -> {
            if (error != null || done.statusCode() >= 300) {
                LOG.warn(
                        "the dead-man service at {} did not take the sign of life: {}",
                        address.getHost(),
                        error == null ? done.statusCode() : error.toString());
            }
        });
    }
}
