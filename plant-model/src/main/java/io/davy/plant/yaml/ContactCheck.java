package io.davy.plant.yaml;

import io.davy.plant.Plant.Contact;
import java.net.URI;
import java.net.URISyntaxException;

/** Everybody who is to be told can be told. */
final class ContactCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        for (Located<Contact> c : draft.contacts()) {
            String webhook = c.value().webhook();
            if (c.value().email() == null && webhook == null) {
                problems.error(
                        c.pointer(), "the contact " + c.value().id() + " has no address: expected email or webhook");
            }
            if (webhook != null && !isAddress(webhook)) {
                problems.error(
                        c.at("webhook"), "found " + Words.shown(webhook) + ": expected an http or https address");
            }
        }
        if (draft.ids("contacts").isEmpty()) {
            problems.warning("", "no contacts: nobody is told of an incident");
        }
    }

    private static boolean isAddress(String webhook) {
        try {
            return new URI(webhook).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
