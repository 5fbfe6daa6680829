package io.davy.detection.watch;

import static io.davy.detection.TestPlant.plant;
import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Handling;
import io.davy.detection.alarm.AlarmMachine;
import io.davy.plant.AlarmCare;
import io.davy.plant.Plant;
import io.davy.plant.SensorKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What readings do that come after newer ones of their sensor. */
class LateReadingsTest {
    private static WatchedZone h2s(int onDelay) {
        Plant p = plant().gas(
                        "AT-1",
                        "H2S",
                        l -> l.high(10).deadband(1).onDelay(onDelay).silentAfter(100))
                .build();
        return new WatchedZone(p);
    }

    private static Instant at(double second) {
        return Instant.ofEpochMilli(WatchedZone.at(second));
    }

    /** The newest record of the alarm point that the zone's changes make. */
    private static @Nullable Alarm alarm(WatchedZone zone, String rule) {
        Alarm alarm = null;
        for (ConditionChange c : zone.changes) {
            if (c.rule().equals(rule)) {
                Alarm next = new AlarmMachine(AlarmCare.NONE).condition(alarm, c, Handling.NONE);
                alarm = next == null ? alarm : next;
            }
        }
        return alarm;
    }

    @Test
    void anExceedanceThatIsOverIsAnAlarmAllTheSame() {
        WatchedZone zone = h2s(0).reads(0, "AT-1", 1)
                .reads(200, "AT-1", 1)
                .arrives(201, 50, "AT-1", 30)
                .arrives(201, 51, "AT-1", 31)
                .arrives(201, 60, "AT-1", 2);
        Alarm alarm = alarm(zone, "gas_high");
        assertThat(alarm.state()).isEqualTo(AlarmState.LATCHED_UNACKED);
        assertThat(alarm.onset()).isEqualTo(at(50));
        assertThat(alarm.cleared()).isEqualTo(at(60));
        assertThat(alarm.explanation().text()).contains("30 ppm", "came 150 s late");
    }

    @Test
    void anAlarmThatBeganEarlierKeepsItsIdAndLearnsItsOnset() {
        WatchedZone zone = h2s(0).reads(0, "AT-1", 1).reads(20, "AT-1", 15);
        Alarm first = alarm(zone, "gas_high");
        zone.arrives(21, 12, "AT-1", 14);
        Alarm corrected = alarm(zone, "gas_high");
        assertThat(corrected.id()).isEqualTo(first.id());
        assertThat(corrected.version()).isEqualTo(first.version() + 1);
        assertThat(corrected.onset()).isEqualTo(at(12));
        assertThat(corrected.on()).isTrue();
    }

    @Test
    void anOnDelayThatAMissingReadingHadHeldUpEnds() {
        WatchedZone zone = h2s(5).reads(0, "AT-1", 1).reads(3, "AT-1", 15).reads(7.9, "AT-1", 15);
        assertThat(zone.said()).isEmpty();
        zone.arrives(8, 2, "AT-1", 15);
        assertThat(zone.said()).containsExactly("7 AT-1 gas_high on");
        assertThat(zone.changes.get(0).onset()).isEqualTo(at(2));
    }

    @Test
    void whatWouldNotHaveGoneOnGoesOffWithItsReason() {
        WatchedZone zone = h2s(5).reads(0, "AT-1", 15)
                .reads(6, "AT-1", 15)
                .reads(7, "AT-1", 9.5)
                .arrives(8, 3, "AT-1", 2);
        assertThat(zone.said()).containsExactly("6 AT-1 gas_high on", "7 AT-1 gas_high off");
        Alarm alarm = alarm(zone, "gas_high");
        assertThat(alarm.state()).isEqualTo(AlarmState.LATCHED_UNACKED);
        assertThat(alarm.explanation().text()).contains("a reading that came late");
    }

    @Test
    void whileItsValueIsBeyondTheLimitItStaysOn() {
        WatchedZone zone = h2s(5).reads(0, "AT-1", 15).reads(6, "AT-1", 15).arrives(8, 3, "AT-1", 2);
        assertThat(alarm(zone, "gas_high").on()).isTrue();
        assertThat(alarm(zone, "gas_high").onset()).isEqualTo(at(6));
    }

