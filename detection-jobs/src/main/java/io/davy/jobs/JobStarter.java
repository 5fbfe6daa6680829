package io.davy.jobs;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one job up: from the newest checkpoint that works, else from the next older one, else from nothing. */
final class JobStarter {
    private static final Logger LOG = LoggerFactory.getLogger(JobStarter.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final MiniCluster cluster;
    private final String jobName;
    private final JobConfig cfg;
    private final Consumer<StreamExecutionEnvironment> build;
    private final CheckpointFolder folder;

    JobStarter(MiniCluster cluster, String jobName, JobConfig cfg, Consumer<StreamExecutionEnvironment> build) {
        this.cluster = cluster;
        this.jobName = jobName;
        this.cfg = cfg;
        this.build = build;
        this.folder = new CheckpointFolder(Path.of(URI.create(JobSettings.checkpointFolder(cfg, jobName))));
    }

    RunningJob start() {
        while (true) {
            Optional<Checkpoint> from = folder.newestWhole();
            folder.prune(LocalCluster.RETAINED);
            RunningJob job = submit(from, false);
            Throwable fault = faultAtStart(job, from.isPresent());
            if (fault != null && Causes.mention(fault, "allowNonRestoredState")) {
                LOG.error(
                        "{}: the checkpoint {} holds state of a part that this program no longer has; that part of the state is dropped",
                        jobName,
                        from.map(c -> c.path().toString()).orElse(""));
                job = submit(from, true);
                fault = faultAtStart(job, true);
            }
            if (fault == null) {
                LOG.info(
                        "{} runs {}",
                        jobName,
                        from.map(c -> "from checkpoint " + c.path()).orElse("from nothing"));
                return job;
            }
            job.cancel();
            if (from.isEmpty() || fault instanceof TimeoutException) {
                throw new JobException(jobName + " did not start: " + Causes.root(fault), fault);
            }
            if (Causes.mention(fault, "StateMigrationException")) {
                throw new JobException(
                        jobName + ": the checkpoint " + from.get().path()
                                + " was written by a program that this one cannot follow: run the program that wrote it, or move the folder away to begin without state ("
                                + Causes.root(fault) + ")",
                        fault);
            }
            folder.setAside(from.get(), Causes.root(fault));
        }
    }

    @SuppressWarnings("try") // closing the environment may be interrupted, which is handled
    private RunningJob submit(Optional<Checkpoint> from, boolean dropUnknownState) {
        Configuration settings = JobSettings.of(cfg, jobName);
        try (StreamExecutionEnvironment env = new StreamExecutionEnvironment(settings)) {
            build.accept(env);
            JobGraph graph = env.getStreamGraph().getJobGraph();
            from.ifPresent(c -> graph.setSavepointRestoreSettings(SavepointRestoreSettings.forPath(
                    c.path().toUri().toString(), dropUnknownState, RecoveryClaimMode.CLAIM)));
            cluster.submitJob(graph).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new RunningJob(cluster, graph.getJobID(), jobName);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobException("interrupted while " + jobName + " was starting", e);
        } catch (Exception e) {
            throw new JobException(jobName + " could not be handed to Flink: " + Causes.root(e), e);
        }
    }

    /** Waits until the job runs with its state. A job without a checkpoint is not waited for beyond its set-up: Kafka may be away, and it tries for ever. */
    private @Nullable Throwable faultAtStart(RunningJob job, boolean restoring) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            AccessExecutionGraph graph = graph(job);
            if (graph != null && graph.getState() != JobStatus.INITIALIZING) {
                ErrorInfo failure = graph.getFailureInfo();
                if (graph.getState().isGloballyTerminalState()) {
                    return failure == null
                            ? new IllegalStateException("it is " + graph.getState())
                            : failure.getException();
                }
                if (!restoring || allRunning(graph)) {
                    return null;
                }
                if (failure != null) {
                    // Any other failure, such as a broker that is away, says nothing against the checkpoint.
                    boolean state = Causes.mention(failure.getException(), "StreamOperatorStateContext")
                            || failure.getExceptionAsString().contains("StreamOperatorStateContext");
                    return state ? failure.getException() : null;
                }
            }
            LockSupport.parkNanos(LOOK_NS);
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new JobException("interrupted while " + jobName + " was starting");
            }
        }
        return new TimeoutException("it was not set up within " + PATIENCE.toSeconds() + " s");
    }

    private @Nullable AccessExecutionGraph graph(RunningJob job) {
        try {
            return cluster.getExecutionGraph(job.id()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("{} has no execution graph yet", jobName, e);
            return null;
        }
    }

    private static boolean allRunning(AccessExecutionGraph graph) {
        for (AccessExecutionVertex v : graph.getAllExecutionVertices()) {
            if (v.getExecutionState() != ExecutionState.RUNNING && v.getExecutionState() != ExecutionState.FINISHED) {
                return false;
            }
        }
        return true;
    }
}
