package io.davy.alerting.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Priority;
import io.davy.alarm.SensorService;
import io.davy.health.PartHealth;
import io.davy.json.Json;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Ports;
import io.davy.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console's API as a machine or an attacker sees it. */
class ConsoleApiTest {
    @TempDir
    private static Path dir;

    private static EmbeddedKafka kafka;
    private static Console console;
    private static Field field;
    private static volatile List<PartHealth> parts = List.of();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static String cookie;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(dir.resolve("kafka"), Ports.free());
        kafka.createTopics(2, List.of());
        console = Console.start(config(Ports.free()), SmallPlant.create());
        field = new Field(kafka.bootstrap());
        HttpResponse<String> in = post("/login", "{\"user\":\"officer\",\"password\":\"word\"}", true, null);
        cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    @AfterAll
    static void stop() {
        field.close();
        console.close();
        kafka.close();
    }

    @Test
    void nothingIsShownWithoutALogin() throws Exception {
        for (String path : List.of("/api/state", "/api/plant", "/api/events", "/api/me", "/api/service")) {
            assertThat(get(path, null).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(post("/api/actions", "{\"type\":\"ACK\",\"target\":\"x\"}", true, null)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void postThatAnotherSiteCouldMakeIsRefused() throws Exception {
        assertThat(post("/api/actions", "{\"type\":\"ACK\",\"target\":\"x\"}", false, cookie)
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("/login", "{}", false, null).statusCode()).isEqualTo(403);
    }

    @Test
    void actionOnSomethingUnknownOrUnreadableIsRefused() throws Exception {
        assertThat(post("/api/actions", "{\"type\":\"ACK\",\"target\":\"nothing\"}", true, cookie)
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("/api/actions", "{\"type\":\"EXPLODE\",\"target\":\"x\"}", true, cookie)
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/api/actions", "{}", true, cookie).statusCode()).isEqualTo(400);
        assertThat(post("/api/actions", "not json", true, cookie).statusCode()).isEqualTo(400);
        assertThat(post("/api/actions", "null", true, cookie).statusCode()).isEqualTo(400);
        assertThat(post("/api/actions", "{\"reason\":\"" + "x".repeat(20_000) + "\"}", true, cookie)
                        .statusCode())
                .isBetween(400, 499);
        assertThat(post("/api/actions", "{\"type\":\"SHELVE\",\"target\":\"x\",\"seconds\":\"long\"}", true, cookie)
                        .statusCode())
                .isEqualTo(400);
        assertThat(field.actions()).isEmpty();
    }

    @Test
    void refusalNamesItsReason() throws Exception {
        field.say(Field.alarm("al-life", "AT-112", Priority.HIGH, AlarmState.UNACKED, 11, Instant.now()));
        field.flush();
        String shelve = "{\"type\":\"SHELVE\",\"target\":\"al-life\",\"reason\":\"wet\",\"seconds\":600}";
        await().until(() -> post("/api/actions", shelve, true, cookie).statusCode() != 404);
        HttpResponse<String> answer = post("/api/actions", shelve, true, cookie);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("never_shelved", "alarms of class LIFE_SAFETY are never shelved");
        String explode = post("/api/actions", "{\"type\":\"EXPLODE\",\"target\":\"x\"}", true, cookie)
                .body();
        assertThat(explode).contains("type is one of", "OUT_OF_SERVICE");
    }

    @Test
    void pageAllowsNoInlineScriptAndNoForeignSource() throws Exception {
        HttpResponse<String> page = get("/", null);
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(page.body()).doesNotContain("http:", "https:", "{{", "onclick");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void assetsServeNothingButTheConsolesFiles() throws Exception {
        assertThat(get("/assets/console/app.js", null).statusCode()).isEqualTo(200);
        for (String path : List.of(
                "/assets/console/../../../logback.xml",
                "/assets/console/%2e%2e/%2e%2e/davy/alerting/console/Console.class",
                "/assets/console/index.html",
                "/assets/lib/lit/package.json",
                "/assets/lib/..%2f..%2fMANIFEST.MF")) {
            assertThat(get(path, null).statusCode()).as(path).isBetween(400, 499);
        }
    }

    @Test
    void healthSaysWhatIsWrongWith503() throws Exception {
        assertThat(get("/health", null).statusCode()).isEqualTo(200);
        parts = List.of(new PartHealth("influxdb", false, "does not answer"));
        HttpResponse<String> ill = get("/health", null);
        parts = List.of();
        assertThat(ill.statusCode()).isEqualTo(503);
        JsonNode json = Json.DAVY.readTree(ill.body());
        assertThat(json.get("ok").booleanValue()).isFalse();
        assertThat(json.at("/parts/0/detail").textValue()).isEqualTo("does not answer");
        assertThat(json.at("/parts/1/part").textValue()).isEqualTo("console");
    }

    @Test
    void garbageIsSkippedCountedAndStopsNothing() throws Exception {
        for (String topic : List.of(
                Topics.ALARMS, Topics.INCIDENTS, Topics.MISSIONS, Topics.ROBOTS, Topics.SERVICE, Topics.READINGS)) {
            field.say(topic, "junk", "\u0000 no json {{{".getBytes(StandardCharsets.UTF_8));
            field.say(topic, "junk", "{}".getBytes(StandardCharsets.UTF_8));
            field.say(topic, "junk", null);
        }
        field.say(Topics.ALARMS, "big", new byte[900_000]);
        field.say(Field.alarm("al-after", "AT-110", Priority.HIGH, AlarmState.UNACKED, 11, Instant.now()));
        field.flush();
        await().untilAsserted(() -> assertThat(get("/api/state", cookie).body()).contains("al-after"));
        assertThat(get("/metrics", null).body()).contains("davy_console_bad_records_total{topic=\"davy.alarms\"}");
        assertThat(get("/metrics", null).body())
                .contains("davy_part_ok{part=\"console\"} 1.0", "davy_console_actions_total{type=\"CANCEL\"} 0.0");
        assertThat(get("/health", null).body()).contains("unreadable records skipped");
    }

    @Test
    void restartShowsEverythingAtOnce() throws Exception {
        field.say(Field.alarm("al-before", "AT-111", Priority.HIGH, AlarmState.UNACKED, 11, Instant.now()));
        field.flush();
        try (Console second = Console.start(config(Ports.free()), SmallPlant.create())) {
            HttpResponse<String> in =
                    post(second, "/login", "{\"user\":\"officer\",\"password\":\"word\"}", true, null);
            String own = in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
            await().untilAsserted(() -> {
                JsonNode state =
                        Json.DAVY.readTree(get(second, "/api/state", own).body());
                assertThat(state.path("state").path("alarms").findValuesAsText("id"))
                        .contains("al-before");
                assertThat(state.path("status").path("stale").findValuesAsText("code"))
                        .doesNotContain("LOADING");
            });
        }
    }

    @Test
    void sensorsOutOfServiceAreListedUntilTheyAreBackAlsoByAConsoleThatStartsLater() throws Exception {
        Instant now = Instant.now();
        SensorService healthy = Field.out("AT-113", "PTW-3", now, now.plusSeconds(3600));
        SensorService back = Field.out("AT-114", "PTW-4", now, now.plusSeconds(3600));
        field.say(healthy);
        field.say(back);
        field.flush();
        await().untilAsserted(() -> assertThat(tags(console, cookie)).containsExactly("AT-113", "AT-114"));
        field.say(Field.back(back));
        field.flush();
        await().untilAsserted(() -> assertThat(tags(console, cookie)).containsExactly("AT-113"));
        assertThat(Json.DAVY.readTree(get("/api/service", cookie).body()).at("/0/out_of_service"))
                .isEqualTo(Json.DAVY.valueToTree(healthy.outOfService()));
        try (Console second = Console.start(config(Ports.free()), SmallPlant.create())) {
            HttpResponse<String> in =
                    post(second, "/login", "{\"user\":\"officer\",\"password\":\"word\"}", true, null);
            String own = in.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
            await().untilAsserted(() -> assertThat(tags(second, own)).containsExactly("AT-113"));
        }
    }

    private static List<String> tags(Console console, String cookie) throws Exception {
        return Json.DAVY.readTree(get(console, "/api/service", cookie).body()).findValuesAsText("sensor");
    }

    @Test
    void plantThatChangesIsShownWithoutARestart() throws Exception {
        JsonNode before = Json.DAVY.readTree(get("/api/state", cookie).body()).at("/status/plant_version");
        console.apply(SmallPlant.create());
        JsonNode after = Json.DAVY.readTree(get("/api/state", cookie).body()).at("/status/plant_version");
        assertThat(after.intValue()).isGreaterThan(before.intValue());
    }

    @Test
    void contactsStayOnTheServer() throws Exception {
        assertThat(get("/api/plant", cookie).body()).contains("AT-110").doesNotContain("kim@plant.example");
    }

    @Test
    void portInUseIsOnePlainLine() {
        assertThatThrownBy(() -> Console.start(config(console.port()), SmallPlant.create()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + console.port());
    }

    private static ConsoleConfig config(int port) {
        return new ConsoleConfig(
                "127.0.0.1", port, kafka.bootstrap(), dir, "word", false, InstantSource.system(), () -> parts);
    }

    private static HttpResponse<String> get(String path, @Nullable String cookie)
            throws IOException, InterruptedException {
        return get(console, path, cookie);
    }

    private static HttpResponse<String> get(Console console, String path, @Nullable String cookie)
            throws IOException, InterruptedException {
        HttpRequest.Builder r = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + path));
        if (cookie != null) {
            r.header("Cookie", cookie);
        }
        return HTTP.send(r.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String json, boolean own, @Nullable String cookie)
            throws IOException, InterruptedException {
        return post(console, path, json, own, cookie);
    }

    private static HttpResponse<String> post(
            Console console, String path, String json, boolean own, @Nullable String cookie)
            throws IOException, InterruptedException {
        HttpRequest.Builder r = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        if (own) {
            r.header("X-Davy", "console");
        }
        if (cookie != null) {
            r.header("Cookie", cookie);
        }
        return HTTP.send(r.build(), BodyHandlers.ofString());
    }
}
