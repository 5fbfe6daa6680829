package io.davy.ingest.mqtt;

import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where the MQTT broker is and who asks.
 *
 * @param host name or address
 * @param port TCP port
 * @param tls whether the connection is encrypted and the broker's certificate checked
 * @param user user name
 * @param password password
 */
record MqttAddress(
        String host,
        int port,
        boolean tls,
        @Nullable String user,
        @Nullable String password) {
    /**
     * Reads {@code mqtt://[user:password@]host[:port]} or {@code mqtts://...}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static MqttAddress of(URI uri) {
        boolean tls = "mqtts".equals(uri.getScheme());
        if ((!tls && !"mqtt".equals(uri.getScheme())) || uri.getHost() == null) {
            throw new IllegalArgumentException("the MQTT broker's address is not understood: expected"
                    + " mqtt://[user:password@]host:port or mqtts://[user:password@]host:port");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 8883 : 1883;
        String[] login =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        return new MqttAddress(
                uri.getHost(), port, tls, login.length > 0 ? login[0] : null, login.length > 1 ? login[1] : null);
    }

    Mqtt5ClientBuilder builder(String clientId) {
        Mqtt5ClientBuilder b = Mqtt5Client.builder()
                .identifier(clientId)
                .serverHost(host)
                .serverPort(port)
                .automaticReconnect()
                .initialDelay(200, TimeUnit.MILLISECONDS)
                .maxDelay(3, TimeUnit.SECONDS)
                .applyAutomaticReconnect();
        if (tls) {
            b = b.sslWithDefaultConfig();
        }
        if (user == null) {
            return b;
        }
        return password == null
                ? b.simpleAuth().username(user).applySimpleAuth()
                : b.simpleAuth()
                        .username(user)
                        .password(password.getBytes(StandardCharsets.UTF_8))
                        .applySimpleAuth();
    }

    /** host:port, without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
