package io.davy.alerting.notify;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one post of this program to itself and forgets it: a client that has never posted is slow, and nobody else is to hear a rehearsal. */
final class OwnEar implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnEar.class);
    private static final String LENGTH = "content-length:";
    private static final int PATIENCE_MS = 2_000;
    private static final byte[] TAKEN =
            "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket door;

    /**
     * Listens on this machine alone.
     *
     * @throws IOException if there is no port
     */
    OwnEar() throws IOException {
        door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        door.setSoTimeout(PATIENCE_MS);
        Thread t = new Thread(this::listen, "own-ear");
        t.setDaemon(true);
        t.start();
    }

    URI address() {
        return URI.create("http://" + door.getInetAddress().getHostAddress() + ':' + door.getLocalPort() + "/");
    }

    private void listen() {
        try (Socket s = door.accept()) {
            s.setSoTimeout(PATIENCE_MS);
            InputStream in = s.getInputStream();
            int length = 0;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                if (line.startsWith(LENGTH)) {
                    length = Integer.parseInt(line.substring(LENGTH.length()).strip());
                }
            }
            in.skipNBytes(length);
            s.getOutputStream().write(TAKEN);
        } catch (IOException | NumberFormatException e) {
            LOG.debug("nothing was posted to this program itself", e);
        }
    }

    /** A line of the head in small letters, without its end. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
