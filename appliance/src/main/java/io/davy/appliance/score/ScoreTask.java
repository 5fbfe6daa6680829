package io.davy.appliance.score;

import io.davy.appliance.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a scorer is asked.
 *
 * @param dir the folder of the recordings, or of the one recording; null if none was named
 * @param seed of the first simulated run; the others count up from it. From 1000 on: runs that nobody has looked at while tuning
 * @param runs how many simulated runs; 0 for the scorer's own number
 * @param progress is told how far it has come
 */
public record ScoreTask(@Nullable Path dir, long seed, int runs, Progress progress) {
    /** Is told how far a score has come. */
    @FunctionalInterface
    public interface Progress {
        /** So much is done of so much. */
        void at(int done, int of);
    }

    /**
     * The folder of a recording: the one of its name in {@link #dir}, or else that itself.
     *
     * @throws Refusal if none was named, or there is none
     */
    public Path folder(String recording) {
        if (dir == null) {
            throw new Refusal(recording + " is a recording with labels, and none comes with the product;"
                    + " name the folder that holds it with --dir");
        }
        if (!Files.isDirectory(dir)) {
            throw new Refusal("--dir is " + dir + ", which is no folder; expected the folder that holds " + recording);
        }
        Path own = dir.resolve(recording);
        return Files.isDirectory(own) ? own : dir;
    }

    /** How many runs, where the scorer's own number is as given. */
    public int runsOr(int usual) {
        return runs > 0 ? runs : usual;
    }
}