    @Test
    void anAlarmThatWentOffTooEarlyComesBackAsItself() {
        Plant p = plant().gas("AT-1", "H2S", l -> l.high(10).offDelay(5).silentAfter(100))
                .build();
        WatchedZone zone =
                new WatchedZone(p).reads(0, "AT-1", 15).reads(1, "AT-1", 2).reads(7, "AT-1", 2);
        Alarm first = alarm(zone, "gas_high");
        assertThat(first.on()).isFalse();
        zone.arrives(8, 4, "AT-1", 15);
        Alarm back = alarm(zone, "gas_high");
        assertThat(back.on()).isTrue();
        assertThat(back.id()).isEqualTo(first.id());
        assertThat(back.onset()).isEqualTo(at(0));
    }

    @Test
    void anEarlierOccurrenceMakesTheStandingAlarmOlder() {
        WatchedZone zone = h2s(0).reads(0, "AT-1", 1)
                .reads(20, "AT-1", 1)
                .reads(30, "AT-1", 15)
                .arrives(31, 10, "AT-1", 14);
        assertThat(zone.changes.get(1).late().until()).isEqualTo(at(20));
        Alarm alarm = alarm(zone, "gas_high");
        assertThat(alarm.on()).isTrue();
        assertThat(alarm.onset()).isEqualTo(at(10));
        assertThat(alarm.chatter()).isEqualTo(1);
    }

    @Test
    void aRepeatedReadingOfAnyAgeChangesNothing() {
        WatchedZone zone = h2s(0);
        for (int s = 0; s < 100; s++) {
            zone.reads(s, "AT-1", s == 50 ? 15 : 1);
        }
        int said = zone.changes.size();
        for (int s = 0; s < 100; s++) {
            zone.arrives(100, s, "AT-1", s == 50 ? 15 : 1);
        }
        assertThat(zone.changes).hasSize(said);
        assertThat(zone.counts().repeated()).isEqualTo(100);
        assertThat(zone.counts().late()).isZero();
    }

    @Test
    void aRiseThatCameInPiecesIsSeen() {
        Plant p = plant().sensor(
                        "TT-1",
                        SensorKind.TEMPERATURE,
                        "degC",
                        0,
                        200,
                        null,
                        l -> l.ratePerMin(10).silentAfter(500))
                .build();
        WatchedZone zone = new WatchedZone(p).reads(0, "TT-1", 20).reads(150, "TT-1", 60);
        for (int s = 1; s < 150; s++) {
            zone.arrives(151, s, "TT-1", s < 60 ? 20 : Math.min(60, 20 + (s - 60) * 0.5));
        }
        assertThat(zone.said()).anyMatch(l -> l.endsWith("temperature_rate_of_rise on"));
    }

    @Test
    void aBacklogEndsASilence() {
        WatchedZone zone = h2s(0).reads(0, "AT-1", 1).clock(100).clock(200);
        assertThat(zone.said()).containsExactly("100 AT-1 silent on");
        for (int s = 1; s < 210; s++) {
            zone.arrives(210, s, "AT-1", s >= 90 && s < 100 ? 12 : 1);
        }
        assertThat(zone.said())
                .containsExactly(
                        "100 AT-1 silent on", "210 AT-1 silent off", "90 AT-1 gas_high on", "100 AT-1 gas_high off");
        assertThat(zone.clock(309).said()).hasSize(4);
        assertThat(zone.clock(310).said()).last().isEqualTo("310 AT-1 silent on");
    }

    @Test
    void aLateReadingEndsASilenceToo() {
        WatchedZone zone = h2s(0).reads(50, "AT-1", 1).clock(150).arrives(160, 20, "AT-1", 1);
        assertThat(zone.said()).containsExactly("150 AT-1 silent on", "160 AT-1 silent off");
    }

    @Test
    void aBacklogIsNoWrongClock() {
        WatchedZone zone = h2s(0).reads(0, "AT-1", 1);
        for (int s = 1; s < 600; s++) {
            zone.arrives(900, s, "AT-1", s >= 300 && s < 320 ? 12 : 1);
        }
        assertThat(zone.said()).containsExactly("300 AT-1 gas_high on", "320 AT-1 gas_high off");
        assertThat(zone.changes.get(0).onset()).isEqualTo(at(300));
        assertThat(zone.changes.get(0).late()).isNull();
    }

