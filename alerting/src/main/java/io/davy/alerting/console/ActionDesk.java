package io.davy.alerting.console;

import io.davy.action.Action;
import io.davy.json.Json;
import io.davy.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what officers do to davy.actions, and says so only once the broker has it. */
final class ActionDesk implements AutoCloseable {
    /** The field of an action that names the robot to send. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaProducer<byte[], byte[]> producer;
    private final InstantSource now;

    /** What came of it. */
    sealed interface Outcome {
        /** Written; one action an alarm. */
        record Written(List<Action> actions) implements Outcome {}

        /** The broker did not take it. */
        record NotWritten(String reason) implements Outcome {}
    }

    ActionDesk(String bootstrap, InstantSource now) {
        this.producer = new KafkaProducer<>(
                KafkaSettings.producer(bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
        this.now = now;
    }

    /** Writes one thing that an officer does, to each of its targets. */
    Outcome write(Action.Type type, List<String> targets, ActionRequest request, String user) {
        Instant time = now.instant();
        Instant until = request.seconds() == null ? null : time.plusSeconds(request.seconds());
        return write(targets.stream()
                .map(target -> new Action(
                        "ac-" + UUID.randomUUID(),
                        type,
                        target,
                        user,
                        time,
                        request.reason(),
                        until,
                        request.permit(),
                        request.oneShot(),
                        request.robot(),
                        type == Action.Type.VERDICT ? request.verdict() : null,
                        Map.of()))
                .toList());
    }

    /** Writes actions. */
    Outcome write(List<Action> actions) {
        List<Future<?>> sent = new ArrayList<>();
        try {
            for (Action action : actions) {
                byte[] key = action.target().getBytes(StandardCharsets.UTF_8);
                sent.add(producer.send(new ProducerRecord<>(Topics.ACTIONS, key, Json.bytes(action))));
            }
            producer.flush();
            for (Future<?> f : sent) {
                f.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException e) {
            return new Outcome.NotWritten(String.valueOf(e.getCause().getMessage()));
        } catch (TimeoutException | KafkaException e) {
            return new Outcome.NotWritten(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.NotWritten("the console is being stopped");
        }
        actions.forEach(a -> ConsoleMetrics.ACTIONS.labelValues(a.type().name()).inc());
        return new Outcome.Written(actions);
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
