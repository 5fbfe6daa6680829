package io.davy.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class UrlsTest {
    private static final List<String> MQTT = List.of("mqtt", "mqtts");

    @Test
    void hostAndPortAloneTakeTheFirstScheme() {
        assertThat(Urls.read("--mqtt", "broker:1883", MQTT)).isEqualTo(URI.create("mqtt://broker:1883"));
    }

    @Test
    void anotherSchemeIsRefusedWithoutShowingThePassword() {
        assertThatThrownBy(() -> Urls.read("--mqtt", "http://me:secret@broker", MQTT))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--mqtt wants mqtt:// or mqtts://HOST:PORT")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void aPasswordOfTheEnvironmentIsAddedAndEncoded() {
        assertThat(Urls.with(URI.create("smtp://mail:25?starttls=no"), "me", "p@ss word"))
                .isEqualTo(URI.create("smtp://me:p%40ss%20word@mail:25?starttls=no"));
        assertThat(Urls.with(URI.create("smtp://me@mail"), null, "x")).isEqualTo(URI.create("smtp://me:x@mail"));
        assertThat(Urls.with(URI.create("smtp://mail"), "me", null)).isEqualTo(URI.create("smtp://mail"));
    }

    @Test
    void noPasswordIsEverShown() {
        assertThat(Urls.shown(URI.create("mqtt://me:secret@broker:1883"))).isEqualTo("mqtt://me:***@broker:1883");
    }
}