    @Test
    void whatComesTooLateIsToldOnceABacklogWithCountAndSpan() {
        WatchedZone zone = h2s(0).reads(1000, "AT-1", 1);
        for (int s = 0; s < 50; s++) {
            zone.arrives(1001, 100 + s, "AT-1", 1);
        }
        zone.reads(1050, "AT-1", 1).clock(1060).throughBytes().clock(1062);
        assertThat(zone.said()).containsExactly("1001 AT-1 late_reading on", "1062 AT-1 late_reading off");
        assertThat(zone.changes.get(0).explanation().text()).contains("900 s late", "300 s");
        assertThat(zone.changes.get(1).explanation().text())
                .contains("50 readings", at(100).toString(), at(149).toString());
        assertThat(zone.counts().tooLate()).isEqualTo(50);
    }

    @Test
    void anExceedanceThatCameTooLateIsToldAllTheSame() {
        WatchedZone zone = h2s(0).reads(1000, "AT-1", 1);
        for (int s = 0; s < 50; s++) {
            zone.arrives(1001, 100 + s, "AT-1", s >= 20 && s < 30 ? 25 : 1);
        }
        assertThat(zone.said())
                .containsExactly("1001 AT-1 late_reading on", "120 AT-1 gas_high on", "130 AT-1 gas_high off");
        assertThat(zone.changes.get(1).explanation().text()).contains("came 880 s late");
        assertThat(zone.row("AT-1")).isEqualTo(h2s(0).reads(1000, "AT-1", 1).row("AT-1"));
    }

    @Test
    void anExceedanceThatABacklogLeavesOpenEndsWithIt() {
        WatchedZone zone =
                h2s(0).reads(1000, "AT-1", 1).arrives(1001, 100, "AT-1", 25).clock(1061);
        assertThat(zone.said())
                .containsExactly(
                        "1001 AT-1 late_reading on",
                        "100 AT-1 gas_high on",
                        "100 AT-1 gas_high off",
                        "1061 AT-1 late_reading off");
    }

    @Test
    void aSensorThatSendsFasterThanIsKeptHasLessLateness() {
        WatchedZone zone = h2s(0);
        for (int k = 0; k < 20_000; k++) {
            zone.reads(k * 0.01, "AT-1", 1);
        }
        zone.arrives(200, 190.005, "AT-1", 12).arrives(200, 5.005, "AT-1", 12);
        assertThat(zone.counts().late()).isEqualTo(1);
        assertThat(zone.counts().tooLate()).isEqualTo(1);
    }

    @Test
    void aStateOfTheLayoutBeforeIsReadWithItsAlarms() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(2);
        out.writeLong(WatchedZone.at(9));
        out.writeLong(0);
        out.writeLong(0);
        out.writeInt(1);
        out.writeUTF("AT-1");
        out.writeLong(WatchedZone.at(8));
        out.writeLong(WatchedZone.at(9));
        out.writeLong(WatchedZone.at(7));
        out.writeDouble(15);
        out.writeInt(3);
        for (int r = 0; r < 11; r++) {
            out.writeByte(r == 0 ? ZoneState.ON : ZoneState.OFF);
            if (r == 0) {
                out.writeLong(WatchedZone.at(4));
                out.writeLong(WatchedZone.at(4));
                out.writeFloat(12);
            }
        }
        // The background as it was written then: level, noise, sum, count, readings back, time of the first.
        out.writeFloat(2);
        out.writeFloat(0.1f);
        out.writeFloat(0);
        out.writeInt(100);
        out.writeInt(0);
        out.writeLong(WatchedZone.at(0));
        out.writeDouble(0);
        out.writeDouble(0);
        out.writeInt(0);
        out.writeByte(0);
        out.writeLong(0);
        out.writeInt(0);
        ZoneState s = ZoneState.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(s.phase(0, Rule.HIGH)).isEqualTo(ZoneState.ON);
        assertThat(s.onset(0, Rule.HIGH)).isEqualTo(WatchedZone.at(4));
        assertThat(s.rows[0].lastValue).isEqualTo(15);
        assertThat(s.clockMs()).isEqualTo(WatchedZone.at(9));
    }
}
