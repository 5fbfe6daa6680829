package io.davy.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.davy.alarm.Priority;
import io.davy.alerting.sample.Samples;
import io.davy.incident.Incident;
import io.davy.json.Json;
import io.davy.plant.ContactWays.Format;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What receivers of webhooks get, byte for byte. */
class WebhookFormatsTest {
    private static final List<String> BOTH = List.of("ko", "en");

    private final Receiver receiver = new Receiver();
    private final Map<String, String> environment = Map.of("HOOK_KEY", "from the environment");
    private final AtomicReference<Plant> plant = new AtomicReference<>();
    private final WebhookChannel channel = new WebhookChannel(
            plant::get,
            Parcels.LINKS,
            new Secrets(environment::get),
            false,
            InstantSource.fixed(Parcels.TOLD),
            Duration.ofSeconds(5));

    @AfterEach
    void end() {
        receiver.close();
    }

    private Contact contact(Format format, String language, @Nullable String secret) {
        Contact c = Parcels.contact(format, language, receiver.url(), secret, "+821012345678");
        plant.set(Parcels.plant(c));
        return c;
    }

    private Receiver.Post told(Contact c) {
        assertThat(channel.deliver(Parcels.opened(plant.get(), c))).isInstanceOf(Delivery.Accepted.class);
        return receiver.taken().get(receiver.taken().size() - 1);
    }

    private JsonNode told(Contact c, Incident i, Occasion o) {
        Message m = Parcels.message(plant.get(), c, i, o, Parcels.TOLD);
        assertThat(channel.deliver(new Parcel(List.of(m)))).isInstanceOf(Delivery.Accepted.class);
        return receiver.taken().get(receiver.taken().size() - 1).body();
    }

    private static void show(String name, JsonNode json) {
        Docs.show(name, json.toPrettyString());
    }

    /** As a receiver would check it: with what came, and the secret alone. */
    private static String expected(Receiver.Post post, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        mac.update(post.headers().getFirst("Davy-Timestamp").getBytes(StandardCharsets.UTF_8));
        mac.update((byte) '.');
        return "v1=" + HexFormat.of().formatHex(mac.doFinal(post.bytes()));
    }

    @Test
    void theSignatureProvesBodyAndTime() throws Exception {
        Receiver.Post post = told(contact(Format.JSON, "en", "a key of ours"));
        assertThat(post.headers().getFirst("Davy-Timestamp")).isEqualTo("" + Parcels.TOLD.getEpochSecond());
        assertThat(post.headers().getFirst("Davy-Signature")).isEqualTo(expected(post, "a key of ours"));
        assertThat(post.key()).isEqualTo(post.body().at("/notification/id").asText());
    }

    /** The example of docs/notifications.md, which anybody can compute again. */
    @Test
    void theDocumentedExampleIsTrue() {
        Signature s = Signature.of(
                "secret", java.time.Instant.ofEpochSecond(1795316646), "{}".getBytes(StandardCharsets.UTF_8));
        Docs.show("signature.txt", "Davy-Timestamp: " + s.timestamp() + "\nDavy-Signature: " + s.value());
    }

    @Test
    void aSecretMayComeFromTheEnvironment() throws Exception {
        Receiver.Post post = told(contact(Format.JSON, "en", "${HOOK_KEY}"));
        assertThat(post.headers().getFirst("Davy-Signature")).isEqualTo(expected(post, "from the environment"));
        assertThat(channel.problems()).isEmpty();
    }

    @Test
    void aVariableThatIsNotSetIsSaidBeforeAndSendsNothingUnsigned() {
        Contact c = contact(Format.JSON, "en", "${NOT_SET}");
        assertThat(channel.problems())
                .containsExactly(
                        "the secret of kim is ${NOT_SET}, and the environment has no NOT_SET: set it where Davy is"
                                + " started, and start Davy again");
        assertThat(channel.deliver(Parcels.opened(plant.get(), c))).isInstanceOf(Delivery.Later.class);
        assertThat(receiver.all()).isEmpty();
    }

