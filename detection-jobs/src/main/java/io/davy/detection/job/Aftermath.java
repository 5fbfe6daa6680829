package io.davy.detection.job;

import io.davy.jobs.Published;
import io.davy.json.Json;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What earlier runs of the job published after the state was kept that this run goes on from: read before the first event, by area. Without
 * a kept state it is all that the topic holds.
 *
 * <p>The state remembers when it was kept. As long as something that was read has not been seen to, it goes on being of the earlier time, so
 * that a kill after a kill forgets nothing.
 */
final class Aftermath<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);
    /** By how much the clocks of those who write may differ, and a clock may be set back. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private static final ListStateDescriptor<Long> KEPT =
            new ListStateDescriptor<>("kept-at", BasicTypeInfo.LONG_TYPE_INFO);

    private final Map<String, List<T>> byArea = new HashMap<>();
    private final Set<String> unsettled = new HashSet<>();
    private final ListState<Long> kept;
    private final long keptMs;

    /**
     * Reads it.
     *
     * @param type of the topic's records
     * @param area key of the area of a record
     */
    Aftermath(
            Published published,
            Class<T> type,
            Function<T, String> area,
            TaskInfo task,
            FunctionInitializationContext context)
            throws Exception {
        kept = context.getOperatorStateStore().getUnionListState(KEPT);
        long earliest = Long.MAX_VALUE;
        for (long ms : kept.get()) {
            earliest = Math.min(earliest, ms);
        }
        keptMs = earliest == Long.MAX_VALUE ? 0 : earliest;
        read(published, type, area, task);
    }

    private void read(Published published, Class<T> type, Function<T, String> area, TaskInfo task)
            throws InterruptedException {
        for (byte[] json : published.newest(since())) {
            try {
                T value = Json.read(json, type);
                String key = area.apply(value);
                int owner = KeyGroupRangeAssignment.assignKeyToParallelOperator(
                        key, task.getMaxNumberOfParallelSubtasks(), task.getNumberOfParallelSubtasks());
                if (owner == task.getIndexOfThisSubtask()) {
                    byArea.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
                }
            } catch (UncheckedIOException | NullPointerException e) {
                LOG.warn("a {} that was published earlier cannot be read: {}", type.getSimpleName(), e.getMessage());
            }
        }
    }

    private Instant since() {
        return keptMs == 0 ? Instant.EPOCH : Instant.ofEpochMilli(keptMs).minus(CLOCKS_DIFFER);
    }

    /** What was published of an area, once; it is to be {@link #settled} when the state holds what comes of it. */
    List<T> take(String key) {
        List<T> found = byArea.remove(key);
        if (found == null) {
            return List.of();
        }
        unsettled.add(key);
        return found;
    }

    void settled(String key) {
        unsettled.remove(key);
    }

    void keep(FunctionSnapshotContext context) throws Exception {
        boolean done = byArea.isEmpty() && unsettled.isEmpty();
        kept.update(List.of(done ? Math.max(1, context.getCheckpointTimestamp()) : keptMs));
    }
}
