package io.davy.alerting.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.davy.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;

/** Posts notification and incident as JSON; the id as Idempotency-Key lets the receiver drop a repeat. */
final class WebhookChannel implements Channel {
    private final HttpClient client;
    private final Duration timeout;

    WebhookChannel(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        HttpRequest request;
        String host;
        try {
            URI uri = URI.create(parcel.to());
            host = uri.getHost();
            request = HttpRequest.newBuilder(uri)
                    .timeout(timeout)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("User-Agent", "davy")
                    .header("Idempotency-Key", parcel.id())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body(parcel)))
                    .build();
        } catch (IllegalArgumentException e) {
            return new Delivery.Refused("the webhook of " + parcel.contact().id()
                    + " is not an http or https address: correct it in plant.yaml");
        }
        try {
            HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            return judge(answer.statusCode(), host, parcel.contact().id());
        } catch (HttpTimeoutException e) {
            return new Delivery.Later("the webhook at " + host + " did not answer in time", false);
        } catch (IOException e) {
            return new Delivery.Later("the webhook at " + host + " cannot be reached: " + reason(e), false);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static Delivery judge(int status, String host, String contact) {
        if (status >= 200 && status < 300) {
            return new Delivery.Accepted();
        }
        String answered = "the webhook at " + host + " answered " + status;
        if (status == 408 || status == 429 || status >= 500 || status < 200) {
            return new Delivery.Later(answered, true);
        }
        return new Delivery.Refused(answered + ": correct the address of " + contact + " in plant.yaml");
    }

    private static byte[] body(Parcel parcel) {
        if (!parcel.summary()) {
            return Json.bytes(one(parcel.first()));
        }
        ObjectNode root = Json.DAVY.createObjectNode();
        ArrayNode summary = root.putArray("summary");
        parcel.messages().forEach(m -> summary.add(one(m)));
        return Json.bytes(root);
    }

    private static ObjectNode one(Message m) {
        ObjectNode node = Json.DAVY.createObjectNode();
        node.set("notification", Json.DAVY.valueToTree(m.notification()));
        node.set("incident", Json.DAVY.valueToTree(m.incident()));
        return node;
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
