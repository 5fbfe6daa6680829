package io.davy.alerting.notify;

import jakarta.mail.Session;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A mail server as written in one address.
 *
 * @param protocol smtp or smtps
 * @param host its name
 * @param port its port
 * @param user to log in with; absent: no log-in
 * @param password with it
 * @param startTls required, no, or offered: used where the server has it
 */
record MailServer(
        String protocol,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        String startTls) {

    static MailServer of(URI uri) {
        String protocol = uri.getScheme();
        int port = uri.getPort() > 0 ? uri.getPort() : protocol.equals("smtps") ? 465 : 587;
        String user = null;
        String password = null;
        if (uri.getRawUserInfo() != null) {
            String[] parts = uri.getRawUserInfo().split(":", 2);
            user = decoded(parts[0]);
            password = parts.length > 1 ? decoded(parts[1]) : "";
        }
        String query = Objects.requireNonNullElse(uri.getQuery(), "");
        String startTls = switch (query) {
            case "", "starttls=offered" -> "offered";
            case "starttls", "starttls=true", "starttls=required" -> "required";
            case "starttls=false", "starttls=no" -> "no";
            default ->
                throw new IllegalArgumentException("found \"?" + query
                        + "\" at the end of the mail server's address: expected ?starttls=required, =offered or =no");
        };
        return new MailServer(protocol, uri.getHost(), port, user, password, startTls);
    }

    /** Plus signs stay: this is no web form. */
    private static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    Session session(Duration timeout) {
        String p = "mail." + protocol + ".";
        Properties props = new Properties();
        props.put("mail.transport.protocol", protocol);
        props.put(p + "host", host);
        props.put(p + "port", Integer.toString(port));
        props.put(p + "auth", Boolean.toString(user != null));
        props.put(p + "starttls.enable", Boolean.toString(!startTls.equals("no")));
        props.put(p + "starttls.required", Boolean.toString(startTls.equals("required")));
        props.put(p + "ssl.checkserveridentity", "true");
        props.put(p + "connectiontimeout", Long.toString(Math.min(5000, timeout.toMillis())));
        props.put(p + "timeout", Long.toString(timeout.toMillis()));
        props.put(p + "writetimeout", Long.toString(timeout.toMillis()));
        props.put("mail.mime.charset", "UTF-8");
        return Session.getInstance(props);
    }

    /** host:port, for people. */
    String name() {
        return host + ":" + port;
    }
}
