package io.davy.jobs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Flink cluster in this JVM that runs several jobs; its web page is there if flink-runtime-web is on the class path. */
public final class LocalCluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalCluster.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final long CLOSE_S = 30;

    /** How many checkpoints of a job are kept, so that a broken newest one has older ones behind it. */
    static final int RETAINED = 3;

    private final MiniCluster cluster;
    private final URI rest;

    private LocalCluster(MiniCluster cluster, URI rest) {
        this.cluster = cluster;
        this.rest = rest;
    }

    /**
     * Starts the cluster; nothing but its REST interface is reachable, and that on the loopback address only and to look at, not to change anything.
     *
     * @throws JobException if the port is taken or the scratch folder cannot be used
     */
    public static LocalCluster start(ClusterConfig cfg) {
        try {
            Files.createDirectories(cfg.scratch());
        } catch (IOException e) {
            throw new JobException("Flink cannot use the folder " + cfg.scratch() + ": " + e.getMessage(), e);
        }
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration(cfg))
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(cfg.slots())
                .build());
        try {
            cluster.start();
            URI rest = cluster.getRestAddress().get(CLOSE_S, TimeUnit.SECONDS);
            LOG.info("Flink runs with {} slots; its page is at {}", cfg.slots(), rest);
            return new LocalCluster(cluster, rest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cluster.closeAsync();
            throw new JobException("interrupted while Flink was starting", e);
        } catch (Exception e) {
            cluster.closeAsync();
            throw new JobException(
                    "Flink did not start on port " + cfg.restPort() + ": " + Causes.root(e)
                            + "; end the program that holds the port, or choose another",
                    e);
        }
    }

    private static Configuration configuration(ClusterConfig cfg) {
        Configuration c = new Configuration();
        c.set(RestOptions.ADDRESS, LOOPBACK);
        c.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        c.set(RestOptions.PORT, cfg.restPort());
        c.set(RestOptions.BIND_PORT, Integer.toString(cfg.restPort()));
        c.set(ReadOnlyRest.ON, true);
        c.set(WebOptions.ACCESS_CONTROL_ALLOW_ORIGIN, "http://" + LOOPBACK + ":" + cfg.restPort());
        c.set(WebOptions.SUBMIT_ENABLE, false);
        c.set(WebOptions.CANCEL_ENABLE, false);
        c.set(WebOptions.RESCALE_ENABLE, false);
        c.set(JobManagerOptions.ADDRESS, LOOPBACK);
        c.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        c.set(TaskManagerOptions.HOST, LOOPBACK);
        c.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        c.set(BlobServerOptions.PORT, "0");
        c.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED);
        c.set(CoreOptions.TMP_DIRS, cfg.scratch().toAbsolutePath().toString());

        MemorySize network = MemorySize.ofMebiBytes(cfg.networkMb());
        c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
        c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network);
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(8));
        c.set(TaskManagerOptions.TASK_HEAP_MEMORY, MemorySize.ofMebiBytes(512));
        c.set(TaskManagerOptions.TASK_OFF_HEAP_MEMORY, MemorySize.ofMebiBytes(64));
        c.set(TaskManagerOptions.CPU_CORES, (double) cfg.slots());
        return c;
    }

    /** Where the REST interface and the web page are. */
    public URI rest() {
        return rest;
    }

    /**
     * Starts a job from its newest whole checkpoint, or from nothing if it has none; returns when it has its state back.
     *
     * @param build adds sources, operators and sinks; called again for each attempt
     * @throws JobException if the job cannot be started, in one plain line
     */
    public RunningJob submit(String jobName, JobConfig cfg, Consumer<StreamExecutionEnvironment> build) {
        return new JobStarter(cluster, jobName, cfg, build).start();
    }

    /** Stops all jobs where they are and the cluster; checkpoints stay, so the jobs go on from the newest at the next start. */
    @Override
    public void close() {
        try {
            cluster.closeAsync().get(CLOSE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.warn("Flink ended with a fault; checkpoints are not touched by that: {}", Causes.root(e));
        } catch (TimeoutException e) {
            LOG.warn("Flink did not end within {} s and is left to the end of this program", CLOSE_S);
        }
    }
}
