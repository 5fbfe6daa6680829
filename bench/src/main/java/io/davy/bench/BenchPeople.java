package io.davy.bench;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Two people who are told, and what tells them: a real mail server and a webhook receiver in this JVM. */
final class BenchPeople implements AutoCloseable {
    private final GreenMail mail;
    private final HttpServer hooks;
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final AtomicInteger posts = new AtomicInteger();

    private BenchPeople(GreenMail mail, HttpServer hooks) {
        this.mail = mail;
        this.hooks = hooks;
    }

    static BenchPeople start() {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            BenchPeople people = new BenchPeople(
                    mail, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            people.hooks.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                people.posts.incrementAndGet();
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            people.hooks.setExecutor(people.workers);
            people.hooks.start();
            return people;
        } catch (IOException e) {
            mail.stop();
            throw new UncheckedIOException("no port for the webhook receiver: " + e.getMessage(), e);
        }
    }

    URI smtp() {
        return URI.create("smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?starttls=no");
    }

    /** The plant with two contacts: one by mail, one by webhook. */
    Plant told(Plant p) {
        String url = "http://127.0.0.1:" + hooks.getAddress().getPort() + "/davy";
        return new Plant(
                p.davy(),
                p.site(),
                p.floors(),
                p.zones(),
                p.ruleSets(),
                p.sensors(),
                p.machines(),
                p.robots(),
                p.ways(),
                List.of(
                        new Contact("kim", null, "ko", "kim@plant.example", null),
                        new Contact("room", null, "en", null, url)),
                p.incidents());
    }

    int mails() {
        return mail.getReceivedMessages().length;
    }

    int posts() {
        return posts.get();
    }

    @Override
    public void close() {
        hooks.stop(0);
        workers.shutdown();
        mail.stop();
    }
}
