package io.davy.jobs;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a job runs, on one box or on a cluster.
 *
 * @param bootstrap Kafka's host:port list
 * @param checkpoints folder (or URI, on a cluster) of the checkpoints; each job has a folder of its own in it
 * @param checkpointInterval time between checkpoints
 * @param parallelism parallel instances of the operators that can be parallel; at least 1, at most {@link #MAX_PARALLELISM}
 * @param clock whose clock counts
 * @param bufferTimeout longest time a record waits in a half-full network buffer; 0 sends each at once
 */
public record JobConfig(
        String bootstrap,
        String checkpoints,
        Duration checkpointInterval,
        int parallelism,
        ClockMode clock,
        Duration bufferTimeout)
        implements Serializable {

    /** Key groups: state can be spread over this many instances at most; fixed, for it is part of the state's shape. */
    public static final int MAX_PARALLELISM = 128;

    public JobConfig {
        if (bootstrap.isBlank() || checkpoints.isBlank()) {
            throw new IllegalArgumentException("a job needs Kafka's host:port and a folder for its checkpoints");
        }
        if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
            throw new IllegalArgumentException(
                    "parallelism is " + parallelism + "; it must lie between 1 and " + MAX_PARALLELISM);
        }
        if (checkpointInterval.compareTo(Duration.ofMillis(10)) < 0) {
            throw new IllegalArgumentException(
                    "checkpoint interval is " + checkpointInterval + "; it must be at least 10 ms");
        }
    }

    /** A configuration: the defaults of {@link Builder}, changed by the caller. */
    public static JobConfig create(Consumer<Builder> change) {
        Builder b = new Builder();
        change.accept(b);
        return b.build();
    }

    /** The defaults in plain sight. */
    public static final class Builder {
        private String bootstrap = "127.0.0.1:9092";
        private String checkpoints = "";
        private Duration checkpointInterval = Duration.ofSeconds(10);
        private int parallelism = 1;
        private ClockMode clock = ClockMode.WALL;
        private Duration bufferTimeout = Duration.ofMillis(1);

        private Builder() {}

        public Builder bootstrap(String v) {
            bootstrap = v;
            return this;
        }

        /** A local folder. */
        public Builder checkpoints(Path v) {
            // A URI of a folder that exists ends in a slash; the same folder is to be the same configuration.
            checkpoints = v.toAbsolutePath().toUri().toString().replaceAll("/+$", "");
            return this;
        }

        /** A folder by URI, for a cluster: {@code s3://...}, {@code file:///...}. */
        public Builder checkpoints(String uri) {
            checkpoints = uri;
            return this;
        }

        public Builder checkpointInterval(Duration v) {
            checkpointInterval = v;
            return this;
        }

        public Builder parallelism(int v) {
            parallelism = v;
            return this;
        }

        public Builder clock(ClockMode v) {
            clock = v;
            return this;
        }

        public Builder bufferTimeout(Duration v) {
            bufferTimeout = v;
            return this;
        }

        JobConfig build() {
            return new JobConfig(bootstrap, checkpoints, checkpointInterval, parallelism, clock, bufferTimeout);
        }
    }
}
