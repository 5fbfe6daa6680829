package io.davy.alerting.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.AlarmState;
import io.davy.alarm.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FloodBoardTest {
    private static final Instant START = Instant.parse("2026-11-23T03:00:00Z");

    private final FloodBoard board = new FloodBoard();

    @Test
    void floodOfNowIsShownAndForAnHourAfterItsEnd() {
        assertThat(board.view(START, true)).isNull();
        for (int i = 0; i < 11; i++) {
            raise(i, START.plusSeconds(i));
        }
        FloodBoard.View flood = Objects.requireNonNull(board.view(START.plusSeconds(20), true));
        assertThat(flood.count()).isEqualTo(11);
        assertThat(flood.began()).isEqualTo(START.plusSeconds(10));
        assertThat(flood.ended()).isNull();
        Instant end = START.plus(Duration.ofMinutes(10)).plusSeconds(6);
        FloodBoard.View over = Objects.requireNonNull(board.view(end, true));
        assertThat(over.ended()).isEqualTo(end);
        assertThat(board.view(end.plus(FloodBoard.SHOWN_AFTER).plusSeconds(1), true))
                .isNull();
    }

    @Test
    void startReadsPartitionAfterPartitionAndStillCountsEachAlarmAtItsTime() {
        for (int i = 0; i < 6; i++) {
            raise(i, START);
        }
        for (int i = 6; i < 30; i++) {
            raise(i, START.minus(Duration.ofMinutes(11L * i)));
        }
        assertThat(board.view(START, false)).isNull();
        assertThat(board.view(START, true)).isNull();
        for (int i = 30; i < 35; i++) {
            raise(i, START);
        }
        assertThat(Objects.requireNonNull(board.view(START, true)).count()).isEqualTo(11);
    }

    private void raise(int n, Instant at) {
        board.take(Field.alarm("al-" + n, "TT-" + n, Priority.HIGH, AlarmState.UNACKED, 90, at));
    }
}
