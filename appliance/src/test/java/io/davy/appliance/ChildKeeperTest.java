package io.davy.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.davy.parts.PartException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChildKeeperTest {
    /** A program that lives until it is told to die. */
    private static final class Lamp implements ChildKeeper.Child {
        volatile boolean alive = true;

        @Override
        public boolean alive() {
            return alive;
        }

        @Override
        public void close() {
            alive = false;
        }
    }

    @Test
    void aProgramThatEndedIsStartedAgain() {
        List<Lamp> started = new CopyOnWriteArrayList<>();
        try (ChildKeeper keeper = ChildKeeper.start("lamp", () -> {
            started.add(new Lamp());
            return started.get(started.size() - 1);
        })) {
            started.get(0).alive = false;
            assertThat(keeper.health().get(0).ok()).isFalse();

            await().until(() -> keeper.health().get(0).ok());
            assertThat(started).hasSize(2);
            assertThat(keeper.health().get(0).detail()).contains("started again 1 times");
        }
        assertThat(started.get(1).alive).isFalse();
    }

    @Test
    void aProgramThatCannotStartAgainIsToldInHealthAndTriedOn() {
        AtomicInteger starts = new AtomicInteger();
        Lamp first = new Lamp();
        try (ChildKeeper keeper = ChildKeeper.start("lamp", () -> {
            if (starts.getAndIncrement() == 0) {
                return first;
            }
            throw new PartException("the wick is gone");
        })) {
            first.alive = false;

            await().until(() -> starts.get() >= 2);
            assertThat(keeper.health().get(0).ok()).isFalse();
            await().until(() -> keeper.health().get(0).detail().contains("the wick is gone"));
        }
    }

    @Test
    void aFirstStartThatFailsIsTheCallersBusiness() {
        assertThatThrownBy(() -> ChildKeeper.start("lamp", () -> {
                    throw new PartException("no oil");
                }))
                .hasMessage("no oil");
    }
}
