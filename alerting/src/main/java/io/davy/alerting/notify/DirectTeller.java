package io.davy.alerting.notify;

import io.davy.notification.Notification;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import io.davy.plant.Telling;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of an outage of Davy itself by every way they have, without Kafka: whoever {@code notify.unreached} names, else all contacts.
 * What is not taken is tried again for as long as the outage lasts; that it is over is told to those who heard of it.
 */
public final class DirectTeller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectTeller.class);
    /** So many addresses at the same time: a slow one must not hold up the others. */
    private static final int THREADS = 8;

    private final NotifierConfig config;
    private final Supplier<Plant> plant;
    private final Map<ChannelKind, Channel> channels;
    private final Map<String, Progress> outages = new LinkedHashMap<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, r -> {
        Thread t = new Thread(r, "direct-teller");
        t.setDaemon(true);
        return t;
    });

    /** How one outage is being told, by address. */
    private static final class Progress {
        final Map<Way, String> states = new LinkedHashMap<>();

        @Nullable
        Instant over;
    }

    private record Way(Contact contact, ChannelKind channel, String address) {}

    private static final String TAKEN = "";

    /**
     * @param config the channels; its Kafka is not used
     * @param plant gives the newest plant
     * @throws IllegalArgumentException if the mail server's address or the sender is wrong; the message says what was expected
     */
    public DirectTeller(NotifierConfig config, Supplier<Plant> plant) {
        this(config, plant, Channels.of(config, plant));
    }

    DirectTeller(NotifierConfig config, Supplier<Plant> plant, Map<ChannelKind, Channel> channels) {
        this.config = config;
        this.plant = plant;
        this.channels = channels;
    }

    /** Tells that it has begun. */
    public void begun(Outage outage) {
        Progress told = new Progress();
        synchronized (this) {
            // What was told of outages that are over is of no more use.
            outages.values().removeIf(t -> t.over != null);
            outages.put(outage.id(), told);
        }
        List<Way> ways = ways();
        if (ways.isEmpty()) {
            LOG.error("nobody can be told: no contact has an address for any way that is set up");
        }
        for (Way way : ways) {
            note(told, way, "not taken yet");
            send(outage, told, way, Outage.Step.BEGUN, null, "");
        }
    }

    /**
     * Tells again that it lasts.
     *
     * @param number counts these messages from 1
     */
    public void still(Outage outage, int number) {
        Progress told = told(outage);
        if (told != null) {
            ways().forEach(w -> send(outage, told, w, Outage.Step.STILL, null, Integer.toString(number)));
        }
    }

    /** Tells those who heard of it that it is over. */
    public void over(Outage outage, Instant when) {
        Progress told = told(outage);
        if (told == null) {
            return;
        }
        List<Way> heard;
        synchronized (this) {
            told.over = when;
            heard = told.states.entrySet().stream()
                    .filter(e -> e.getValue().equals(TAKEN))
                    .map(Map.Entry::getKey)
                    .toList();
        }
        heard.forEach(w -> send(outage, told, w, Outage.Step.OVER, when, ""));
    }

    /** Whether somebody has been reached in every outage that lasts. */
    public synchronized boolean reached() {
        return outages.values().stream().filter(t -> t.over == null).allMatch(t -> t.states.containsValue(TAKEN));
    }

    /** Who could not be told so far of outages that last, and why, one line each. */
    public synchronized List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Progress t : outages.values()) {
            t.states.forEach((way, state) -> {
                if (t.over == null && !state.equals(TAKEN)) {
                    problems.add(way.contact().id() + " by " + way.channel().word() + ": " + state);
                }
            });
        }
        return problems;
    }

    private synchronized @Nullable Progress told(Outage outage) {
        return outages.get(outage.id());
    }

    private synchronized void note(Progress told, Way way, String state) {
        told.states.put(way, state);
    }

    /** Notes that it was taken; when the outage ended, if it has. */
    private synchronized @Nullable Instant taken(Progress told, Way way) {
        told.states.put(way, TAKEN);
        return told.over;
    }

    /** Every way of those who are told; horns only where the plant names them for it, since nobody can answer them here. */
    private List<Way> ways() {
        List<Way> of = ways(named(plant.get()), EnumSet.allOf(ChannelKind.class));
        return of.isEmpty() ? ways(plant.get().contacts(), EnumSet.complementOf(EnumSet.of(ChannelKind.MQTT))) : of;
    }

    private List<Way> ways(List<Contact> contacts, Set<ChannelKind> kinds) {
        List<Way> ways = new ArrayList<>();
        for (Contact c : contacts) {
            for (ChannelKind kind : kinds) {
                Channel channel = channels.get(kind);
                String address = kind.address(c);
                if (channel != null && address != null && channel.wants(c, Occasion.Kind.OPENED)) {
                    ways.add(new Way(c, kind, address));
                }
            }
        }
        return ways;
    }

    private List<Contact> named(Plant p) {
        List<String> ids =
                p.telling().unreached().stream().map(id -> onDuty(p, id)).toList();
        return p.contacts().stream().filter(c -> ids.contains(c.id())).toList();
    }

    private String onDuty(Plant p, String id) {
        ZoneId zone;
        try {
            zone = ZoneId.of(Objects.requireNonNullElse(p.site().timezone(), "UTC"));
        } catch (DateTimeException e) {
            zone = ZoneOffset.UTC;
        }
        for (Telling.Rota r : p.telling().rotas()) {
            if (r.id().equals(id)) {
                return r.onDuty(config.now().instant().atZone(zone).toLocalDateTime());
            }
        }
        return id;
    }

    private void send(Outage outage, Progress told, Way way, Outage.Step step, @Nullable Instant over, String detail) {
        Instant now = config.now().instant();
        Texts texts = Texts.in(way.contact().language());
        Notification n = new Notification(
                new Occasion(step.occasion, detail)
                        .id(outage.id(), way.contact().id(), way.channel()),
                outage.id(),
                step.occasion.word(),
                way.contact().id(),
                way.channel().word(),
                way.address(),
                Notification.State.PENDING,
                0,
                now,
                now,
                outage.subject(texts, step),
                null,
                null);
        Message message = new Message(n, outage.incident(now, over), way.contact(), now);
        threads.execute(() -> attempt(new Parcel(List.of(message)), outage, told, way, step, 1));
    }

    private void attempt(Parcel parcel, Outage outage, Progress told, Way way, Outage.Step step, int attempt) {
        if (superseded(told, step)) {
            return;
        }
        Delivery delivery;
        try {
            delivery = Objects.requireNonNull(channels.get(way.channel())).deliver(parcel);
        } catch (RuntimeException e) {
            LOG.error("cannot tell {} by {}", way.contact().id(), way.channel().word(), e);
            delivery = new Delivery.Later(String.valueOf(e.getMessage()), false);
        }
        String who = way.contact().id() + " by " + way.channel().word();
        if (delivery instanceof Delivery.Accepted) {
            LOG.info("told {} directly: {}", who, parcel.first().notification().subject());
            Instant over = taken(told, way);
            if (over != null && step != Outage.Step.OVER) {
                // It ended while this was on its way.
                send(outage, told, way, Outage.Step.OVER, over, "");
            }
        } else if (delivery instanceof Delivery.Refused refused) {
            note(told, way, refused.error());
            LOG.error("cannot tell {}: {}", who, refused.error());
        } else if (delivery instanceof Delivery.Later later) {
            note(told, way, later.error());
            LOG.warn("cannot tell {} yet: {}", who, later.error());
            threads.schedule(
                    () -> attempt(parcel, outage, told, way, step, attempt + 1),
                    config.backoff().after(attempt).toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Whether there is no more sense in saying that it lasts. */
    private synchronized boolean superseded(Progress told, Outage.Step step) {
        return told.over != null && step != Outage.Step.OVER;
    }

    /** Ends at once; what was not taken is not told. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
