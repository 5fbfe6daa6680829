package io.davy.alerting.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The brake on guessing: after a few failures an address, and after more a user, has to wait, longer each time. A user's wait stays
 * short, so that a stranger cannot lock an officer out.
 */
public final class LoginThrottle {
    private static final int FREE_BY_ADDRESS = 3;
    private static final int FREE_BY_USER = 10;
    private static final Duration LONGEST_BY_ADDRESS = Duration.ofMinutes(1);
    private static final Duration LONGEST_BY_USER = Duration.ofSeconds(5);
    private static final Duration FORGET_AFTER = Duration.ofMinutes(15);
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Failures(int count, Instant last) {}

    /** How long this address and user have to wait before the next attempt; zero if they may try now. */
    public synchronized Duration wait(String address, String user, Instant now) {
        Duration byAddress = wait("a:" + address, FREE_BY_ADDRESS, LONGEST_BY_ADDRESS, now);
        Duration byUser = wait("u:" + user, FREE_BY_USER, LONGEST_BY_USER, now);
        return byAddress.compareTo(byUser) > 0 ? byAddress : byUser;
    }

    /** Counts a failure; also call it before a password is checked, so that attempts side by side cannot slip past. */
    public synchronized void failed(String address, String user, Instant now) {
        count("a:" + address, now);
        count("u:" + user, now);
    }

    /** Forgets the failures of this address and user. */
    public synchronized void succeeded(String address, String user) {
        failures.remove("a:" + address);
        failures.remove("u:" + user);
    }

    private void count(String key, Instant now) {
        Failures f = failures.get(key);
        boolean fresh = f == null || f.last().plus(FORGET_AFTER).isBefore(now);
        failures.put(key, new Failures(fresh ? 1 : f.count() + 1, now));
    }

    private Duration wait(String key, int free, Duration longest, Instant now) {
        Failures f = failures.get(key);
        if (f == null || f.count() < free || f.last().plus(FORGET_AFTER).isBefore(now)) {
            return Duration.ZERO;
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(f.count() - free, 20));
        Duration left = Duration.between(now, f.last().plus(delay.compareTo(longest) > 0 ? longest : delay));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
