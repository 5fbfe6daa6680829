package io.davy.jobs;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The command line of a job on a real cluster: {@code --key value} pairs; unknown keys are refused. */
public final class JobArgs {
    private static final List<String> COMMON =
            List.of("bootstrap", "checkpoints", "checkpoint-interval", "parallelism", "buffer-timeout");

    private final Map<String, String> values;

    private JobArgs(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the command line.
     *
     * @param more keys that this job knows besides the common ones
     * @throws IllegalArgumentException one plain line: what was found and what is known
     */
    public static JobArgs parse(String[] args, String... more) {
        TreeSet<String> known = new TreeSet<>(COMMON);
        known.addAll(List.of(more));
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            String key = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (!known.contains(key)) {
                throw new IllegalArgumentException(
                        "unknown option " + args[i] + "; known are --" + String.join(", --", known));
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("the option " + args[i] + " needs a value");
            }
            values.put(key, args[i + 1]);
        }
        return new JobArgs(values);
    }

    /** The value of a key, or null. */
    public @Nullable String get(String key) {
        return values.get(key);
    }

    /** The value of a key as a duration in ISO-8601 with or without its {@code PT}: {@code 10s}, {@code PT10S}. */
    public Duration duration(String key, Duration fallback) {
        String v = values.get(key);
        if (v == null) {
            return fallback;
        }
        try {
            return Duration.parse(v.toUpperCase(java.util.Locale.ROOT).startsWith("P") ? v : "PT" + v);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("--" + key + " is " + v + "; a duration such as 10s is expected", e);
        }
    }

    /** The job's configuration; --bootstrap and --checkpoints must be there. */
    public JobConfig config() {
        for (String key : List.of("bootstrap", "checkpoints")) {
            if (!values.containsKey(key)) {
                throw new IllegalArgumentException("the option --" + key + " is missing");
            }
        }
        return JobConfig.create(c -> {
            c.bootstrap(values.get("bootstrap")).checkpoints(values.get("checkpoints"));
            c.checkpointInterval(duration("checkpoint-interval", Duration.ofSeconds(10)));
            c.bufferTimeout(duration("buffer-timeout", Duration.ofMillis(1)));
            String parallelism = values.get("parallelism");
            if (parallelism != null) {
                try {
                    c.parallelism(Integer.parseInt(parallelism));
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(
                            "--parallelism is " + parallelism + "; a whole number is expected", e);
                }
            }
        });
    }

    /** Runs a job in the environment that the cluster gives; the cluster looks after restarts and the checkpoint to go on from. */
    @SuppressWarnings("try") // closing the environment may be interrupted, which is passed on
    public void execute(String jobName, BiConsumer<StreamExecutionEnvironment, JobConfig> build) throws Exception {
        JobConfig cfg = config();
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(JobSettings.of(cfg, jobName))) {
            build.accept(env, cfg);
            env.execute(jobName);
        }
    }
}
