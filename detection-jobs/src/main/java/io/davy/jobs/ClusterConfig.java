package io.davy.jobs;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * How the cluster in this JVM is laid out.
 *
 * @param restPort port of Flink's REST interface and web page on the loopback address; 0 takes any
 * @param slots task slots: the sum of the jobs' parallelism
 * @param networkMb memory of the network buffers, MB
 * @param scratch folder for temporary files; cleared by Flink at the end
 */
public record ClusterConfig(int restPort, int slots, int networkMb, Path scratch) {

    /** A configuration: the defaults of {@link Builder}, changed by the caller. */
    public static ClusterConfig create(Consumer<Builder> change) {
        Builder b = new Builder();
        change.accept(b);
        return new ClusterConfig(b.restPort, b.slots, b.networkMb, b.scratch);
    }

    /** The defaults in plain sight. */
    public static final class Builder {
        private int restPort = 8081;
        private int slots = 4;
        private int networkMb = 64;
        private Path scratch = Path.of(System.getProperty("java.io.tmpdir"));

        private Builder() {}

        public Builder restPort(int v) {
            restPort = v;
            return this;
        }

        public Builder slots(int v) {
            slots = v;
            return this;
        }

        public Builder networkMb(int v) {
            networkMb = v;
            return this;
        }

        public Builder scratch(Path v) {
            scratch = v;
            return this;
        }
    }
}
