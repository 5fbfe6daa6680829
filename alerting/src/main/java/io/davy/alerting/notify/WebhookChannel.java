package io.davy.alerting.notify;

import io.davy.incident.Incident;
import io.davy.notification.Notification;
import io.davy.plant.ContactWays.Format;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts what a contact's format says, signed with its secret; the id as Idempotency-Key lets the receiver drop a repeat. */
final class WebhookChannel implements Channel {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookChannel.class);
    private static final String NO_SECRET = "rehearsal";
    private final HttpClient client;
    private final Duration timeout;
    private final Supplier<Plant> plant;
    private final Secrets secrets;
    private final InstantSource now;
    private final Map<Format, WebhookFormat> formats = new EnumMap<>(Format.class);

    WebhookChannel(
            Supplier<Plant> plant,
            Links links,
            Secrets secrets,
            boolean exercise,
            InstantSource now,
            Duration timeout) {
        this.timeout = timeout;
        this.plant = plant;
        this.secrets = secrets;
        this.now = now;
        for (Format f : Format.values()) {
            formats.put(f, WebhookFormat.of(f, plant, links, exercise));
        }
        this.client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public boolean wants(Contact contact, Occasion.Kind kind) {
        return kind != Occasion.Kind.ACKNOWLEDGED || format(contact).hearsAcknowledgements();
    }

    @Override
    public boolean rouses(Contact contact) {
        return contact.ways().format() == Format.PAGERDUTY;
    }

    @Override
    public Delivery deliver(Parcel parcel) {
        Contact contact = newest(parcel.contact());
        WebhookFormat format = format(contact);
        String lacks = format.lacks(contact);
        if (lacks != null) {
            return new Delivery.Later(lacks, true);
        }
        URI uri;
        String secret;
        try {
            uri = URI.create(parcel.to());
            secret = secrets.resolve(contact.id(), contact.ways().secret());
        } catch (IllegalArgumentException e) {
            return noAddress(contact);
        } catch (Secrets.Missing e) {
            return new Delivery.Later(String.valueOf(e.getMessage()), true);
        }
        for (WebhookFormat.Body body : format.bodies(parcel, contact, secret)) {
            Delivery d = post(uri, format, body, format.signed() ? secret : null, contact);
            if (!(d instanceof Delivery.Accepted)) {
                return d;
            }
        }
        parcel.messages().forEach(format::taken);
        return new Delivery.Accepted();
    }

    /** Posts to this program itself: to the contact's own address nothing goes that is not true. */
    @Override
    public void rehearse(Parcel parcel) {
        Contact contact = newest(parcel.contact());
        WebhookFormat format = format(contact);
        if (format.lacks(contact) != null) {
            return;
        }
        for (WebhookFormat.Body body : format.bodies(parcel, contact, NO_SECRET)) {
            try (OwnEar ear = new OwnEar()) {
                post(ear.address(), format, body, NO_SECRET, contact);
            } catch (IOException e) {
                LOG.debug("cannot post to this program itself", e);
            }
        }
    }

    @Override
    public void recall(Collection<Notification> known, Function<Set<String>, Map<String, Incident>> incidents) {
        formats.values().forEach(f -> f.recall(known));
    }

    private Delivery post(
            URI uri, WebhookFormat format, WebhookFormat.Body body, @Nullable String secret, Contact contact) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .timeout(timeout)
                    .header("Content-Type", format.type())
                    .header("User-Agent", "davy")
                    .header("Idempotency-Key", body.id())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()));
            if (secret != null) {
                Signature signature = Signature.of(secret, now.instant(), body.bytes());
                request.header(Signature.TIMESTAMP, signature.timestamp())
                        .header(Signature.SIGNATURE, signature.value());
            }
            HttpResponse<Void> answer = client.send(request.build(), HttpResponse.BodyHandlers.discarding());
            return judge(answer.statusCode(), uri.getHost(), contact.id());
        } catch (IllegalArgumentException e) {
            return noAddress(contact);
        } catch (HttpTimeoutException e) {
            return new Delivery.Later("the webhook at " + uri.getHost() + " did not answer in time", false);
        } catch (IOException e) {
            return new Delivery.Later("the webhook at " + uri.getHost() + " cannot be reached: " + reason(e), false);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** What plant.yaml or the environment lacks, before anybody has to be told. */
    @Override
    public List<String> problems() {
        List<String> lines = new ArrayList<>();
        for (Contact c : plant.get().contacts()) {
            if (c.webhook() == null) {
                continue;
            }
            String lacks = format(c).lacks(c);
            if (lacks != null) {
                lines.add(lacks);
            }
            try {
                secrets.resolve(c.id(), c.ways().secret());
            } catch (Secrets.Missing e) {
                lines.add(String.valueOf(e.getMessage()));
            }
        }
        return lines;
    }

    private WebhookFormat format(Contact contact) {
        return formats.get(contact.ways().format());
    }

    /** Format, phone and secret as the plant has them now, also for a message that was decided before. */
    private Contact newest(Contact told) {
        return plant.get().contacts().stream()
                .filter(c -> c.id().equals(told.id()))
                .findFirst()
                .orElse(told);
    }

    private static Delivery noAddress(Contact contact) {
        return new Delivery.Refused(
                "the webhook of " + contact.id() + " is not an http or https address: correct it in plant.yaml");
    }

    private static Delivery judge(int status, String host, String contact) {
        if (status >= 200 && status < 300) {
            return new Delivery.Accepted();
        }
        String answered = "the webhook at " + host + " answered " + status;
        if (status == 408 || status == 429 || status >= 500 || status < 200) {
            return new Delivery.Later(answered, true);
        }
        String part = status == 401 || status == 403 ? "the secret" : "the address";
        return new Delivery.Refused(answered + ": correct " + part + " of " + contact + " in plant.yaml");
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
