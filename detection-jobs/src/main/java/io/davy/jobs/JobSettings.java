package io.davy.jobs;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;

/** What every job of Davy asks of Flink. */
final class JobSettings {
    private JobSettings() {}

    /** The folder (URI) of one job's checkpoints. */
    static String checkpointFolder(JobConfig cfg, String jobName) {
        String base = cfg.checkpoints();
        return (base.endsWith("/") ? base : base + '/') + jobName;
    }

    /**
     * Flink's configuration of one job.
     *
     * <p>Checkpoints are aligned and exactly-once for the state; the sinks are at-least-once, so no alarm waits for one. A checkpoint that fails, because the
     * broker is away and the sink cannot flush, never fails the job. Restarts go on for ever, from half a second apart to 15 s.
     */
    static Configuration of(JobConfig cfg, String jobName) {
        Configuration c = new Configuration();
        c.set(PipelineOptions.NAME, jobName);
        c.set(PipelineOptions.GENERIC_TYPES, false);
        c.set(PipelineOptions.OBJECT_REUSE, true);
        c.set(PipelineOptions.MAX_PARALLELISM, JobConfig.MAX_PARALLELISM);
        c.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
        c.set(CoreOptions.DEFAULT_PARALLELISM, cfg.parallelism());
        c.set(ExecutionOptions.BUFFER_TIMEOUT, cfg.bufferTimeout());
        c.set(StateBackendOptions.STATE_BACKEND, "hashmap");

        c.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, cfg.checkpointInterval());
        c.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        c.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        c.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(2));
        c.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        c.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        c.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpointFolder(cfg, jobName));
        c.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.parse("512kb"));
        c.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);

        c.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        c.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(500));
        c.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(15));
        c.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD, Duration.ofMinutes(5));
        c.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, Integer.MAX_VALUE);
        return c;
    }
}
