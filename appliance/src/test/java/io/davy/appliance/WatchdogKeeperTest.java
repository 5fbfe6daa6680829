package io.davy.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.davy.appliance.watchdog.WatchdogFolder;
import io.davy.appliance.watchdog.WatchdogSettings;
import io.davy.plant.Plant;
import io.davy.plant.PlantFile;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watchdog as a process of its own. */
class WatchdogKeeperTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    private static long pid(WatchdogFolder folder, long other) {
        return await().atMost(LONG)
                .until(
                        () -> folder.held()
                                ? folder.holder().map(ProcessHandle::pid).orElse(other)
                                : other,
                        p -> p != other);
    }

    @Test
    void oneThatIsKilledIsStartedAgainAndStillTellsOfADeathAndEndsWithAStop() throws Exception {
        Plant plant = PlantFile.load(Repository.root().resolve("plants/demo-plant.yaml"));
        WatchdogFolder folder = new WatchdogFolder(data);
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        mail.start();
        HttpServer davy = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        byte[] body = "{\"ok\":true,\"parts\":[]}".getBytes(StandardCharsets.UTF_8);
        davy.createContext("/health", x -> {
            x.sendResponseHeaders(200, body.length);
            x.getResponseBody().write(body);
            x.close();
        });
        davy.start();
        WatchdogSettings settings = WatchdogSettings.create(
                plant,
                URI.create("http://127.0.0.1:" + davy.getAddress().getPort() + "/health"),
                b -> b.smtp(URI.create("smtp://127.0.0.1:" + mail.getSmtp().getPort()))
                        .every(Duration.ofMillis(200))
                        .limit(Duration.ofSeconds(3))
                        .firstAnswer(Duration.ofSeconds(5)));
        WatchdogKeeper keeper = new WatchdogKeeper(data, settings, true);
        try {
            keeper.keep();
            long first = pid(folder, -1);
            folder.holder().orElseThrow().destroyForcibly();
            long second = pid(folder, first);
            await().atMost(LONG).until(() -> keeper.health().get(0).detail().contains("was started 2 times"));
            davy.stop(0);

            await().atMost(LONG).until(() -> mail.getReceivedMessages().length == 2);
            assertThat(Arrays.stream(mail.getReceivedMessages()).map(m -> {
                        try {
                            return m.getSubject();
                        } catch (jakarta.mail.MessagingException e) {
                            throw new IllegalStateException(e);
                        }
                    }))
                    .containsExactlyInAnyOrder(
                            "[최고] Davy 응답 없음: ulsan-demo", "[HIGHEST] Davy does not answer: ulsan-demo");
            keeper.close();
            assertThat(folder.held()).isFalse();
            await().atMost(LONG).until(() -> ProcessHandle.of(second).isEmpty());
            assertThat(mail.getReceivedMessages()).hasSize(2);
        } finally {
            keeper.close();
            davy.stop(0);
            mail.stop();
        }
    }
}
