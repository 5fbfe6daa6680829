package io.davy.appliance;

import io.davy.plant.Plant;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How one box runs.
 *
 * @param plant the plant it watches
 * @param data the one folder under which everything lies that must survive
 * @param ports its ports
 * @param bind the address that the console and the MQTT broker listen at; the loopback address lets nobody else in
 * @param mqtt an MQTT broker to use; the box runs its own where absent
 * @param influx an InfluxDB to use; the box runs its own where absent
 * @param history whether history is kept at all
 * @param smtp the mail server; no mail where absent
 * @param mailFrom sender of every mail
 * @param consoleUrl where the console is, as people reach it; written into mails
 * @param initialPassword one-time console password while nobody has chosen one; made up where absent
 * @param mustChange whether the one-time password must be replaced at the first login
 * @param exercise whether the plant is a simulated one, so that nothing of what is told is real
 * @param watchdog its watchdog; none where absent
 */
public record BoxConfig(
        Plant plant,
        Path data,
        BoxPorts ports,
        String bind,
        @Nullable URI mqtt,
        @Nullable URI influx,
        boolean history,
        @Nullable URI smtp,
        String mailFrom,
        URI consoleUrl,
        @Nullable String initialPassword,
        boolean mustChange,
        boolean exercise,
        @Nullable WatchdogOptions watchdog) {

    /** A configuration: the defaults of {@link Builder}, changed by the caller. */
    public static BoxConfig create(Plant plant, Path data, Consumer<Builder> change) {
        Builder b = new Builder();
        change.accept(b);
        URI url = b.consoleUrl == null ? URI.create("http://127.0.0.1:" + b.ports.console() + "/") : b.consoleUrl;
        return new BoxConfig(
                plant,
                data,
                b.ports,
                b.bind,
                b.mqtt,
                b.influx,
                b.history,
                b.smtp,
                b.mailFrom,
                url,
                b.initialPassword,
                b.mustChange,
                b.exercise,
                b.watchdog);
    }

    /** The defaults in plain sight. */
    public static final class Builder {
        private BoxPorts ports = BoxPorts.USUAL;
        private String bind = "127.0.0.1";
        private @Nullable URI mqtt;
        private @Nullable URI influx;
        private boolean history = true;
        private @Nullable URI smtp;
        private String mailFrom = "Davy <davy@localhost>";
        private @Nullable URI consoleUrl;
        private @Nullable String initialPassword;
        private boolean mustChange = true;
        private boolean exercise;
        private @Nullable WatchdogOptions watchdog;

        private Builder() {}

        public Builder ports(BoxPorts v) {
            ports = v;
            return this;
        }

        public Builder bind(String v) {
            bind = v;
            return this;
        }

        public Builder mqtt(@Nullable URI v) {
            mqtt = v;
            return this;
        }

        public Builder influx(@Nullable URI v) {
            influx = v;
            return this;
        }

        public Builder history(boolean v) {
            history = v;
            return this;
        }

        public Builder smtp(@Nullable URI v) {
            smtp = v;
            return this;
        }

        public Builder mailFrom(String v) {
            mailFrom = v;
            return this;
        }

        public Builder consoleUrl(@Nullable URI v) {
            consoleUrl = v;
            return this;
        }

        public Builder initialPassword(@Nullable String v) {
            initialPassword = v;
            return this;
        }

        public Builder mustChange(boolean v) {
            mustChange = v;
            return this;
        }

        public Builder exercise(boolean v) {
            exercise = v;
            return this;
        }

        public Builder watchdog(@Nullable WatchdogOptions v) {
            watchdog = v;
            return this;
        }
    }
}
