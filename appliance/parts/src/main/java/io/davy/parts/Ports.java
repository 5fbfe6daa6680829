package io.davy.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of this machine. */
public final class Ports {
    private Ports() {}

    /** A port that is free on the loopback address now. */
    public static int free() {
        try (ServerSocket s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return s.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on this machine", e);
        }
    }

    /**
     * Refuses a port that somebody else holds.
     *
     * @throws PartException one plain line that names the port, who wants it and how to choose another
     */
    public static void require(int port, String who, String option) {
        try (ServerSocket s = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            s.getLocalPort();
        } catch (IOException e) {
            throw new PartException("port " + port + " for " + who
                    + " is in use: end the program that holds it, or choose another with " + option);
        }
    }
}
