package io.davy.plant.yaml;

import io.davy.plant.ContactWays;
import io.davy.plant.ContactWays.Format;
import io.davy.plant.Plant.Contact;
import java.net.URI;
import java.net.URISyntaxException;

/** Everybody who is to be told can be told. */
final class ContactCheck implements Check {
    @Override
    public void check(Draft draft, Problems problems) {
        for (Located<Contact> c : draft.contacts()) {
            String webhook = c.value().webhook();
            if (c.value().channels().isEmpty()) {
                problems.error(
                        c.pointer(),
                        "the contact " + c.value().id() + " has no address: expected email, webhook or mqtt");
            }
            ways(c, problems);
            if (webhook != null && !isAddress(webhook)) {
                problems.error(
                        c.at("webhook"), "found " + Words.shown(webhook) + ": expected an http or https address");
            }
        }
        if (draft.ids("contacts").isEmpty()) {
            problems.warning("", "no contacts: nobody is told of an incident");
        }
    }

    private static void ways(Located<Contact> c, Problems problems) {
        ContactWays ways = c.value().ways();
        if (ways.format() == Format.SMS && ways.phone() == null) {
            problems.error(c.at("format"), "found format: sms without phone: expected the number that it sends to");
        }
        if (ways.patience().isZero()) {
            problems.error(c.at("patience"), "found 0s: expected how long the next way waits, for example 30s");
        }
        if (ways.inTurn() && c.value().channels().size() == 1) {
            problems.warning(c.at("ways"), c.value().id() + " has one way alone: there is no next one");
        }
        String secret = ways.secret();
        if (secret != null && ContactWays.variable(secret) == null) {
            if (secret.startsWith("${")) {
                problems.error(c.at("secret"), "found ${ without a name: expected ${NAME} of an environment variable");
            } else {
                problems.warning(
                        c.at("secret"),
                        "the secret of " + c.value().id()
                                + " stands here in plain text, and travels so: expected ${NAME} of an environment variable");
            }
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
