package io.davy.alerting.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.davy.json.Json;
import io.davy.parts.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;

/** A webhook receiver; answers the n-th request as it is told. */
final class Receiver implements AutoCloseable {
    record Post(String key, Headers headers, byte[] bytes) {
        JsonNode body() {
            try {
                return Json.DAVY.readTree(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String occasion() {
            return body().at("/notification/occasion").asText();
        }
    }

    private final HttpServer server;
    private final List<Post> taken = new CopyOnWriteArrayList<>();
    private final List<Post> all = new CopyOnWriteArrayList<>();
    private volatile IntUnaryOperator status = n -> 200;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", Ports.free()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(r -> {
            Thread t = new Thread(r, "receiver");
            t.setDaemon(true);
            return t;
        }));
        server.createContext("/", exchange -> {
            Post post = new Post(
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes());
            all.add(post);
            int answer = status.applyAsInt(all.size());
            if (answer == 200) {
                taken.add(post);
            }
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    Receiver answering(IntUnaryOperator nth) {
        status = nth;
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=secret";
    }

    List<Post> taken() {
        return taken;
    }

    List<Post> all() {
        return all;
    }

    List<String> occasions() {
        return taken.stream().map(Post::occasion).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
