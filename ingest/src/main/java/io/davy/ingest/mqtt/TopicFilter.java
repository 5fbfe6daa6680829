package io.davy.ingest.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;

/**
 * What is subscribed to.
 *
 * @param filter MQTT topic filter
 * @param atLeastOnce QoS 1; else QoS 0
 * @param retained whether the broker's retained messages are wanted: never of readings, which would look fresh
 */
public record TopicFilter(String filter, boolean atLeastOnce, boolean retained) {
    /** Readings: each counts, an old one that the broker retained does not. */
    public static TopicFilter readings(String filter) {
        return new TopicFilter(filter, true, false);
    }

    /** Blocks: large and one of many, so the broker keeps none of them for later, lest a backlog of them delay readings. */
    public static TopicFilter blocks(String filter) {
        return new TopicFilter(filter, false, false);
    }

    Mqtt5Subscription subscription() {
        return Mqtt5Subscription.builder()
                .topicFilter(filter)
                .qos(atLeastOnce ? MqttQos.AT_LEAST_ONCE : MqttQos.AT_MOST_ONCE)
                .retainHandling(retained ? Mqtt5RetainHandling.SEND : Mqtt5RetainHandling.DO_NOT_SEND)
                .build();
    }
}
