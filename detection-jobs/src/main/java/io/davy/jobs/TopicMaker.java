package io.davy.jobs;

import io.davy.topic.Topics;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes topics that a job is about to write to: a missing one would hold up every record behind it. */
public class TopicMaker implements Serializable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicMaker.class);
    private static final long serialVersionUID = 1L;
    private static final long PATIENCE_S = 20;

    private final String bootstrap;

    public TopicMaker(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /**
     * Makes those of the topics that do not exist. Where this program may not, an administrator has to have done so, and it is only said.
     *
     * @throws JobException if Kafka does not answer; the job is then restarted and tries again
     */
    public void make(List<Topics.Spec> specs) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            List<NewTopic> wanted = specs.stream()
                    .map(s -> new NewTopic(s.name(), s.partitions(), (short) -1).configs(s.config()))
                    .toList();
            for (var made : admin.createTopics(wanted).values().entrySet()) {
                try {
                    made.getValue().get(PATIENCE_S, TimeUnit.SECONDS);
                    LOG.info("Made the topic {}", made.getKey());
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                        throw e;
                    }
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        LOG.error("The topic {} could not be made; make it by hand: {}", made.getKey(), Causes.root(e));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobException("interrupted while topics were being made", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new JobException(
                    "Kafka at " + bootstrap + " did not make the topics that are missing: " + Causes.root(e), e);
        }
    }
}
