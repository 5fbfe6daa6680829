package io.davy.sim.mqtt;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where an MQTT broker is.
 *
 * @param host name or address
 * @param port TCP port
 * @param tls whether the connection is encrypted
 * @param user name to log in with
 * @param password password of that user
 */
record BrokerAddress(
        String host,
        int port,
        boolean tls,
        @Nullable String user,
        @Nullable String password) {
    private static final int PLAIN_PORT = 1883;
    private static final int TLS_PORT = 8883;

    /**
     * Reads {@code mqtt://[user[:password]@]host[:port]} or {@code mqtts://...}.
     *
     * @throws IllegalArgumentException one plain line, if it is another kind of address
     */
    static BrokerAddress of(URI uri) {
        boolean tls = "mqtts".equals(uri.getScheme()) || "ssl".equals(uri.getScheme());
        boolean plain = "mqtt".equals(uri.getScheme()) || "tcp".equals(uri.getScheme());
        if (uri.getHost() == null || !(tls || plain)) {
            throw new IllegalArgumentException(
                    "'" + uri + "' is no MQTT broker: expected mqtt://host:port or mqtts://host:port");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? TLS_PORT : PLAIN_PORT;
        String info = uri.getUserInfo();
        if (info == null) {
            return new BrokerAddress(uri.getHost(), port, tls, null, null);
        }
        int colon = info.indexOf(':');
        return colon < 0
                ? new BrokerAddress(uri.getHost(), port, tls, info, null)
                : new BrokerAddress(uri.getHost(), port, tls, info.substring(0, colon), info.substring(colon + 1));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
