package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static Properties bundle(String language) throws IOException {
        Properties p = new Properties();
        try (Reader r = new InputStreamReader(
                Objects.requireNonNull(TextsTest.class.getResourceAsStream("messages_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            p.load(r);
        }
        return p;
    }

    private static TreeSet<String> arguments(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Properties en = bundle("en");
        Properties ko = bundle("ko");
        assertThat(ko.stringPropertyNames()).isEqualTo(en.stringPropertyNames());
        for (String key : en.stringPropertyNames()) {
            assertThat(arguments(ko.getProperty(key))).as(key).isEqualTo(arguments(en.getProperty(key)));
        }
    }

    @Test
    void readsAMailServersAddress() {
        assertThat(MailServer.of(URI.create("smtp://davy%40plant:p%3Aw+1@mail.plant:2525?starttls=required")))
                .isEqualTo(new MailServer("smtp", "mail.plant", 2525, "davy@plant", "p:w+1", "required"));
        assertThat(MailServer.of(URI.create("smtps://mail.plant")))
                .isEqualTo(new MailServer("smtps", "mail.plant", 465, null, null, "offered"));
        assertThatThrownBy(() -> MailServer.of(URI.create("smtp://mail.plant?tls=yes")))
                .hasMessageContaining("expected ?starttls=required");
        assertThatThrownBy(() -> NotifierConfig.of("k:1", URI.create("mail.plant:25"), "a@b", URI.create("http://c")))
                .hasMessageContaining("smtp://host:port");
    }
}
