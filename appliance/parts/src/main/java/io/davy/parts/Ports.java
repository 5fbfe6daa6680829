package io.davy.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports of this machine. */
public final class Ports {
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 200;

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
     * The first of so many free ports in a row, below those that the system gives to connections by itself, of which one may be gone a moment
     * later.
     */
    public static int row(int many) {
        for (int tried = 0; tried < TRIES; tried++) {
            int first = LOWEST + ThreadLocalRandom.current().nextInt(HIGHEST - LOWEST - many);
            if (IntStream.range(first, first + many).allMatch(Ports::isFree)) {
                return first;
            }
        }
        throw new IllegalStateException("no " + many + " free ports in a row between " + LOWEST + " and " + HIGHEST);
    }

    private static boolean isFree(int port) {
        try (ServerSocket s = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return s.isBound();
        } catch (IOException e) {
            return false;
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
