package io.davy.sim.recording;

import com.fasterxml.jackson.core.JsonGenerator;
import io.davy.json.Json;
import io.davy.sim.mqtt.MqttLink;
import io.davy.sim.mqtt.MqttLink.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Plays a recording to an MQTT broker as JSON batches, as fast as the broker acknowledges. */
public final class RecordingPlayer {
    /** The topic of a source's batches; the source follows. */
    public static final String BATCHES = "davy/batches/";

    private static final int IN_FLIGHT = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TELL_EVERY = 100;

    private final MqttLink link;
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private RecordingPlayer(MqttLink link) {
        this.link = link;
    }

    /** Is told how far the playing has come. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param sent scans handed to the broker so far
         * @param of scans in all
         */
        void sent(int sent, int of);
    }

    /**
     * Plays all of it in the order of time, then a sign of life of each source at the time of that source's last scan, and returns when the
     * broker has acknowledged everything.
     *
     * @throws RecordingException one plain line, if the broker refuses, or acknowledges nothing for two minutes
     */
    public static void play(Recording recording, URI mqtt, Progress progress) {
        try (MqttLink link = MqttLink.to(
                mqtt,
                MqttLink.Spec.publisher(
                        "davy-replay-" + UUID.randomUUID().toString().substring(0, 8)))) {
            link.connect();
            new RecordingPlayer(link).play(recording, progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecordingException("the replay of " + recording.name() + " was interrupted");
        }
    }

    private void play(Recording recording, Progress progress) throws InterruptedException {
        int sent = 0;
        Iterator<Scan> scans = recording.scans();
        while (scans.hasNext()) {
            send(scans.next());
            sent++;
            if (sent % TELL_EVERY == 0 || sent == recording.size()) {
                progress.sent(sent, recording.size());
            }
        }
        for (var end : recording.ends().entrySet()) {
            send(new Scan(end.getValue(), end.getKey(), List.of()));
        }
        take(IN_FLIGHT);
    }

    private void send(Scan scan) throws InterruptedException {
        take(1);
        link.send(new Message(BATCHES + scan.source(), json(scan), 1, false)).whenComplete((ok, error) -> {
            if (error != null) {
                failure.compareAndSet(null, error);
            }
            room.release();
        });
    }

    private void take(int permits) throws InterruptedException {
        if (!room.tryAcquire(permits, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new RecordingException("the MQTT broker has acknowledged nothing for " + PATIENCE.toMinutes()
                    + " minutes; the replay is given up");
        }
        Throwable error = failure.get();
        if (error != null) {
            throw new RecordingException("the MQTT broker did not take the replay: " + error.getMessage(), error);
        }
    }

    private static byte[] json(Scan scan) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator g = Json.DAVY.getFactory().createGenerator(out)) {
            g.writeStartObject();
            g.writeStringField("time", scan.time().toString());
            g.writeArrayFieldStart("readings");
            for (Scan.Value v : scan.values()) {
                g.writeStartObject();
                g.writeStringField("sensor", v.sensor());
                g.writeNumberField("value", v.value());
                g.writeEndObject();
            }
            g.writeEndArray();
            g.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