    @Test
    void withoutASecretThereIsNoSignature() {
        assertThat(told(contact(Format.JSON, "en", null)).headers().containsKey("Davy-Signature"))
                .isFalse();
    }

    @Test
    void plainJsonHasRecordAndWords() {
        for (String language : BOTH) {
            plainJson(language);
        }
    }

    private void plainJson(String language) {
        JsonNode body = told(contact(Format.JSON, language, null)).body();
        assertThat(body.at("/incident/alarms/0/sensor").asText()).isEqualTo("AT-1101");
        JsonNode words = Json.DAVY
                .createObjectNode()
                .<com.fasterxml.jackson.databind.node.ObjectNode>set("message", body.get("message"))
                .set("links", body.get("links"));
        show("json-" + language + ".json", words);
    }

    @Test
    void slackGetsBlocksWithinItsLimits() {
        JsonNode body = told(contact(Format.SLACK, "ko", null)).body();
        assertThat(body.at("/blocks/0/type").asText()).isEqualTo("header");
        assertThat(body.at("/blocks/0/text/text").asText()).hasSizeLessThanOrEqualTo(150);
        assertThat(body.at("/blocks").findValuesAsText("url"))
                .hasSize(2)
                .allMatch(u -> u.startsWith("https://davy.plant.example/"));
        show("slack-ko.json", body);
        show("slack-en.json", told(contact(Format.SLACK, "en", null)).body());
    }

    @Test
    void slackShowsWhatANameCannotBreak() {
        Contact c = contact(Format.SLACK, "en", null);
        Incident i = Samples.h2s("in-1");
        Incident odd = Samples.summary(i, "<!channel> & <http://evil|x>" + "y".repeat(4000));
        JsonNode body = told(c, odd, Occasion.OPENED);
        assertThat(body.at("/blocks/1/text/text").asText())
                .contains("&lt;!channel&gt; &amp; &lt;http://evil|x&gt;")
                .hasSize(3000);
    }

