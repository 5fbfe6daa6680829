package io.davy.alerting.notify;

import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The ways that there are to reach people; none of them needs Kafka. */
final class Channels {
    private Channels() {}

    /**
     * Every way that is set up.
     *
     * @param plant gives the newest plant
     * @throws IllegalArgumentException if an address is wrong; the message says what was expected
     */
    static Map<ChannelKind, Channel> of(NotifierConfig config, Supplier<Plant> plant) {
        Map<ChannelKind, Channel> channels = new EnumMap<>(ChannelKind.class);
        NotifierConfig.Outlets outlets = config.outlets();
        Links links = new Links(config.consoleUrl(), outlets.ack(), outlets.linkValidity());
        channels.put(
                ChannelKind.WEBHOOK,
                new WebhookChannel(
                        plant,
                        links,
                        new Secrets(outlets.environment()),
                        outlets.exercise(),
                        config.now(),
                        config.timeout()));
        if (outlets.mqtt() != null) {
            channels.put(ChannelKind.MQTT, new MqttChannel(outlets.mqtt(), plant, config.timeout()));
        }
        if (config.smtp() != null) {
            MailTexts texts = new MailTexts(plant, links);
            MailServer server = MailServer.of(config.smtp());
            channels.put(
                    ChannelKind.EMAIL,
                    new MailChannel(server, config.mailFrom(), texts, config.now(), config.timeout()));
        }
        return channels;
    }

    /** The contact's ways that are set up. */
    static List<ChannelKind> usable(Map<ChannelKind, Channel> channels, Contact contact) {
        return channels.keySet().stream()
                .filter(k -> k.address(contact) != null)
                .toList();
    }
}
