package io.davy.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Debian's mosquitto as a child process: the MQTT broker of one box, with its messages kept on disk. */
public final class Mosquitto implements AutoCloseable {
    private final int port;
    private final ChildProcess process;

    private Mosquitto(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    /** Where mosquitto is installed, if it is. */
    public static Optional<Path> binary() {
        return Programs.find("mosquitto");
    }

    /** Starts it on the loopback address, without log-in. */
    public static Mosquitto start(Path dir, int port) {
        return start(dir, port, "127.0.0.1");
    }

    /**
     * Starts it.
     *
     * @param dir configuration, log and kept messages; made if it is missing
     * @param port the port
     * @param bind the address to listen at; anything but a loopback address lets other machines in
     * @throws PartException if it is not installed, cannot use the folder, or the port is taken
     */
    public static Mosquitto start(Path dir, int port, String bind) {
        Path binary = binary().orElseThrow(() -> new PartException(
                "mosquitto is not installed: apt-get install mosquitto, or name a broker with --mqtt"));
        Path log = dir.resolve("mosquitto.log");
        ChildProcess.endLeftover("mosquitto", log);
        Ports.require(port, "mosquitto", "--mqtt-port");
        Path conf = dir.resolve("mosquitto.conf");
        try {
            Files.createDirectories(dir);
            Files.writeString(
                    conf,
                    String.join(
                            "\n",
                            "listener " + port + " " + bind,
                            "allow_anonymous true",
                            // Started by root it would otherwise change to its own user and lose its folder.
                            "user " + System.getProperty("user.name"),
                            "persistence true",
                            "persistence_location " + dir.toAbsolutePath() + "/",
                            "autosave_interval 60",
                            "max_queued_messages 0",
                            "max_inflight_messages 200",
                            "set_tcp_nodelay true",
                            "log_type error",
                            "log_type warning",
                            "log_type notice",
                            ""));
        } catch (IOException e) {
            throw new PartException("mosquitto cannot use the folder " + dir + ": " + e.getMessage(), e);
        }
        ChildProcess p = ChildProcess.start("mosquitto", List.of(binary.toString(), "-c", conf.toString()), log);
        try {
            p.awaitPort(port);
        } catch (PartException e) {
            p.close();
            throw e;
        }
        return new Mosquitto(port, p);
    }

    public int port() {
        return port;
    }

    /** mqtt://host:port. */
    public String url() {
        return "mqtt://127.0.0.1:" + port;
    }

    /** Ends the one that a killed program left running with this folder. The caller owns the folder. */
    public static void endLeftover(Path dir) {
        ChildProcess.endLeftover("mosquitto", dir.resolve("mosquitto.log"));
    }

    public boolean alive() {
        return process.alive();
    }

    @Override
    public void close() {
        process.close();
    }
}
