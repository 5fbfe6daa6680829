package io.davy.alerting.auth;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The users of the console. A fresh installation has none: the one-time password that the appliance prints lets {@code officer} in
 * once, to choose a password of their own. The one-time password itself is never stored, so each start prints a new one until then.
 */
public final class ConsoleUsers {
    /** The user of a fresh installation. */
    public static final String FIRST_USER = "officer";

    private final UserFile file;
    private final Map<String, Passwords.Hash> users;
    private final Passwords.Hash nobody = Passwords.decoy();
    private Passwords.@Nullable Hash oneTime;
    private final boolean mustChange;

    /** What a login gave. */
    public enum Login {
        /** Wrong user or password. */
        REFUSED,
        /** The one-time password: only a new password may be set with it. */
        MUST_CHANGE,
        /** Welcome. */
        ACCEPTED
    }

    /** What a change of password gave. */
    public enum Change {
        /** Stored. */
        CHANGED,
        /** The old password is not right. */
        WRONG_OLD,
        /** Shorter than {@link Passwords#MIN_LENGTH}, longer than {@link Passwords#MAX_LENGTH}, or the old one again. */
        UNFIT
    }

    /**
     * Opens the users of a data folder.
     *
     * @param dataDir folder of console-users.json
     * @param oneTimePassword lets {@link #FIRST_USER} in while there is no user; null for none
     * @param mustChange whether the one-time password has to be replaced at once; false only for a demonstration
     */
    public ConsoleUsers(Path dataDir, @Nullable String oneTimePassword, boolean mustChange) {
        this.file = new UserFile(dataDir);
        this.users = new HashMap<>(file.read());
        this.oneTime = users.isEmpty() && oneTimePassword != null ? Passwords.hash(oneTimePassword) : null;
        this.mustChange = mustChange;
    }

    /** A new one-time password for this data folder; empty if somebody has chosen a password there already. */
    public static Optional<String> oneTimePassword(Path dataDir) {
        return new UserFile(dataDir).exists() ? Optional.empty() : Optional.of(Passwords.oneTime());
    }

    /** Whether anybody can log in at all. */
    public synchronized boolean anybody() {
        return oneTime != null || !users.isEmpty();
    }

    /** Checks a password. Not synchronized as a whole: a hash takes a tenth of a second. */
    public Login login(String user, String password) {
        Passwords.Hash stored;
        boolean first;
        synchronized (this) {
            stored = users.get(user);
            first = stored == null && oneTime != null && user.equals(FIRST_USER);
            if (first) {
                stored = oneTime;
            }
        }
        // An unknown user costs the same time, so that the answer does not tell which names exist.
        boolean right = Passwords.matches(password, stored == null ? nobody : stored);
        if (stored == null || !right) {
            return Login.REFUSED;
        }
        return first && mustChange ? Login.MUST_CHANGE : Login.ACCEPTED;
    }

    /** Sets a new password and ends the one-time password. */
    public Change change(String user, String old, String fresh) {
        if (login(user, old) == Login.REFUSED) {
            return Change.WRONG_OLD;
        }
        if (fresh.length() < Passwords.MIN_LENGTH || fresh.length() > Passwords.MAX_LENGTH || fresh.equals(old)) {
            return Change.UNFIT;
        }
        Passwords.Hash hash = Passwords.hash(fresh);
        synchronized (this) {
            Map<String, Passwords.Hash> next = new HashMap<>(users);
            next.put(user, hash);
            file.write(next);
            users.put(user, hash);
            oneTime = null;
        }
        return Change.CHANGED;
    }
}
