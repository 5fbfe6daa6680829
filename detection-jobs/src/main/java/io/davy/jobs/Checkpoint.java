package io.davy.jobs;

import java.nio.file.Path;

/**
 * A complete checkpoint on disk.
 *
 * @param path its folder, {@code .../JOB/FLINK-JOB-ID/chk-N}
 * @param number N; it goes on counting over restarts, so the largest is the newest
 * @param writtenMs when its metadata was written, milliseconds since 1970-01-01 UTC
 */
record Checkpoint(Path path, long number, long writtenMs) {}
