package io.davy.jobs;

import io.davy.health.HealthSource;
import io.davy.health.PartHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A job on the local cluster: how it is, and its end. */
public final class RunningJob implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);
    private static final long ASK_S = 5;
    private static final long STOP_S = 30;

    private final MiniCluster cluster;
    private final JobID id;
    private final String name;

    RunningJob(MiniCluster cluster, JobID id, String name) {
        this.cluster = cluster;
        this.id = id;
        this.name = name;
    }

    /**
     * How the job stands.
     *
     * @param status Flink's word for it
     * @param allRunning whether every task runs
     * @param restarts how often it was restarted since it was submitted
     * @param checkpoints how many checkpoints were completed since it was submitted
     * @param lastCheckpoint when the newest was completed
     * @param lastFault why it was restarted last
     */
    public record Status(
            JobStatus status,
            boolean allRunning,
            int restarts,
            long checkpoints,
            Optional<Instant> lastCheckpoint,
            Optional<String> lastFault) {}

    JobID id() {
        return id;
    }

    /** Flink's id of this run, in hexadecimal; part of the web page's address. */
    public String flinkId() {
        return id.toHexString();
    }

    /** The job's name. */
    public String name() {
        return name;
    }

    /** How it stands now; waits a few seconds at most. */
    public Status status() {
        AccessExecutionGraph graph = await(cluster.getExecutionGraph(id), ASK_S, "tell how it is");
        int restarts = 0;
        boolean running = true;
        for (AccessExecutionVertex v : graph.getAllExecutionVertices()) {
            restarts = Math.max(restarts, v.getCurrentExecutionAttempt().getAttemptNumber());
            running &= v.getExecutionState() == org.apache.flink.runtime.execution.ExecutionState.RUNNING;
        }
        var stats = graph.getCheckpointStatsSnapshot();
        CompletedCheckpointStats last =
                stats == null ? null : stats.getHistory().getLatestCompletedCheckpoint();
        ErrorInfo fault = graph.getFailureInfo();
        return new Status(
                graph.getState(),
                running,
                restarts,
                stats == null ? 0 : stats.getCounts().getNumberOfCompletedCheckpoints(),
                last == null ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last.getLatestAckTimestamp())),
                fault == null ? Optional.empty() : Optional.of(Causes.root(fault.getException())));
    }

    /** How long ago the newest checkpoint was completed; empty before the first. */
    public Optional<Duration> lastCheckpointAge() {
        return status().lastCheckpoint().map(t -> Duration.between(t, Instant.now()));
    }

    /** How often it was restarted since it was submitted. */
    public int restarts() {
        return status().restarts();
    }

    @Override
    public List<PartHealth> health() {
        try {
            Status s = status();
            boolean ok = s.status() == JobStatus.RUNNING && s.allRunning();
            String detail = ok
                    ? "runs; " + s.checkpoints() + " checkpoints"
                    : "is " + s.status() + " after " + s.restarts() + " restarts"
                            + s.lastFault().map(f -> ": " + f).orElse("");
            return List.of(PartHealth.ofJob(name, ok, detail));
        } catch (JobException e) {
            return List.of(PartHealth.ofJob(name, false, e.getMessage()));
        }
    }

    /** Takes a checkpoint now. */
    public void checkpoint() {
        await(cluster.triggerCheckpoint(id), STOP_S, "take a checkpoint");
    }

    /** Takes a last checkpoint and ends; the next start goes on from it. Without a checkpoint in time it ends all the same, from the one before. */
    public void stopWithCheckpoint() {
        try {
            checkpoint();
        } catch (JobException e) {
            LOG.warn(
                    "{} ends without a last checkpoint; the next start repeats what came after the one before: {}",
                    name,
                    e.getMessage());
        }
        cancel();
    }

    /** Ends the job where it is; its checkpoints stay. */
    public void cancel() {
        JobStatus status = await(cluster.getJobStatus(id), ASK_S, "tell how it is");
        if (!status.isGloballyTerminalState()) {
            await(cluster.cancelJob(id), ASK_S, "take the order to end");
        }
        await(cluster.requestJobResult(id), STOP_S, "end");
    }

    private <T> T await(CompletableFuture<T> answer, long seconds, String what) {
        try {
            return answer.get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobException("interrupted while waiting for " + name + " to " + what, e);
        } catch (ExecutionException e) {
            throw new JobException(name + " could not " + what + ": " + Causes.root(e), e);
        } catch (TimeoutException e) {
            throw new JobException(name + " did not " + what + " within " + seconds + " s", e);
        }
    }
}
