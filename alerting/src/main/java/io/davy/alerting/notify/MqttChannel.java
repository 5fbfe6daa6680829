package io.davy.alerting.notify;

import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.notification.Notification;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Horns and beacons: a topic holds the state of a horn, on or off, which is said again whenever the connection is made anew, so that it is
 * right whatever horn, broker or Davy were restarted.
 */
final class MqttChannel implements Channel {
    private static final Logger LOG = LoggerFactory.getLogger(MqttChannel.class);

    private final Supplier<Plant> plant;
    private final Duration timeout;
    private final HornBoard board = new HornBoard();
    /** Topics that have been given a state. */
    private final Set<String> known = new TreeSet<>();

    private final MqttLine line;
    private boolean recalled;

    MqttChannel(URI broker, Supplier<Plant> plant, Duration timeout) {
        this.plant = plant;
        this.timeout = timeout;
        this.line = new MqttLine(broker, "davy-horns-" + plant.get().site().id(), this::sayAll);
    }

    @Override
    public boolean wants(Contact contact, Occasion.Kind kind) {
        return true;
    }

    @Override
    public boolean rouses(Contact contact) {
        return true;
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        if (!line.connected()) {
            return new Delivery.Later(away(), false);
        }
        CompletableFuture<Void> taken;
        synchronized (this) {
            parcel.messages().forEach(m -> take(m.contact().id(), m.notification(), m.incident()));
            taken = say(parcel.to());
        }
        try {
            taken.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Delivery.Accepted();
        } catch (ExecutionException | TimeoutException e) {
            return new Delivery.Later("the MQTT broker at " + line.name() + " did not take it", false);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Only what was sent counts; what is pending comes again. */
    @Override
    public void recall(Collection<Notification> told, Function<Set<String>, Map<String, Incident>> incidents) {
        List<Notification> sent = told.stream()
                .filter(n -> n.channel().equals(ChannelKind.MQTT.word()) && n.state() == Notification.State.SENT)
                .sorted(Comparator.comparing(Notification::created).thenComparing(Notification::time))
                .toList();
        Set<String> over = sent.stream()
                .filter(n -> n.occasion().equals(Occasion.Kind.CLOSED.word()))
                .map(Notification::incident)
                .collect(Collectors.toSet());
        Map<String, Incident> found = incidents.apply(sent.stream()
                .map(Notification::incident)
                .filter(i -> !over.contains(i))
                .collect(Collectors.toSet()));
        synchronized (this) {
            board.clear();
            sent.forEach(n -> take(n.contact(), n, found.get(n.incident())));
            recalled = true;
        }
        sayAll();
    }

    @Override
    public void plantChanged() {
        sayAll();
    }

    @Override
    public List<String> problems() {
        boolean any = plant.get().contacts().stream().anyMatch(c -> c.ways().mqtt() != null);
        return any && !line.connected() ? List.of(away()) : List.of();
    }

    private String away() {
        return "the MQTT broker of the horns at " + line.name() + " cannot be reached";
    }

    private void take(String contact, Notification n, @Nullable Incident i) {
        board.take(
                contact,
                Occasion.Kind.of(n.occasion()),
                new HornBoard.Ring(
                        n.incident(),
                        n.severity(),
                        i == null ? null : i.hazard(),
                        i == null ? null : i.zone(),
                        n.created()));
    }

    /** Says the state of every horn of the plant, and off to those that are no longer in it. */
    private synchronized void sayAll() {
        if (!recalled) {
            return;
        }
        Set<String> topics = new TreeSet<>(known);
        plant.get().contacts().forEach(c -> {
            if (c.ways().mqtt() != null) {
                topics.add(c.ways().mqtt());
            }
        });
        topics.forEach(t -> say(t).exceptionally(e -> {
            LOG.warn("the state of {} could not be said: {}", t, e.getMessage());
            return null;
        }));
    }

    private CompletableFuture<Void> say(String topic) {
        known.add(topic);
        List<String> contacts = plant.get().contacts().stream()
                .filter(c -> topic.equals(c.ways().mqtt()))
                .map(Contact::id)
                .toList();
        return line.keep(topic, Json.bytes(board.signal(contacts)));
    }

    @Override
    public void close() {
        line.close();
    }
}
