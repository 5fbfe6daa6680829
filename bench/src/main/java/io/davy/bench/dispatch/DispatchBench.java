package io.davy.bench.dispatch;

import io.davy.bench.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Dispatch, part by part. */
@Command(
        name = "dispatch",
        description =
                "Planning time, growth and worth against nearest robot first; incident to order through the job; order to acceptance over MQTT.",
        mixinStandardHelpOptions = true)
public final class DispatchBench implements Callable<Integer> {
    /** What is measured. */
    enum Part {
        /** Planning alone. */
        PLAN,
        /** From an incident's record to the order's, through Kafka and Flink. */
        ORDER,
        /** From an order to its acceptance by a robot, over MQTT. */
        FLEET
    }

    @Option(
            names = "--part",
            split = ",",
            description = "${COMPLETION-CANDIDATES} (default: all).",
            defaultValue = "PLAN,ORDER,FLEET")
    private List<Part> parts;

    @Option(
            names = "--runs",
            description = "Random cases that are planned for p50 and p99 (default: ${DEFAULT-VALUE}).",
            defaultValue = "100")
    private int runs;

    @Option(
            names = "--incidents",
            description = "Incidents that are sent through the job (default: ${DEFAULT-VALUE}).",
            defaultValue = "200")
    private int incidents;

    @Option(
            names = "--robots",
            description = "Simulated robots that are ordered over MQTT (default: ${DEFAULT-VALUE}).",
            defaultValue = "1000")
    private int robots;

    @Option(
            names = "--orders-a-second",
            description = "Incidents that are opened for them each second (default: ${DEFAULT-VALUE}).",
            defaultValue = "2")
    private double ordersASecond;

    @Option(names = "--json", description = "One JSON object as the last line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Part part : parts) {
            switch (part) {
                case PLAN -> figures.putAll(new PlanBench(runs).run());
                case FLEET -> figures.putAll(new FleetBench(robots, incidents, ordersASecond).run());
                case ORDER -> figures.putAll(new OrderBench(incidents).run());
            }
        }
        if (json) {
            Figures.json(figures);
        }
        return 0;
    }
}
