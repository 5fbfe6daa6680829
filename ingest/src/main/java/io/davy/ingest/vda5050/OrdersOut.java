package io.davy.ingest.vda5050;

import io.davy.ingest.field.Directory;
import io.davy.ingest.field.IngestMetrics;
import io.davy.ingest.field.LimitedLog;
import io.davy.ingest.field.Outlet;
import io.davy.ingest.field.Problem;
import io.davy.ingest.field.Problem.Category;
import io.davy.ingest.field.Receipt;
import io.davy.ingest.kafka.Consumers;
import io.davy.ingest.kafka.DeadLetters;
import io.davy.plant.Robot;
import io.davy.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries orders and instant actions from each robot's dispatch topic to its MQTT topics, byte for byte. An order waits while MQTT is
 * down, and one that has waited too long is not driven blindly: whoever sent it sends again what is still wanted.
 */
public final class OrdersOut implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OrdersOut.class);
    private static final Duration TOO_OLD = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String vdaInterface;
    private final Supplier<Directory> plant;
    private final Outlet outlet;
    private final DeadLetters deadLetters;
    private final InstantSource now;
    private final LimitedLog limited = new LimitedLog(LOG);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Begins to carry.
     *
     * @param now the clock that Kafka's timestamps are of
     */
    public OrdersOut(
            String bootstrap,
            String clientId,
            String vdaInterface,
            Supplier<Directory> plant,
            Outlet outlet,
            DeadLetters deadLetters,
            InstantSource now) {
        this.consumer = Consumers.create(bootstrap, clientId + "-orders");
        this.vdaInterface = vdaInterface;
        this.plant = plant;
        this.outlet = outlet;
        this.deadLetters = deadLetters;
        this.now = now;
        this.thread = new Thread(this::run, "davy-ingest-orders");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try (consumer) {
            List<TopicPartition> assigned = List.of();
            while (closing.getCount() > 0) {
                List<TopicPartition> wanted = plant.get().robots().stream()
                        .map(r -> new TopicPartition(Topics.dispatch(r.id()), 0))
                        .toList();
                if (!wanted.equals(assigned)) {
                    consumer.assign(wanted);
                    assigned = wanted;
                }
                round(assigned);
            }
        }
    }

    private void round(List<TopicPartition> assigned) {
        try {
            if (assigned.isEmpty()) {
                pause();
                return;
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(RETRY)) {
                if (carrySafely(record)) {
                    commit(record);
                }
            }
        } catch (KafkaException e) {
            limited.warn("kafka", "orders: Kafka does not give them out (" + e.getMessage() + "); trying again");
            pause();
        }
    }

    private void commit(ConsumerRecord<byte[], byte[]> record) {
        consumer.commitAsync(
                Map.of(
                        new TopicPartition(record.topic(), record.partition()),
                        new OffsetAndMetadata(record.offset() + 1)),
                (offsets, error) -> {
                    if (error != null) {
                        LOG.debug("orders: a place was not noted: {}", error.getMessage());
                    }
                });
    }

    /** One record that cannot be carried must not hold up the orders behind it. */
    private boolean carrySafely(ConsumerRecord<byte[], byte[]> record) {
        try {
            return carry(record);
        } catch (RuntimeException e) {
            LOG.error("orders: {}@{} cannot be carried", record.topic(), record.offset(), e);
            refuse(record, "it cannot be published: " + e);
            return true;
        }
    }

    /** Brings one record out, however long that takes; false if the road is closed before. */
    private boolean carry(ConsumerRecord<byte[], byte[]> record) {
        Robot robot = plant.get().robot(record.topic().substring(Topics.DISPATCH_PREFIX.length()));
        if (robot == null) {
            return true;
        }
        Header header = record.headers().lastHeader(Topics.HEADER_VDA_TOPIC);
        String what = header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        if (record.value() == null || !(what.equals("order") || what.equals("instantActions"))) {
            refuse(
                    record,
                    "expected a VDA 5050 message with the header " + Topics.HEADER_VDA_TOPIC
                            + " being order or instantActions, found " + Problem.shown(what));
            return true;
        }
        String topic = VdaTopic.to(vdaInterface, robot, what);
        while (closing.getCount() > 0) {
            long age = now.millis() - record.timestamp();
            if (age > TOO_OLD.toMillis()) {
                IngestMetrics.ORDERS_DROPPED.labelValues(robot.id()).inc();
                LOG.warn("an {} for robot {} is {} s old and is not sent any more", what, robot.id(), age / 1000);
                return true;
            }
            if (outlet.connected() && published(topic, record.value())) {
                IngestMetrics.ORDERS_PUBLISHED.labelValues(robot.id()).inc();
                IngestMetrics.ORDER_LAG_MS.set(now.millis() - record.timestamp());
                LOG.info(
                        "{} sent to robot {} ({} bytes, {} ms after it was decided)",
                        what,
                        robot.id(),
                        record.value().length,
                        age);
                return true;
            }
            pause();
        }
        return false;
    }

    private void refuse(ConsumerRecord<byte[], byte[]> record, String reason) {
        String origin = record.topic() + "-" + record.partition() + "@" + record.offset();
        deadLetters.refuse(
                record.value() == null ? new byte[0] : record.value(),
                origin,
                Category.BAD_ORDER,
                reason,
                new Receipt(() -> LOG.debug("orders: {} is kept as a dead letter", origin)));
    }

    private boolean published(String topic, byte[] message) {
        try {
            outlet.publish(topic, message).get(TOO_OLD.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("an order did not go out on {} ({}); trying again", topic, e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void pause() {
        try {
            closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    /** Whether orders are being carried. */
    public boolean alive() {
        return thread.isAlive();
    }

    /** Stops after the order in hand; what is not out waits in Kafka. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
