package io.davy.alerting.notify;

import io.davy.notification.Notification;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workers of all contacts; follows the plant when its contacts change. */
final class Lanes {
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final NotifierConfig config;
    private final NotificationLog log;
    private final Map<ChannelKind, Channel> channels;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    /** When each lane sent something lately, and whether somebody was called by it. */
    private final Map<String, SortedMap<Instant, Boolean>> alreadySent;

    private Plant plant;

    Lanes(
            NotifierConfig config,
            NotificationLog log,
            Map<ChannelKind, Channel> channels,
            Plant plant,
            Map<String, Notification> known) {
        this.config = config;
        this.log = log;
        this.channels = channels;
        this.plant = plant;
        this.alreadySent = recent(known);
        open();
        known.values().stream()
                .filter(n -> n.state() == Notification.State.FAILED)
                .forEach(n -> find(n.contact(), n.channel(), n.to()).ifPresent(l -> l.problem(lastError(n, known))));
    }

    /** The failure of a lane whose newest message failed is still a failure after a restart. */
    private static String lastError(Notification failed, Map<String, Notification> known) {
        boolean workedSince = known.values().stream()
                .anyMatch(n -> n.state() == Notification.State.SENT
                        && n.to().equals(failed.to())
                        && n.time().isAfter(failed.time()));
        return workedSince || failed.error() == null ? "" : failed.error();
    }

    private Map<String, SortedMap<Instant, Boolean>> recent(Map<String, Notification> known) {
        Instant from = config.now().instant().minus(config.flood().window());
        Map<String, SortedMap<Instant, Boolean>> times = new LinkedHashMap<>();
        known.values().stream()
                .filter(n -> n.state() == Notification.State.SENT && n.time().isAfter(from))
                // What was told in one message has one time.
                .forEach(n -> times.computeIfAbsent(key(n.contact(), n.channel(), n.to()), k -> new TreeMap<>())
                        .merge(n.time(), Occasion.Kind.of(n.occasion()).calls(), Boolean::logicalOr));
        return times;
    }

    /** The contact's ways that are set up. */
    List<ChannelKind> usable(Contact contact) {
        return Channels.usable(channels, contact);
    }

    /** Whether a message waits only because its address has had too many. */
    synchronized boolean held(Notification n) {
        return find(n.contact(), n.channel(), n.to()).map(l -> l.held(n.id())).orElse(false);
    }

    synchronized Plant plant() {
        return plant;
    }

    /** Hands a message to its lane; to the contact's newest address, if that has changed. */
    void add(Message m) {
        if (placed(m)) {
            return;
        }
        Notification n = m.notification();
        String error =
                n.contact() + " is no longer reached by " + n.channel() + ": plant.yaml or the mail server has changed";
        LOG.warn("{} is not sent: {}", n.subject(), error);
        log.write(m.now(Notification.State.FAILED, n.attempts(), config.now().instant(), error)
                .notification());
    }

    private synchronized boolean placed(Message m) {
        Notification n = m.notification();
        Optional<Lane> lane = find(n.contact(), n.channel(), n.to());
        if (lane.isPresent()) {
            lane.get().add(m);
            return true;
        }
        for (Contact c : plant.contacts()) {
            for (ChannelKind k : usable(c)) {
                String address = String.valueOf(k.address(c));
                if (c.id().equals(n.contact()) && k.word().equals(n.channel())) {
                    lanes.get(key(c.id(), k.word(), address)).add(m.to(c, address));
                    return true;
                }
            }
        }
        return false;
    }

    /** Does not send these any more, as far as they have not gone. */
    void withdraw(Collection<Notification> unsent, String why) throws InterruptedException {
        for (Notification n : unsent) {
            Optional<Lane> lane;
            synchronized (this) {
                lane = lanes.entrySet().stream()
                        .filter(e -> e.getKey().startsWith(key(n.contact(), n.channel(), "")))
                        .filter(e -> e.getValue().has(n.id()))
                        .map(Map.Entry::getValue)
                        .findFirst();
            }
            if (lane.isPresent()) {
                lane.get().withdraw(List.of(n.id()), why);
            }
        }
    }

    /** Opens the lanes of new addresses, closes those of old ones, and hands on what they had not sent. */
    void apply(Plant newPlant) throws InterruptedException {
        List<Lane> old = new ArrayList<>();
        synchronized (this) {
            plant = newPlant;
            List<String> wanted = open();
            lanes.entrySet().removeIf(e -> !wanted.contains(e.getKey()) && old.add(e.getValue()));
        }
        old.forEach(Lane::end);
        for (Lane lane : old) {
            lane.join(config.timeout().plusSeconds(5)).forEach(this::add);
        }
    }

    private List<String> open() {
        List<String> wanted = new ArrayList<>();
        for (Contact c : plant.contacts()) {
            for (ChannelKind kind : usable(c)) {
                String key = key(c.id(), kind.word(), String.valueOf(kind.address(c)));
                wanted.add(key);
                if (!lanes.containsKey(key)) {
                    FloodGuard guard = new FloodGuard(kind.disturbs() ? config.flood() : NotifierConfig.Flood.NONE);
                    alreadySent.getOrDefault(key, Collections.emptySortedMap()).forEach(guard::sent);
                    Lane lane = new Lane(c.id(), kind, channels.get(kind), log, config, guard);
                    lanes.put(key, lane);
                    lane.start();
                }
            }
        }
        return wanted;
    }

    private Optional<Lane> find(String contact, String channel, String address) {
        return Optional.ofNullable(lanes.get(key(contact, channel, address)));
    }

    private static String key(String contact, String channel, String address) {
        return contact + '\n' + channel + '\n' + address;
    }

    /** How many messages wait. */
    synchronized int pending() {
        return lanes.values().stream().mapToInt(Lane::size).sum();
    }

    /** What is wrong, one line each. */
    synchronized List<String> problems() {
        List<String> lines = new ArrayList<>();
        for (Contact c : plant.contacts()) {
            if (usable(c).isEmpty()) {
                lines.add(
                        c.email() != null
                                ? c.id() + " cannot be told: no mail server is set up (--smtp) and there is no webhook"
                                : c.ways().mqtt() != null
                                        ? c.id() + " cannot be told: no MQTT broker is set up (--mqtt)"
                                        : c.id()
                                                + " cannot be told: give the contact an email or a webhook in plant.yaml");
            }
        }
        for (Lane lane : lanes.values()) {
            String problem = lane.problem();
            if (problem != null && !problem.isEmpty()) {
                lines.add(problem);
            }
        }
        return lines;
    }

    /** Ends all workers; what they have not sent stays pending on the topic. */
    void close() throws InterruptedException {
        List<Lane> all;
        synchronized (this) {
            all = List.copyOf(lanes.values());
            lanes.clear();
        }
        all.forEach(Lane::end);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Lane lane : all) {
            lane.join(Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime())));
        }
    }
}
