package io.davy.plant.yaml;

import io.davy.plant.ContactWays;
import io.davy.plant.ContactWays.Format;
import io.davy.plant.Plant.Contact;

/** Reads somebody who is told, and by which ways. */
final class ContactReader {
    private ContactReader() {}

    static Contact read(Element e, Problems problems) {
        ContactWays plain = ContactWays.PLAIN;
        boolean inTurn = e.text("ways", "together").equals("in_turn");
        if (e.text("webhook") == null) {
            needs(e, "format", "webhook", problems);
            needs(e, "secret", "webhook", problems);
        }
        Format format = e.word("format", Format.class);
        if (format != Format.SMS && e.get("phone").present()) {
            problems.warning(e.pointer() + "/phone", "found phone without format: sms: nothing is sent to it");
        }
        if (!inTurn && e.get("patience").present()) {
            problems.warning(e.pointer() + "/patience", "found patience without ways: in_turn: nothing waits for it");
        }
        return new Contact(
                e.required("id"),
                e.text("name"),
                e.text("language", "en"),
                e.text("email"),
                e.text("webhook"),
                new ContactWays(
                        format == null ? plain.format() : format,
                        e.text("secret"),
                        e.text("phone"),
                        e.text("mqtt"),
                        inTurn,
                        e.duration("patience", plain.patience())));
    }

    private static void needs(Element e, String key, String other, Problems problems) {
        if (e.get(key).present()) {
            problems.errorAtKey(
                    Element.child(e.pointer(), key), "found " + key + " without " + other + ": it would do nothing");
        }
    }
}
