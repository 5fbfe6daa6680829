package io.davy.alerting.flood;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alerting.sample.Samples;
import org.junit.jupiter.api.Test;

class AnnunciationsTest {
    private final Annunciations annunciations = new Annunciations();

    private boolean take(AlarmState state, int version) {
        Alarm a = Samples.alarm("AT-1", state).edit(e -> e.version = version);
        return annunciations.take(a);
    }

    @Test
    void shouldCountAnAlarmWhenItGoesOnAndWhenItCallsAgain() {
        assertThat(take(AlarmState.UNACKED, 1)).isTrue();
        assertThat(take(AlarmState.RTN_UNACKED, 2)).isFalse();
        assertThat(take(AlarmState.UNACKED, 3)).isFalse();
        assertThat(take(AlarmState.ACKED, 4)).isFalse();
        assertThat(take(AlarmState.UNACKED, 5)).isTrue();
    }

    @Test
    void shouldNotCountWhatARestartRepeats() {
        assertThat(take(AlarmState.UNACKED, 1)).isTrue();
        assertThat(take(AlarmState.ACKED, 2)).isFalse();
        assertThat(take(AlarmState.UNACKED, 1)).isFalse();
        assertThat(take(AlarmState.NORMAL, 3)).isFalse();
        assertThat(take(AlarmState.UNACKED, 1)).isFalse();
    }
}
