package io.davy.alerting.figures;

import java.time.InstantSource;

/**
 * How the figures are kept.
 *
 * @param kafkaBootstrap host:port of Kafka
 * @param group Kafka consumer group; its committed offset says up to where the figures are stored
 * @param now the clock
 */
public record FiguresConfig(String kafkaBootstrap, String group, InstantSource now) {
    /** The usual group and clock. */
    public static FiguresConfig of(String kafkaBootstrap) {
        return new FiguresConfig(kafkaBootstrap, "davy-figures", InstantSource.system());
    }
}
