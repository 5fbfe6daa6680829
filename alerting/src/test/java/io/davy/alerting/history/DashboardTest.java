package io.davy.alerting.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Handling;
import io.davy.alarm.Handling.OutOfService;
import io.davy.alarm.Ids;
import io.davy.alarm.Priority;
import io.davy.alarm.SensorService;
import io.davy.alarm.SensorService.Ended;
import io.davy.alerting.figures.Figures;
import io.davy.alerting.figures.FiguresConfig;
import io.davy.alerting.figures.FiguresKeeper;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.mission.Mission;
import io.davy.notification.Notification;
import io.davy.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs every query of the shipped dashboards, and of docs/history.md, against a real InfluxDB that the history writer has filled. */
class DashboardTest {
    private static final Instant NOW =
            Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(1800);
    private static final Path DASHBOARD = Path.of("../helm/davy/dashboards/incident.json");
    private static final Path PERFORMANCE = Path.of("../helm/davy/dashboards/alarms.json");
    private static final List<Path> DOCS = List.of(Path.of("../docs/history.md"), Path.of("../docs/figures.md"));
    /** What is chosen in a dashboard's lists. */
    private static final Map<String, String> CHOSEN = Map.of("incident", "in-1", "area", Figures.SITE);

    private static HistoryBench bench;
    private static HistoryWriter writer;
    private static FiguresKeeper keeper;
    private static HistoryConfig config;