    @Test
    void teamsGetsACardInAWorkflowsEnvelope() {
        JsonNode body = told(contact(Format.TEAMS, "en", null)).body();
        assertThat(body.at("/type").asText()).isEqualTo("message");
        assertThat(body.at("/attachments/0/contentType").asText()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(body.at("/attachments/0/content/type").asText()).isEqualTo("AdaptiveCard");
        show("teams-en.json", body);
        show("teams-ko.json", told(contact(Format.TEAMS, "ko", null)).body());
    }

    @Test
    void pagerDutyTriggersAcknowledgesAndResolvesOneIncident() {
        Contact c = contact(Format.PAGERDUTY, "en", "R0UTINGKEY");
        Incident i = Parcels.incident();
        JsonNode opened = told(c, i, Occasion.OPENED);
        assertThat(opened.at("/routing_key").asText()).isEqualTo("R0UTINGKEY");
        assertThat(opened.at("/event_action").asText()).isEqualTo("trigger");
        assertThat(opened.at("/payload/severity").asText()).isEqualTo("error");
        JsonNode worse = told(c, Samples.severity(i, Priority.HIGHEST), Occasion.escalated(i));
        assertThat(worse.at("/event_action").asText()).isEqualTo("trigger");
        assertThat(worse.at("/payload/severity").asText()).isEqualTo("critical");
        JsonNode acked = told(c, i, new Occasion(Occasion.Kind.ACKNOWLEDGED, "1"));
        assertThat(acked.at("/event_action").asText()).isEqualTo("acknowledge");
        JsonNode closed = told(c, Samples.closed(i), Occasion.CLOSED);
        assertThat(closed.at("/event_action").asText()).isEqualTo("resolve");
        assertThat(List.of(opened, worse, acked, closed))
                .allMatch(b -> b.at("/dedup_key").asText().equals(i.id()));
        assertThat(receiver.all()).noneMatch(p -> p.headers().containsKey("Davy-Signature"));
        show("pagerduty-en.json", opened);
        show(
                "pagerduty-ko.json",
                told(contact(Format.PAGERDUTY, "ko", "R0UTINGKEY")).body());
    }

    @Test
    void aFloodIsOnePagerDutyEventAnIncident() {
        Contact c = contact(Format.PAGERDUTY, "en", "R0UTINGKEY");
        Parcel flood = new Parcel(List.of(
                Parcels.message(plant.get(), c, Samples.h2s("in-1"), Occasion.OPENED, Parcels.TOLD),
                Parcels.message(plant.get(), c, Samples.h2s("in-2"), Occasion.OPENED, Parcels.TOLD)));
        assertThat(channel.deliver(flood)).isInstanceOf(Delivery.Accepted.class);
        assertThat(receiver.taken())
                .extracting(p -> p.body().at("/dedup_key").asText())
                .containsExactly("in-1", "in-2");
    }

    @Test
    void aPagerWithoutRoutingKeyIsSaidBefore() {
        contact(Format.PAGERDUTY, "en", null);
        assertThat(channel.problems()).singleElement().asString().contains("kim has format pagerduty and no secret");
    }

    @Test
    void anSmsIsTwoPartsWithTheWorstFirst() {
        JsonNode en = told(contact(Format.SMS, "en", null)).body();
        assertThat(en.get("to").asText()).isEqualTo("+821012345678");
        assertThat(en.get("text").asText())
                .startsWith("[HIGH] H2S gas at P-101, zone Z-PUMP\n37.25 ppm, limit 20 ppm\nhttps://")
                .satisfies(t -> assertThat(SmsText.fits(t)).isTrue());
        JsonNode ko = told(contact(Format.SMS, "ko", null)).body();
        assertThat(ko.get("text").asText())
                .startsWith("[높음] H2S 가스: P-101, 구역 Z-PUMP\n37.25 ppm, 한계값 20 ppm\nhttps://")
                .hasSizeLessThanOrEqualTo(134);
        show("sms-en.json", en);
        show("sms-ko.json", ko);
    }

    @Test
    void horizonsOfAnSms() {
        assertThat(SmsText.fits("a".repeat(306))).isTrue();
        assertThat(SmsText.fits("a".repeat(307))).isFalse();
        assertThat(SmsText.fits("[".repeat(153))).isTrue();
        assertThat(SmsText.fits("[".repeat(154))).isFalse();
        assertThat(SmsText.fits("가".repeat(134))).isTrue();
        assertThat(SmsText.fits("가".repeat(135))).isFalse();
        assertThat(SmsText.of(List.of("가".repeat(200), "x"), List.of("y"))).isEqualTo("가".repeat(134));
        assertThat(SmsText.of(List.of("a"), List.of("b", "c".repeat(400), "d"))).isEqualTo("a\nb");
    }

    @Test
    void whoGetsSmsIsNotToldOfAcknowledgements() {
        assertThat(channel.wants(contact(Format.SMS, "ko", null), Occasion.Kind.ACKNOWLEDGED))
                .isFalse();
        assertThat(channel.wants(contact(Format.PAGERDUTY, "ko", "k"), Occasion.Kind.ACKNOWLEDGED))
                .isTrue();
        assertThat(channel.wants(contact(Format.SMS, "ko", null), Occasion.Kind.CLOSED))
                .isTrue();
    }

    @Test
    void thePlantsOwnGuidanceGoesBeforeDavys() {
        Contact c = contact(Format.JSON, "ko", null);
        plant.set(Parcels.guided(c));
        assertThat(told(c).body().at("/message/lines").findValuesAsText("text"))
                .contains("제어실에서 XV-1101 밸브를 차단하십시오.", "5분 이내", "산성수 펌프 내용물이 펌프실로 유출됩니다.");
    }
}
