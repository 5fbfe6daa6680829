package io.davy.bench;

import io.davy.appliance.DavyCommand;
import io.davy.bench.dispatch.DispatchBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code davy bench}: measurements, each against a floor in the same run. */
@Command(
        name = "bench",
        description = "Measures Davy on this machine.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            ThroughputBench.class,
            LatencyBench.class,
            FloodBench.class,
            StandingBench.class,
            RecoveryBench.class,
            DispatchBench.class
        })
public final class BenchCommand implements DavyCommand {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "name a measurement: throughput, latency, flood, standing, recovery or dispatch");
    }
}
