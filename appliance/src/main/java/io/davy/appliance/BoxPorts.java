package io.davy.appliance;

/**
 * The TCP ports of one box, all on the loopback address unless said otherwise.
 *
 * @param console officers' console, health and metrics
 * @param kafka Kafka's clients
 * @param mqtt the MQTT broker that the box runs itself
 * @param influx the InfluxDB that the box runs itself
 * @param flink Flink's own web page
 */
public record BoxPorts(int console, int kafka, int mqtt, int influx, int flink) {
    /** What the world expects these programs to listen at. */
    public static final BoxPorts USUAL = new BoxPorts(8080, 9092, 1883, 8086, 8081);

    /** Five ports in a row. */
    static BoxPorts from(int base) {
        return new BoxPorts(base, base + 1, base + 2, base + 3, base + 4);
    }
}
