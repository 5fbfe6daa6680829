package io.davy.appliance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmClass;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Hazard;
import io.davy.alarm.Priority;
import io.davy.incident.Incident;
import io.davy.mission.Mission;
import io.davy.notification.Notification;
import io.davy.plant.Plant;
import io.davy.plant.Ways;
import io.davy.sim.Scenario;
import io.davy.sim.SimEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Plant PLANT = new Plant(
            1,
            new Plant.Site("s", null, "UTC", null),
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            Ways.NONE,
            List.of(new Plant.Contact("kim", null, "ko", "kim@example.org", null)),
            new Plant.IncidentSettings(Duration.ofSeconds(10), 40));

    private final List<String> told = new ArrayList<>();

    private Story story(Scenario scenario) {
        return new Story(scenario, new Sentences(PLANT), (ms, line) -> told.add(ms + " " + line));
    }

    private static long at(long ms) {
        return START.toEpochMilli() + ms;
    }

    private static Instant time(long ms) {
        return START.plusMillis(ms);
    }

    private static SimEvent sim(String name, long ms) {
        return new SimEvent(name, time(ms), name);
    }

    private static Alarm alarm(Hazard hazard, long receivedMs) {
        return new Alarm(
                "al-1",
                "AT-1/gas_high",
                1,
                "s",
                "a",
                "Z1",
                "AT-1",
                null,
                hazard,
                "H2S",
                "gas_high",
                AlarmClass.LIFE_SAFETY,
                Priority.HIGH,
                AlarmState.UNACKED,
                true,
                12,
                "ppm",
                10,
                time(700),
                time(700),
                time(700),
                null,
                at(receivedMs),
                null,
                null,
                0,
                null,
                Map.of());
    }

    private static Incident incident(Hazard hazard, Incident.State state, Incident.@Nullable Verdict verdict) {
        Incident.Member first =
                new Incident.Member("al-1", "AT-1", "gas_high", Priority.HIGH, true, 12, "ppm", 10, time(700));
        return new Incident(
                "in-1",
                1,
                "s",
                "a",
                "Z1",
                hazard,
                "H2S",
                state,
                Priority.HIGH,
                time(700),
                time(700),
                null,
                first,
                List.of(first),
                null,
                null,
                null,
                verdict,
                at(710),
                "H2S gas",
                "가스",
                null,
                Map.of());
    }

    private static Mission mission(Mission.State state, boolean accepted, boolean onScene) {
        return new Mission(
                "mi-1",
                1,
                "in-1",
                1,
                "R1",
                "o",
                0,
                state,
                null,
                "inspectGas",
                List.of(),
                37.0,
                time(30_000),
                time(900),
                time(900),
                time(900),
                accepted ? time(1000) : null,
                onScene ? time(20_000) : null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                Map.of());
    }

    private static Notification sent() {
        return new Notification(
                "n-1",
                "in-1",
                "opened",
                "kim",
                "email",
                "kim@example.org",
                Notification.State.SENT,
                1,
                time(800),
                time(1100),
                "H2S gas",
                null,
                null);
    }

    @Test
    void whatBeganBeforeTheFaultIsAnotherStory() {
        Story story = story(Scenario.DEAD_SENSOR);
        story.accept(sim(SimEvent.LEAK_STARTED, 800));
        story.accept(alarm(Hazard.DEVICE, 650), at(810));
        story.accept(incident(Hazard.DEVICE, Incident.State.CLOSED, null), at(820));

        assertThat(story.incident()).isEmpty();
        assertThat(story.closed()).isFalse();
    }

    @Test
    void aWholeStoryHasEveryStepInOrderOfTime() {
        Story s = story(Scenario.H2S_LEAK);
        s.accept(sim(SimEvent.LEAK_STARTED, 0));
        s.accept(sim(SimEvent.FIRST_CONTACT, 500));
        s.accept(alarm(Hazard.GAS, 710), at(760));
        s.accept(incident(Hazard.GAS, Incident.State.OPEN, null), at(800));
        s.accept(mission(Mission.State.SENT, false, false), at(950));
        s.accept(mission(Mission.State.ACCEPTED, true, false), at(1010));
        s.accept(sent(), at(1100));
        s.accept(mission(Mission.State.ON_SCENE, true, true), at(20_000));
        s.accept(
                incident(
                        Hazard.GAS,
                        Incident.State.OPEN,
                        new Incident.Verdict(Incident.Outcome.CONFIRMED, "R1", 37.0, "ppm", time(21_000))),
                at(21_000));
        assertThat(s.closed()).isFalse();
        assertThat(s.missing()).containsExactly("closed");
        s.accept(incident(Hazard.GAS, Incident.State.CLOSED, null), at(60_000));

        assertThat(s.closed()).isTrue();
        assertThat(s.missing()).isEmpty();
        assertThat(s.timeline().entries())
                .extracting(Timeline.Entry::event)
                .containsExactly(
                        "leak-started",
                        "first-contact",
                        "alarm",
                        "incident",
                        "order-sent",
                        "order-accepted",
                        "notified",
                        "on-scene",
                        "verdict",
                        "closed");
        assertThat(s.timeline().entries())
                .extracting(Timeline.Entry::atMs)
                .isSorted()
                .startsWith(0L, 500L, 760L);
        assertThat(s.sampleToAlarm()).hasValue(50);
        assertThat(s.alarmToOrder()).hasValue(250);
        assertThat(told).anyMatch(l -> l.contains("told kim by email (ko): H2S gas"));
    }

    @Test
    void whatWasThereBeforeTheFaultIsNotTheStory() {
        Story s = story(Scenario.H2S_LEAK);
        s.accept(alarm(Hazard.GAS, 0), at(10));
        s.accept(incident(Hazard.GAS, Incident.State.OPEN, null), at(20));
        s.accept(sim(SimEvent.LEAK_STARTED, 100));

        assertThat(s.incident()).isEmpty();
    }

    @Test
    void anotherHazardsIncidentIsNotTheStory() {
        Story s = story(Scenario.PUMP_OVERHEAT);
        s.accept(sim(SimEvent.LEAK_STARTED, 0));
        s.accept(incident(Hazard.GAS, Incident.State.OPEN, null), at(20));

        assertThat(s.incident()).isEmpty();
    }

    @Test
    void aDeadSensorNeedsNoRobot() {
        Story s = story(Scenario.DEAD_SENSOR);
        s.accept(sim(SimEvent.LEAK_STARTED, 0));
        s.accept(alarm(Hazard.DEVICE, 710), at(760));
        s.accept(incident(Hazard.DEVICE, Incident.State.OPEN, null), at(800));
        s.accept(sent(), at(900));
        s.accept(incident(Hazard.DEVICE, Incident.State.CLOSED, null), at(900));

        assertThat(s.closed()).isTrue();
        assertThat(s.missing()).isEmpty();
        assertThat(s.alarmToOrder()).isEmpty();
    }

    @Test
    void theOutcomeIsOneJsonObject() throws Exception {
        Story s = story(Scenario.H2S_LEAK);
        s.accept(sim(SimEvent.LEAK_STARTED, 0));

        var json =
                io.davy.json.Json.DAVY.readTree(Outcome.of(Scenario.H2S_LEAK, s).json());
        assertThat(json.get("scenario").asText()).isEqualTo("h2s-leak");
        assertThat(json.get("timeline").get(0).get("event").asText()).isEqualTo("leak-started");
        assertThat(json.get("timeline").get(0).get("at_ms").asLong()).isZero();
        assertThat(json.get("latency_ms").get("sample_to_alarm").isNull()).isTrue();
        assertThat(json.get("incident").isNull()).isTrue();
    }

    @Test
    void eachStopOfARobotAndItsPictureAreTold() {
        Sentences words = new Sentences(PLANT);
        Mission m = mission(Mission.State.ON_SCENE, true, true);
        assertThat(words.finding(m, new Mission.Finding("inspectGas", "N8", 37.0, "ppm", null, time(1))))
                .isEqualTo("R1 at N8 read 37.0 ppm");
        assertThat(words.finding(m, new Mission.Finding("takePhoto", "N8", null, null, null, time(1))))
                .isEqualTo("R1 at N8 has taken a picture");
        assertThat(words.finding(m, new Mission.Finding("inspectGas", "N8", null, null, "pump blocked", time(1))))
                .isEqualTo("R1 at N8 could not measure (pump blocked)");
    }
}
