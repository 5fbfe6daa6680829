package io.davy.appliance;

import java.util.concurrent.Callable;

/**
 * A subcommand of {@code davy} that another module brings, found by {@link java.util.ServiceLoader}. The class carries picocli's
 * {@code @Command}; its result is the exit code.
 */
public interface DavyCommand extends Callable<Integer> {}
