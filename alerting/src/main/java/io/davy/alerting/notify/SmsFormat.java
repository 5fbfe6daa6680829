package io.davy.alerting.notify;

import io.davy.json.Json;
import io.davy.plant.Plant;
import io.davy.plant.Plant.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An SMS gateway's {@code {to, text}}: two parts at most, the most important first. */
final class SmsFormat implements WebhookFormat {
    private final Supplier<Plant> plant;
    private final Links links;

    private record Sms(String to, String text) {}

    SmsFormat(Supplier<Plant> plant, Links links) {
        this.plant = plant;
        this.links = links;
    }

    @Override
    public List<Body> bodies(Parcel parcel, Contact contact, @Nullable String secret) {
        String text = parcel.summary()
                ? SmsText.of(List.of(Letter.subject(parcel), links.open(parcel.first())), List.of())
                : said(parcel.first());
        return List.of(new Body(
                parcel.id(), Json.bytes(new Sms(String.valueOf(contact.ways().phone()), text))));
    }

    /** How bad, what, where; the figure; the link, behind which is the rest; then as much of what to do as there is room. */
    private String said(Message m) {
        Texts texts = Texts.in(m.contact().language());
        IncidentText about = new IncidentText(texts, plant.get(), m.incident());
        List<String> lead = new ArrayList<>(List.of(m.notification().subject(), about.figure()));
        String ack = links.acknowledge(m);
        if (ack == null) {
            return SmsText.of(lead, List.of());
        }
        lead.add(ack);
        return SmsText.of(lead, List.of(about.advice().action().split("(?<=[.!?])\\s+")));
    }

    @Override
    public @Nullable String lacks(Contact contact) {
        return contact.ways().phone() == null
                ? contact.id() + " has format sms and no phone: give it one, such as \"+821012345678\", in plant.yaml"
                : null;
    }

    @Override
    public boolean hearsAcknowledgements() {
        return false;
    }
}
