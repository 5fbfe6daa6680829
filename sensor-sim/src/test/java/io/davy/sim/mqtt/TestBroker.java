package io.davy.sim.mqtt;

import io.davy.parts.Mosquitto;
import io.davy.parts.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real mosquitto on a free port. */
public final class TestBroker implements AutoCloseable {
    private final Path dir;
    private final int port = Ports.free();
    private Mosquitto mosquitto;

    public TestBroker() {
        try {
            dir = Files.createTempDirectory("sim-mqtt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mosquitto = Mosquitto.start(dir, port);
    }

    public URI uri() {
        return URI.create("mqtt://127.0.0.1:" + port);
    }

    /** Stops it. */
    public void stop() {
        mosquitto.close();
    }

    /** Starts it again after {@link #stop}. */
    public void startAgain() {
        mosquitto = Mosquitto.start(dir, port);
    }

    @Override
    public void close() {
        mosquitto.close();
    }
}
