package io.davy.alerting.notify;

import io.davy.alarm.Priority;
import io.davy.notification.Notification;
import io.davy.plant.Plant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a message says, in the contact's language; mails and chats dress it each in their way.
 *
 * @param language {@code en} or {@code ko}
 * @param subject first line
 * @param intro why it comes
 * @param summary the incident in a sentence
 * @param facts label and text
 * @param care what to do, by when, what else happens
 * @param links label and address; the last is the console's
 * @param important whether its severity is high
 */
record Letter(
        String language,
        String subject,
        String intro,
        String summary,
        Map<String, String> facts,
        Map<String, String> care,
        List<Link> links,
        boolean important) {

    /** An address, what it says in a text, and on a button. */
    record Link(String label, String button, String address) {}

    static Letter of(Message m, Plant plant, Links links) {
        Texts texts = Texts.in(m.contact().language());
        IncidentText about = new IncidentText(texts, plant, m.incident());
        List<Link> addresses = new ArrayList<>();
        String ack = links.acknowledge(m);
        if (ack != null) {
            String until = Figures.minute(links.expires(m), plant.site().timezone());
            addresses.add(new Link(texts.get("label.ack", until), texts.get("button.ack"), ack));
        }
        addresses.add(new Link(texts.get("label.link"), texts.get("label.link"), links.open(m)));
        return new Letter(
                texts.language(),
                m.notification().subject(),
                intro(m, about),
                about.summary(),
                about.facts(),
                about.care(),
                addresses,
                m.incident().severity().compareTo(Priority.HIGH) >= 0);
    }

    private static String intro(Message m, IncidentText about) {
        Notification.Answer answer = m.notification().answer();
        return answer == null || answer.by() == null ? about.intro(m.kind()) : about.answered(answer.by());
    }

    /** First line of several in one. */
    static String subject(Parcel parcel) {
        String more = Integer.toString(parcel.messages().size() - 1);
        return Texts.in(parcel.contact().language())
                .get("subject.summary", parcel.first().notification().subject(), more);
    }

    /** Facts and what to do, in the order of reading. */
    Map<String, String> lines() {
        Map<String, String> all = new LinkedHashMap<>(facts);
        all.putAll(care);
        return all;
    }
}
