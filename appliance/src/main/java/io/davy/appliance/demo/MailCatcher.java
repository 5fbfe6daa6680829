package io.davy.appliance.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.davy.parts.PartException;
import java.net.URI;

/** A mail server on the loopback address that takes every mail and sends none on. */
final class MailCatcher implements AutoCloseable {
    private final GreenMail server;

    private MailCatcher(GreenMail server) {
        this.server = server;
    }

    static MailCatcher start() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        GreenMail server = new GreenMail(setup);
        try {
            server.start();
        } catch (IllegalStateException e) {
            throw new PartException("the demo's mail server did not start: " + e.getMessage(), e);
        }
        return new MailCatcher(server);
    }

    URI url() {
        return URI.create("smtp://127.0.0.1:" + server.getSmtp().getPort() + "?starttls=no");
    }

    /** How many mails came. */
    int count() {
        return server.getReceivedMessages().length;
    }

    @Override
    public void close() {
        server.stop();
    }
}
