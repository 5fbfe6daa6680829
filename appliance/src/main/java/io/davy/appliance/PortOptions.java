package io.davy.appliance;

import io.davy.parts.PartException;
import io.davy.parts.Ports;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose the ports of a box. */
public final class PortOptions {
    @Option(names = "--console-port", paramLabel = "PORT", description = "Console, /health and /metrics (8080).")
    private @Nullable Integer console;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Kafka (9092).")
    private @Nullable Integer kafka;

    @Option(names = "--mqtt-port", paramLabel = "PORT", description = "The box's own MQTT broker (1883).")
    private @Nullable Integer mqtt;

    @Option(names = "--influx-port", paramLabel = "PORT", description = "The box's own InfluxDB (8086).")
    private @Nullable Integer influx;

    @Option(names = "--flink-port", paramLabel = "PORT", description = "Flink's own web page (8081).")
    private @Nullable Integer flink;

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            description = "Five ports in a row: console PORT, Kafka PORT+1, MQTT +2, InfluxDB +3, Flink +4.")
    private @Nullable Integer base;

    /** The ports as chosen; each one must be free. */
    public BoxPorts strict() {
        BoxPorts p = chosen();
        Ports.require(p.console(), "the console", "--console-port");
        Ports.require(p.kafka(), "Kafka", "--kafka-port");
        Ports.require(p.flink(), "Flink's web page", "--flink-port");
        // mosquitto and influxd check theirs when they start: what a killed run left there is theirs to end first.
        return p;
    }

    /** The ports as chosen; a usual port that somebody else holds is replaced by a free one, and that is said. */
    public BoxPorts orFree(Consumer<String> say) {
        BoxPorts p = chosen();
        return new BoxPorts(
                orFree("the console", "--console-port", p.console(), console, say),
                orFree("Kafka", "--kafka-port", p.kafka(), kafka, say),
                orFree("MQTT", "--mqtt-port", p.mqtt(), mqtt, say),
                orFree("InfluxDB", "--influx-port", p.influx(), influx, say),
                orFree("Flink's web page", "--flink-port", p.flink(), flink, say));
    }

    private int orFree(String who, String option, int port, @Nullable Integer asked, Consumer<String> say) {
        try {
            Ports.require(port, who, option);
            return port;
        } catch (PartException taken) {
            if (asked != null || base != null) {
                throw taken;
            }
            int free = Ports.free();
            say.accept("port " + port + " for " + who + " is in use: taking " + free + " (" + option
                    + " chooses another)");
            return free;
        }
    }

    private BoxPorts chosen() {
        BoxPorts usual = base == null ? BoxPorts.USUAL : BoxPorts.from(port("--port-base", base));
        return new BoxPorts(
                or("--console-port", console, usual.console()),
                or("--kafka-port", kafka, usual.kafka()),
                or("--mqtt-port", mqtt, usual.mqtt()),
                or("--influx-port", influx, usual.influx()),
                or("--flink-port", flink, usual.flink()));
    }

    private static int or(String option, @Nullable Integer given, int usual) {
        return given == null ? usual : port(option, given);
    }

    private static int port(String option, int port) {
        if (port < 1 || port > 65_530) {
            throw new Refusal(option + " is " + port + ": a port is a number from 1 to 65530");
        }
        return port;
    }
}
