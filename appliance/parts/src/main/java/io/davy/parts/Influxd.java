package io.davy.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Debian's influxd (1.6.7) as a child process: the history store of one box. */
public final class Influxd implements AutoCloseable {
    private final int port;
    private final ChildProcess process;

    private Influxd(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    /** Where influxd is installed, if it is. */
    public static Optional<Path> binary() {
        return Programs.find("influxd");
    }

    /**
     * Starts it on the loopback address.
     *
     * @param dir configuration, log and data; made if it is missing
     * @param port the HTTP port
     * @throws PartException if it is not installed, cannot use the folder, or the port is taken
     */
    public static Influxd start(Path dir, int port) {
        Path binary = binary().orElseThrow(() -> new PartException(
                "influxd is not installed: apt-get install influxdb, or name a server with --influx"));
        Path root = dir.toAbsolutePath();
        Path log = root.resolve("influxd.log");
        ChildProcess.endLeftover("influxd", log);
        Ports.require(port, "InfluxDB", "--influx-port");
        Path conf = root.resolve("influxdb.conf");
        try {
            Files.createDirectories(root);
            Files.writeString(conf, """
                    reporting-disabled = true
                    bind-address = "127.0.0.1:%d"
                    [meta]
                      dir = "%s/meta"
                    [data]
                      dir = "%s/data"
                      wal-dir = "%s/wal"
                      query-log-enabled = false
                      max-series-per-database = 0
                      max-values-per-tag = 0
                    [http]
                      bind-address = "127.0.0.1:%d"
                      log-enabled = false
                    [monitor]
                      store-enabled = false
                    """.formatted(Ports.free(), root, root, root, port));
        } catch (IOException e) {
            throw new PartException("InfluxDB cannot use the folder " + dir + ": " + e.getMessage(), e);
        }
        List<String> command = new ArrayList<>(List.of(binary.toString(), "-config", conf.toString()));
        ChildProcess p = ChildProcess.start("influxd", command, log);
        try {
            p.awaitPort(port);
        } catch (PartException e) {
            p.close();
            throw e;
        }
        return new Influxd(port, p);
    }

    /** http://host:port. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Ends the one that a killed program left running with this folder. The caller owns the folder. */
    public static void endLeftover(Path dir) {
        ChildProcess.endLeftover("influxd", dir.toAbsolutePath().resolve("influxd.log"));
    }

    public boolean alive() {
        return process.alive();
    }

    @Override
    public void close() {
        process.close();
    }
}