    @BeforeAll
    static void fill() {
        bench = new HistoryBench();
        config = bench.config();
        Incident opened = Samples.h2s("in-1", NOW);
        Incident worse = Samples.severity(opened, Priority.HIGHEST);
        Incident seen = Samples.confirmed(worse);
        List.of(opened, worse, seen, Samples.closed(seen), Samples.h2s("in-2", NOW.plusSeconds(60)))
                .forEach(bench::incident);
        alarm(1, AlarmState.UNACKED, 0);
        alarm(2, AlarmState.ACKED, 20);
        alarm(3, AlarmState.NORMAL, 400);
        Alarm old = HistoryBench.alarm("al-old", 1, AlarmState.UNACKED, NOW.minusSeconds(7200), "AT-1102");
        bench.put(Topics.ALARMS, "al-old", old);
        Handling.Shelf shelf = new Handling.Shelf("kim", "known", NOW, NOW.plusSeconds(3600), false);
        bench.put(Topics.ALARMS, "al-old", old.edit(e -> {
            e.version = 2;
            e.time = NOW;
            e.handling = new Handling(false, shelf, null, null, true, 0, null, List.of());
        }));
        ObjectNode late = Json.DAVY.valueToTree(
                HistoryBench.alarm("al-late", 1, AlarmState.UNACKED, NOW.plusSeconds(30), "AT-1103"));
        bench.put(Topics.ALARMS, "al-late", late.put("rule", "late_reading"));
        mission(1, Mission.State.SENT, 1);
        mission(2, Mission.State.ON_SCENE, 60);
        mission(3, Mission.State.DONE, 95);
        notification(Notification.State.PENDING, 0, 0);
        notification(Notification.State.SENT, 1, 1);
        bench.put(
                Topics.ACTIONS,
                "al-in-1",
                new Action("ac-1", Action.Type.ACK, "al-in-1", "kim", NOW.plusSeconds(19), "seen"));
        bench.put(
                Topics.ACTIONS,
                "mi-in-1",
                new Action("ac-2", Action.Type.CANCEL, "mi-in-1", "lee", NOW.plusSeconds(96), "fire brigade is there"));
        bench.put(
                Topics.ACTIONS,
                "in-1",
                Action.verdict(
                        "ac-3", "in-1", "lee", NOW.plusSeconds(97), Incident.Outcome.CONFIRMED, "flange hisses"));
        bench.put(Topics.ACTION_RESULTS, "ac-1", new ActionResult("ac-1", true, null, NOW.plusSeconds(20)));
        bench.raw(Topics.ALARMS, "no json".getBytes(StandardCharsets.UTF_8));
        service("AT-1104", permit("PTW-6", 0), null, 0);
        service("AT-1104", permit("PTW-7", 60), new Ended(permit("PTW-6", 0), "kim"), 60);
        service("AT-1104", null, new Ended(permit("PTW-7", 60), "lee"), 90);
        service("AT-1105", null, new Ended(permit("PTW-8", 0), null), 3600);
        service("AT-1106", permit("PTW-9", 0), null, 0);
        for (int s = -60; s < 120; s++) {
            double value = s < 0 ? 1 : 37;
            io.davy.wire.ReadingBatch batch = io.davy.wire.ReadingBatch.newBuilder()
                    .setZone("Z-PUMP")
                    .setTimeMs(NOW.plusSeconds(s).toEpochMilli())
                    .setReceivedMs(NOW.plusSeconds(s).toEpochMilli())
                    .addReadings(io.davy.wire.Reading.newBuilder()
                            .setSensor("AT-1101")
                            .setValue(value))
                    .build();
            bench.raw(Topics.READINGS, batch.toByteArray());
        }
        writer = HistoryWriter.start(config);
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.now());
        keeper = FiguresKeeper.start(
                new FiguresConfig(config.kafkaBootstrap(), config.group() + "-figures", clock::get),
                Samples.plant(),
                writer.figures());
        await().atMost(Duration.ofSeconds(30)).until(() -> !keeper.latest().isEmpty());
        // The minute in which the records were written has passed.
        clock.set(Instant.now().plusSeconds(60));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> bench.number(config.database(), "SELECT sum(\"letters\") FROM \"dead_letter\"") >= 1
                        && bench.number(config.database(), "SELECT count(\"value_mean\") FROM \"reading\"") >= 17
                        && bench.number(config.database(), "SELECT count(\"what\") FROM \"action\"") == 4
                        && bench.number(config.database(), "SELECT count(\"what\") FROM \"notification\"") == 2
                        && bench.number(config.database(), "SELECT count(\"what\") FROM \"out_of_service\"") == 4
                        && bench.number(config.database(), "SELECT count(\"what\") FROM \"mission\"") == 3
                        && bench.number(config.database(), "SELECT count(\"waited_s\") FROM \"annunciation\"") == 1
                        && bench.number(
                                        config.database(),
                                        "SELECT count(\"delivery_p95_s\") FROM \"alarm_figures\" WHERE \"area\" = '*'")
                                >= 1);
    }

    @AfterAll
    static void end() {
        keeper.close();
        writer.close();
        bench.close();
    }

    private static OutOfService permit(String number, int second) {
        return new OutOfService("kim", number, "calibration", NOW.plusSeconds(second), NOW.plusSeconds(3600));
    }

    private static void service(String sensor, @Nullable OutOfService out, @Nullable Ended ended, int second) {
        String id = Ids.sensorTarget("hall", sensor);
        bench.put(Topics.SERVICE, id, new SensorService(id, sensor, out, ended, NOW.plusSeconds(second)));
    }

    private static void alarm(int version, AlarmState state, int second) {
        bench.put(
                Topics.ALARMS,
                "al-in-1",
                HistoryBench.alarm("al-in-1", version, state, NOW.plusSeconds(second), "AT-1101")
                        .edit(e -> e.ackedAt = version > 1 ? NOW.plusSeconds(20) : null));
    }

    private static void mission(int version, Mission.State state, int second) {
        Instant t = NOW.plusSeconds(second);
        bench.put(
                Topics.MISSIONS,
                "mi-in-1",
                new Mission(
                        "mi-in-1",
                        version,
                        "in-1",
                        1,
                        "R1",
                        "order-1",
                        0,
                        state,
                        null,
                        "inspectGas",
                        List.of("N1", "N2"),
                        42.0,
                        NOW.plusSeconds(61),
                        NOW,
                        t,
                        NOW,
                        NOW.plusSeconds(1),
                        second >= 60 ? NOW.plusSeconds(60) : null,
                        null,
                        List.of(new Mission.Excluded("R2", "battery", "12 % charge left", "배터리 12 %")),
                        null,
                        null,
                        null,
                        null,
                        null,
                        2,
                        false,
                        state == Mission.State.DONE
                                ? List.of(
                                        new Mission.Finding("inspectGas", "N2", 41.0, "ppm", null, t),
                                        new Mission.Finding(
                                                "takePhoto", "N2", null, null, "https://robots/R1/1.jpg", t))
                                : List.of(),
                        null,
                        null,
                        null,
                        Map.of()));
    }

    private static void notification(Notification.State state, int attempts, int second) {
        Instant t = NOW.plusSeconds(second);
        bench.put(
                Topics.NOTIFICATIONS,
                "no-1",
                new Notification(
                        "no-1",
                        "in-1",
                        "opened",
                        "kim",
                        "webhook",
                        "https://hooks.example/secret",
                        state,
                        attempts,
                        NOW,
                        t,
                        "[HIGH] H2S gas at P-101, zone Z-PUMP",
                        null,
                        Priority.HIGH));
    }

    /** As Grafana fills in its variables. */
    private static String filled(String query, Map<String, List<String>> variables) {
        String q = query.replace(
                        "$timeFilter",
                        "time >= " + NOW.minusSeconds(3600).toEpochMilli() + "ms and time <= "
                                + NOW.plusSeconds(7200).toEpochMilli() + "ms")
                .replace("$__interval", "10s");
        for (Map.Entry<String, List<String>> v : variables.entrySet()) {
            List<String> values = v.getValue().stream()
                    .map(s -> s.replaceAll("[.*+?^${}()|\\[\\]\\\\/]", "\\\\$0"))
                    .toList();
            String regex = values.size() == 1 ? values.get(0) : "(" + String.join("|", values) + ")";
            q = q.replace("${" + v.getKey() + ":regex}", regex)
                    .replace("$" + v.getKey(), String.join(",", v.getValue()));
        }
        assertThat(q).doesNotContain("${").doesNotContain("$incident");
        return q;
    }

    private static Map<String, List<String>> variables(JsonNode dashboard) {
        Map<String, List<String>> variables = new LinkedHashMap<>();
        for (JsonNode v : dashboard.at("/templating/list")) {
            List<String> values = new ArrayList<>();
            for (JsonNode series :
                    bench.query(config.database(), filled(v.get("query").asText(), variables))) {
                for (JsonNode row : series.get("values")) {
                    if (!values.contains(row.get(1).asText())) {
                        values.add(row.get(1).asText());
                    }
                }
            }
            String name = v.get("name").asText();
            assertThat(values).as(name).isNotEmpty();
            variables.put(name, CHOSEN.containsKey(name) ? List.of(CHOSEN.get(name)) : values);
        }
        return variables;
    }

    @Test
    void everyQueryOfTheDashboardGivesRows() throws IOException {
        JsonNode dashboard = Json.DAVY.readTree(DASHBOARD.toFile());
        assertThat(dashboard.get("uid").asText()).isEqualTo("davy-incident");
        assertThat(dashboard.get("schemaVersion").asInt()).isEqualTo(39);
        Map<String, List<String>> variables = variables(dashboard);
        assertThat(variables)
                .containsEntry("sensors", List.of("AT-1101"))
                .containsEntry("actions", List.of("ac-1", "ac-2", "ac-3"));
        assertThat(queriesWithRows(dashboard, variables)).isGreaterThanOrEqualTo(15);
    }

    @Test
    void everyQueryOfTheAlarmPerformanceDashboardGivesRows() throws IOException {
        JsonNode dashboard = Json.DAVY.readTree(PERFORMANCE.toFile());
        assertThat(dashboard.get("uid").asText()).isEqualTo("davy-alarms");
        assertThat(dashboard.get("schemaVersion").asInt()).isEqualTo(39);
        assertThat(queriesWithRows(dashboard, variables(dashboard))).isGreaterThanOrEqualTo(30);
    }

    private static int queriesWithRows(JsonNode dashboard, Map<String, List<String>> variables) {
        int queries = 0;
        for (JsonNode panel : dashboard.get("panels")) {
            for (JsonNode target : panel.get("targets")) {
                assertThat(target.at("/datasource/uid").asText()).isEqualTo("davy-influx");
                assertThat(target.get("query").asText())
                        .doesNotContainIgnoringCase("slimit")
                        .doesNotContainIgnoringCase("show series");
                String q = filled(target.get("query").asText(), variables);
                assertThat(bench.query(config.database(), q))
                        .as(panel.get("title").asText() + ": " + q)
                        .isNotEmpty();
                queries++;
            }
        }
        return queries;
    }

    @Test
    void whatIsHiddenIsShownWithWhoHidItAndWhy() throws IOException {
        assertThat(panel("Hidden now")).singleElement().asString().contains("AT-1102", "SHELVED", "kim", "known");
    }

    @Test
    void sensorsOutOfServiceAreShownWithoutAnAlarmAndWithWhoTookAndWhoReturnedThem() throws IOException {
        assertThat(rows("Sensors out of service now"))
                .containsExactly(NOW + " AT-1106 kim PTW-9 calibration " + NOW.plusSeconds(3600));
        String until = " calibration " + NOW.plusSeconds(3600) + " ";
        assertThat(rows("Sensors out of service in the time range"))
                .containsExactlyInAnyOrder(
                        NOW + " AT-1104 kim PTW-6" + until + NOW.plusSeconds(60) + " REPLACED kim 60000",
                        NOW.plusSeconds(60) + " AT-1104 kim PTW-7" + until + NOW.plusSeconds(90)
                                + " RETURNED lee 30000",
                        NOW + " AT-1105 kim PTW-8" + until + NOW.plusSeconds(3600) + " RAN_OUT null 3600000",
                        NOW + " AT-1106 kim PTW-9" + until + "null null null null");
    }

    /** What the panel of that name shows, a line a row, times to the millisecond. */
    private static List<String> rows(String title) throws IOException {
        List<String> rows = new ArrayList<>();
        panel(title)
                .forEach(s -> s.get("values").forEach(v -> {
                    List<String> cells = new ArrayList<>();
                    v.forEach(cell -> cells.add(cell.asText()));
                    cells.set(
                            0,
                            Instant.parse(cells.get(0))
                                    .truncatedTo(ChronoUnit.MILLIS)
                                    .toString());
                    rows.add(String.join(" ", cells));
                }));
        return rows;
    }

    private static List<JsonNode> panel(String title) throws IOException {
        String query = "";
        for (JsonNode panel : Json.DAVY.readTree(PERFORMANCE.toFile()).get("panels")) {
            if (panel.get("title").asText().startsWith(title)) {
                query = panel.at("/targets/0/query").asText();
            }
        }
        return bench.query(config.database(), filled(query, Map.of()));
    }

    @Test
    void theTimeLineHasEverythingThatHappened() throws IOException {
        JsonNode dashboard = Json.DAVY.readTree(DASHBOARD.toFile());
        Map<String, List<String>> variables = variables(dashboard);
        List<String> lines = new ArrayList<>();
        for (JsonNode panel : dashboard.get("panels")) {
            if (panel.get("title").asText().startsWith("Time line")) {
                for (JsonNode target : panel.get("targets")) {
                    bench.query(config.database(), filled(target.get("query").asText(), variables))
                            .forEach(s -> s.get("values")
                                    .forEach(row -> lines.add(row.get(1).asText() + " / "
                                            + row.get(2).asText())));
                }
            }
        }
        assertThat(lines)
                .hasSize(4 + 3 + 2 + 3 + 4 + 2)
                .contains(
                        "SENT by webhook: [HIGH] H2S gas at P-101, zone Z-PUMP / kim",
                        "asked for ACK of al-in-1: seen / kim",
                        "R1 ON_SCENE / R1")
                .anyMatch(l -> l.startsWith(
                        "AT-1101 gas_high_high: ACKED, value 37.25 ppm, limit 20.0 ppm, acknowledged by kim"));
    }

    @Test
    void oneIncidentIsOpenNow() throws IOException {
        JsonNode first = Json.DAVY.readTree(DASHBOARD.toFile()).at("/panels/0/targets/0/query");
        assertThat(bench.number(config.database(), first.asText())).isEqualTo(1);
    }

    @Test
    void everyQueryOfTheAuditorsGuideGivesRows() throws IOException {
        String doc = "";
        for (Path d : DOCS) {
            doc += java.nio.file.Files.readString(d);
        }
        List<String> queries = java.util.regex.Pattern.compile("```sql\\n(.*?)```", java.util.regex.Pattern.DOTALL)
                .matcher(doc)
                .results()
                .map(m -> m.group(1).strip())
                .toList();
        assertThat(queries).hasSizeGreaterThanOrEqualTo(6);
        for (String q : queries) {
            assertThat(bench.query(config.database(), q)).as(q).isNotEmpty();
        }
    }

    @Test
    void noTagSharesItsNameWithAField() {
        for (String m : List.of(
                "alarm",
                "alarm_figures",
                "annunciation",
                "incident",
                "incident_alarm",
                "mission",
                "mission_excluded",
                "mission_finding",
                "notification",
                "action",
                "out_of_service",
                "reading",
                "dead_letter")) {
            List<String> tags = new ArrayList<>();
            bench.query(config.database(), "SHOW TAG KEYS FROM \"" + m + "\"")
                    .forEach(s -> s.get("values").forEach(v -> tags.add(v.get(0).asText())));
            List<String> fields = new ArrayList<>();
            bench.query(config.database(), "SHOW FIELD KEYS FROM \"" + m + "\"")
                    .forEach(s ->
                            s.get("values").forEach(v -> fields.add(v.get(0).asText())));
            assertThat(tags).as(m).isNotEmpty().doesNotContainAnyElementsOf(fields);
        }
    }

    @Test
    void aWebhooksSecretIsNotKept() {
        assertThat(bench.query(config.database(), "SELECT \"address\" FROM \"notification\"")
                        .toString())
                .contains("hooks.example")
                .doesNotContain("secret");
    }
}
