package io.davy.alerting.notify;

import io.davy.topic.Topics;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what has come of a lane's messages; without that a restart would tell them again, so it is tried until it works. */
final class LaneWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LaneWriter.class);
    private static final long AGAIN_AFTER_S = 5;

    private final NotificationLog log;
    private final String lane;
    private final Consumer<String> problem;
    private final CountDownLatch ending = new CountDownLatch(1);

    /**
     * @param lane its name
     * @param problem is told what is wrong
     */
    LaneWriter(NotificationLog log, String lane, Consumer<String> problem) {
        this.log = log;
        this.lane = lane;
        this.problem = problem;
    }

    /** Writes; returns when it is confirmed. */
    void write(Message m) throws InterruptedException {
        while (true) {
            try {
                log.write(m.notification());
                return;
            } catch (InterruptException e) {
                throw e;
            } catch (KafkaException | IllegalStateException e) {
                String line = "cannot write " + Topics.NOTIFICATIONS + ": " + e.getMessage();
                problem.accept(line);
                LOG.error("{}: {}", lane, line);
                if (ending.await(AGAIN_AFTER_S, TimeUnit.SECONDS)) {
                    LOG.warn(
                            "{}: ended while {} was under way: it may be told again",
                            lane,
                            m.notification().id());
                    throw new InterruptedException("ended");
                }
            }
        }
    }

    /** Is not tried any longer. */
    void end() {
        ending.countDown();
    }
}
