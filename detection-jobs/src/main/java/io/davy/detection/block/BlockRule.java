package io.davy.detection.block;

import io.davy.detection.rule.RuleState;
import io.davy.wire.Block;
import java.io.DataInput;
import java.io.IOException;

/**
 * A rule on the blocks of one sensor. Like an {@link io.davy.detection.rule.ExtraRule} it is immutable and made anew from each plant; what
 * it remembers is its state, which outlives plants and restarts under its {@link #key}.
 *
 * @param <S> its state; small, since it is read before and written after each block
 */
public interface BlockRule<S extends RuleState> {
    /** Names the rule, unique at its sensor and the same in every version, for example {@code bearing}. */
    String key();

    /** What it judges; a block of another content is not handed in. */
    Block.ContentCase content();

    /** The state of a rule that has not seen a block. */
    S fresh();

    /**
     * Reads what the state's {@code write} wrote.
     *
     * @throws IOException if a newer version wrote it; the state then begins anew
     */
    S read(DataInput in) throws IOException;

    /**
     * Takes a block, in the order of their times; one that is not newer than the block before it is not handed in.
     *
     * @throws BadBlockException if the block holds what cannot be judged; the other rules still see it
     */
    void block(S state, Block block, BlockTeller out) throws BadBlockException;
}
