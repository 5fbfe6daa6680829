package io.davy.alerting.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.davy.action.Action;
import io.davy.action.ActionResult;
import io.davy.action.Refusal;
import io.davy.alarm.Alarm;
import io.davy.alarm.AlarmState;
import io.davy.alarm.Priority;
import io.davy.alerting.ack.AckKeyFile;
import io.davy.alerting.ack.AckLink;
import io.davy.parts.EmbeddedKafka;
import io.davy.parts.Ports;
import io.davy.plant.Place;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link of a message, as a phone, a mail scanner and a stranger open it. */
class AckPageTest {
    @TempDir
    private static Path dir;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Pattern HIDDEN = Pattern.compile("name=\"(\\w+)\" value=\"([^\"]*)\"");

    private static EmbeddedKafka kafka;
    private static Console console;
    private static Field field;
    private static AckLink links;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(dir.resolve("kafka"), Ports.free());
        kafka.createTopics(1, List.of());
        links = AckKeyFile.open(dir.resolve("console"));
        console = open();
        field = new Field(kafka.bootstrap());
    }

    private static Console open() {
        return Console.start(
                new ConsoleConfig(
                        "127.0.0.1",
                        Ports.free(),
                        kafka.bootstrap(),
                        dir.resolve("console"),
                        "word",
                        false,
                        InstantSource.system(),
                        List::of,
                        links,
                        List::of),
                SmallPlant.create());
    }

    @AfterAll
    static void stop() {
        field.close();
        console.close();
        kafka.close();
    }

    /** An incident of unanswered alarms; gives its id. */
    private String incident(String... alarms) {
        String id = "in-" + NUMBER.incrementAndGet();
        List<Alarm> all = Stream.of(alarms)
                .map(a -> Field.alarm(id + a, "AT-110", Priority.HIGH, AlarmState.UNACKED, 12, now))
                .toList();
        all.forEach(field::say);
        field.say(Field.incident(id, Priority.HIGH, all, new Place(8, 30, 0, "F0"), null));
        field.flush();
        await().until(() -> get(console, token(id, "probe " + id)).body().contains("<button>"));
        return id;
    }

    private String token(String incident, String message) {
        return links.token(incident, "kim", now.plus(1, ChronoUnit.HOURS), message);
    }

    private static HttpResponse<String> get(Console console, String token) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + console.port() + "/a?" + token);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    /** Presses the button of a page, as a browser sends it. */
    private static HttpResponse<String> press(Console console, String page) throws IOException, InterruptedException {
        Matcher m = HIDDEN.matcher(page);
        String form = m.results()
                .map(r -> r.group(1) + '=' + URLEncoder.encode(r.group(2), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + "/a"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static List<Action> actions(String incident) {
        return field.actions().stream()
                .filter(a -> a.target().startsWith(incident))
                .toList();
    }

    /** Answers as the detection job would, once the action is there. */
    private static void job(String incident, @Nullable Refusal refusal) {
        await().until(() -> !actions(incident).isEmpty());
        actions(incident)
                .forEach(a -> field.say(new ActionResult(
                        a.id(),
                        refusal == null,
                        refusal == null ? null : "refused",
                        refusal == null ? null : refusal.code(),
                        Instant.now(),
                        Map.of())));
        field.flush();
    }

    @Test
    void openingItHoweverOftenAcknowledgesNothing() throws Exception {
        String id = incident("a");
        String token = token(id, "no-1");
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> page = get(console, token);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("<html lang=\"ko\">", "경보 1건 확인", "H2S 가스", "조치 사항")
                    .doesNotContain("<script", "password");
        }
        assertThat(actions(id)).isEmpty();
    }

    @Test
    void theButtonAcknowledgesWhatWasShownAndSaysWhatTheJobAnswered() throws Exception {
        String id = incident("a", "b");
        String token = token(id, "no-1");
        String page = get(console, token).body();
        CompletableFuture<Void> job = CompletableFuture.runAsync(() -> job(id, null));
        HttpResponse<String> done = press(console, page);
        job.get();
        assertThat(done.body()).contains("경보 2건이 확인 처리되었습니다.");
        assertThat(actions(id)).hasSize(2).allSatisfy(a -> {
            assertThat(a.type()).isEqualTo(Action.Type.ACK);
            assertThat(a.user()).isEqualTo("kim");
            assertThat(a.reason()).isEqualTo("by link");
            assertThat(a.id()).startsWith(AckLink.actions(token));
        });
    }

    @Test
    void itWorksOnceAlsoAfterARestart() throws Exception {
        String id = incident("a");
        String token = token(id, "no-1");
        String page = get(console, token).body();
        CompletableFuture<Void> job = CompletableFuture.runAsync(() -> job(id, null));
        press(console, page);
        job.get();
        assertThat(press(console, page).body()).contains("이미 사용된 링크입니다. kim 님이");
        assertThat(get(console, token).statusCode()).isEqualTo(409);
        try (Console restarted = open()) {
            await().until(() -> get(restarted, token).statusCode() != 503);
            assertThat(press(restarted, page).body()).contains("이미 사용된 링크입니다. kim 님이");
        }
        assertThat(actions(id)).hasSize(1);
        assertThat(get(console, token(id, "no-2")).statusCode()).isEqualTo(200);
    }

    @Test
    void theJobsRefusalIsSaid() throws Exception {
        String id = incident("a");
        String page = get(console, token(id, "no-1")).body();
        CompletableFuture<Void> job = CompletableFuture.runAsync(() -> job(id, Refusal.ALREADY_ACKNOWLEDGED));
        assertThat(press(console, page).body()).contains("AT-110: 다른 담당자가 먼저 확인함");
        job.get();
    }

    @Test
    void anAlarmThatNobodyHasSeenIsNotAcknowledged() throws Exception {
        String id = incident("a");
        String page = get(console, token(id, "no-1")).body();
        Alarm old = Field.alarm(id + "a", "AT-110", Priority.HIGH, AlarmState.ACKED, 12, now);
        Alarm fresh = Field.alarm(id + "b", "AT-111", Priority.HIGHEST, AlarmState.UNACKED, 80, now);
        field.say(old);
        field.say(fresh);
        field.say(Field.incident(id, Priority.HIGHEST, List.of(old, fresh), new Place(8, 30, 0, "F0"), null));
        field.flush();
        await().until(() -> get(console, token(id, "no-2")).body().contains("80 ppm"));
        assertThat(press(console, page).body()).contains("페이지를 연 뒤 경보 상태가 바뀌었습니다", "<button>");
        assertThat(actions(id)).isEmpty();
    }

    @Test
    void anExpiredLinkSaysSo() throws Exception {
        String id = incident("a");
        HttpResponse<String> page = get(console, links.token(id, "kim", now.minusSeconds(60), "no-1"));
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("만료되었습니다").doesNotContain("<button>");
        assertThat(press(console, "name=\"token\" value=\"" + links.token(id, "kim", now.minusSeconds(60), "x") + "\"")
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void aForgedLinkIsRefusedAndSlowedDownAndAGoodOneIsNot() throws Exception {
        String id = incident("a");
        String forged = new AckLink(new byte[32]).token(id, "kim", now.plusSeconds(600), "no-1");
        assertThat(get(console, forged).statusCode()).isEqualTo(404);
        await().until(() -> get(console, forged).statusCode() == 429);
        assertThat(get(console, token(id, "no-1")).statusCode()).isEqualTo(200);
        assertThat(press(console, "name=\"token\" value=\"" + forged + "\" name=\"alarms\" value=\"x\"")
                        .statusCode())
                .isIn(404, 429);
        assertThat(actions(id)).isEmpty();
    }

    @Test
    void whoIsNoLongerAContactHasNoLink() throws Exception {
        String id = incident("a");
        assertThat(get(console, links.token(id, "gone", now.plusSeconds(600), "no-1"))
                        .statusCode())
                .isEqualTo(404);
    }
}
