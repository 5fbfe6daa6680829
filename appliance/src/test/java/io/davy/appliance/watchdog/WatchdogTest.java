package io.davy.appliance.watchdog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.davy.plant.InvalidPlantException;
import io.davy.plant.PlantFile;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watchdog beside a small thing that answers as Davy does, with a real mail server. */
class WatchdogTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Path DEMO_PLANT = Path.of("..", "plants", "demo-plant.yaml");

    @TempDir
    private Path data;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger outside = new AtomicInteger();
    private volatile String answer = chain(true, "");
    private HttpServer davy;
    private WatchdogFolder folder;

    @BeforeEach
    void start() throws IOException, InvalidPlantException {
        mail.start();
        serve(0);
        folder = new WatchdogFolder(data);
        folder.write(WatchdogSettings.create(
                PlantFile.load(DEMO_PLANT),
                URI.create("http://127.0.0.1:" + davy.getAddress().getPort() + "/health"),
                b -> b.smtp(URI.create("smtp://127.0.0.1:" + mail.getSmtp().getPort()))
                        .every(Duration.ofMillis(200))
                        .limit(Duration.ofSeconds(2))
                        .firstAnswer(Duration.ofSeconds(20))
                        .outside(URI.create(
                                "http://127.0.0.1:" + davy.getAddress().getPort() + "/ping"))));
    }

    @AfterEach
    void stop() throws InterruptedException {
        davy.stop(0);
        mail.stop();
        folder.stop(Instant.now());
        threads.shutdown();
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    private void serve(int port) throws IOException {
        davy = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        davy.createContext("/health", x -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            x.sendResponseHeaders(503, body.length);
            x.getResponseBody().write(body);
            x.close();
        });
        davy.createContext("/ping", x -> {
            outside.incrementAndGet();
            x.sendResponseHeaders(200, -1);
            x.close();
        });
        davy.start();
    }

    private static String chain(boolean ok, String more) {
        return "{\"ok\":false,\"parts\":[{\"part\":\"influxd\",\"ok\":false,\"detail\":\"has ended\"},"
                + "{\"part\":\"chain\",\"ok\":" + ok + ",\"detail\":\"x\"" + more + "}]}";
    }

    private Future<?> watch() {
        return threads.submit(() -> {
            new Watchdog(folder, false).run();
            return null;
        });
    }

    private List<String> subjects(String to) {
        return Arrays.stream(mail.getReceivedMessagesForDomain(to))
                .map(WatchdogTest::subject)
                .toList();
    }

    private static String subject(MimeMessage m) {
        try {
            return m.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aDavyThatDiesIsToldOnceInEachLanguageAndItsReturnToo() throws Exception {
        Future<?> watchdog = watch();
        await().atMost(LONG).until(() -> outside.get() == 1);
        int port = davy.getAddress().getPort();
        davy.stop(0);

        await().atMost(LONG).until(() -> mail.getReceivedMessages().length >= 2);
        serve(port);
        await().atMost(LONG).until(() -> mail.getReceivedMessages().length >= 4);

        assertThat(subjects("kim.safety@davy-plant.example"))
                .containsExactly("[최고] Davy 응답 없음: ulsan-demo", "[종료] Davy가 다시 응답함: ulsan-demo");
        assertThat(subjects("ann.miller@davy-plant.example"))
                .containsExactly(
                        "[HIGHEST] Davy does not answer: ulsan-demo", "[CLOSED] Davy answers again: ulsan-demo");
        assertThat(watchdog.isDone()).isFalse();
    }

    @Test
    void aStopByHandEndsItWithoutAWord() throws Exception {
        Future<?> watchdog = watch();
        await().atMost(LONG).until(() -> outside.get() == 1);
        folder.stop(Instant.now());
        davy.stop(0);
        watchdog.get(20, TimeUnit.SECONDS);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aHeartbeatThatIsTooOldIsToldUnlessDavyHasToldIt() throws Exception {
        String old = ",\"seen\":\"" + Instant.now().minusSeconds(60) + "\"";
        answer = chain(false, old)
                .replace("]}", ",{\"part\":\"chain-told\",\"ok\":true,\"detail\":\"people have been told\"}]}");
        watch();
        await().during(Duration.ofSeconds(3)).atMost(LONG).until(() -> mail.getReceivedMessages().length == 0);
        assertThat(outside)
                .as("nothing is told outside while the chain is broken")
                .hasValue(0);
        answer = chain(false, old);
        await().atMost(LONG).until(() -> mail.getReceivedMessages().length >= 2);
        assertThat(subjects("ann.miller@davy-plant.example"))
                .containsExactly("[HIGHEST] Davy's own chain is broken: gateway davy, ulsan-demo");
    }

    @Test
    void itEndsWhenTheDataFolderIsGone() throws Exception {
        Future<?> watchdog = watch();
        await().atMost(LONG).until(() -> outside.get() == 1);
        Files.delete(data.resolve("watchdog").resolve("settings.json"));
        watchdog.get(20, TimeUnit.SECONDS);
    }
}
