package io.davy.sim.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class BrokerAddressTest {
    @Test
    void portAndLoginAreOptional() {
        assertThat(BrokerAddress.of(URI.create("mqtt://plant")))
                .isEqualTo(new BrokerAddress("plant", 1883, false, null, null));
        assertThat(BrokerAddress.of(URI.create("mqtts://me:pass@plant:9999")))
                .isEqualTo(new BrokerAddress("plant", 9999, true, "me", "pass"));
        assertThat(BrokerAddress.of(URI.create("ssl://me@plant")))
                .isEqualTo(new BrokerAddress("plant", 8883, true, "me", null));
    }

    @Test
    void anotherKindOfAddressIsRefusedInOneLine() {
        assertThatThrownBy(() -> BrokerAddress.of(URI.create("http://plant:80")))
                .hasMessage("'http://plant:80' is no MQTT broker: expected mqtt://host:port or mqtts://host:port");
        assertThatThrownBy(() -> BrokerAddress.of(URI.create("localhost:1883"))).hasMessageContaining("mqtt://");
    }
}
