package io.davy.alerting.notify;

import io.davy.alarm.Priority;
import io.davy.plant.Plant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes mails: the same words as text and as HTML. */
final class MailTexts {
    private static final String BUTTON =
            "display:inline-block;padding:.6em 1.2em;background:#b00020;color:#fff;text-decoration:none;border-radius:4px";

    private final Supplier<Plant> plant;
    private final Links links;

    /**
     * One mail.
     *
     * @param language of its words
     * @param important whether the reader's mail program should say so
     */
    record Mail(String subject, String text, String html, String language, boolean important) {}

    MailTexts(Supplier<Plant> plant, Links links) {
        this.plant = plant;
        this.links = links;
    }

    Mail mail(Parcel parcel) {
        Texts texts = Texts.in(parcel.contact().language());
        return parcel.summary() ? summary(parcel, texts) : single(parcel.first(), texts);
    }

    private Mail single(Message m, Texts texts) {
        Letter letter = Letter.of(m, plant.get(), links);
        List<String> text = new ArrayList<>(List.of(letter.intro(), letter.summary(), ""));
        StringBuilder html = head(texts, letter.subject())
                .append("<p>" + escaped(letter.intro()) + "<br>" + escaped(letter.summary()) + "</p><table>");
        for (Map.Entry<String, String> fact : letter.facts().entrySet()) {
            text.add(fact.getKey() + ": " + fact.getValue().replace("\n", "\n  "));
            html.append("<tr><th style=\"text-align:left;vertical-align:top;padding-right:1em\">")
                    .append(escaped(fact.getKey()))
                    .append("</th><td>")
                    .append(escaped(fact.getValue()).replace("\n", "<br>"))
                    .append("</td></tr>\n");
        }
        html.append("</table>\n");
        text.add("");
        letter.care().forEach((label, said) -> {
            text.add(label + ": " + said);
            html.append("<p><b>" + escaped(label) + ":</b> " + escaped(said) + "</p>\n");
        });
        if (!letter.care().isEmpty()) {
            text.add("");
        }
        for (int i = 0; i < letter.links().size(); i++) {
            Letter.Link link = letter.links().get(i);
            boolean first = i == 0 && letter.links().size() > 1;
            text.add(link.label() + ": " + link.address());
            html.append("<p><a" + (first ? " style=\"" + BUTTON + "\"" : "") + " href=\"" + escaped(link.address())
                    + "\">" + escaped(link.label()) + "</a></p>\n");
        }
        return finish(letter.subject(), text, html, texts, letter.important());
    }

    private Mail summary(Parcel parcel, Texts texts) {
        String subject = Letter.subject(parcel);
        List<String> text = new ArrayList<>(List.of(texts.get("intro.summary"), ""));
        StringBuilder html = head(texts, subject).append("<p>" + escaped(texts.get("intro.summary")) + "</p><ul>\n");
        boolean important = false;
        for (Message m : parcel.messages()) {
            text.add("- " + m.notification().subject());
            text.add("  " + links.open(m));
            html.append("<li><a href=\"" + escaped(links.open(m)) + "\">")
                    .append(escaped(m.notification().subject()))
                    .append("</a></li>\n");
            important |= m.incident().severity().compareTo(Priority.HIGH) >= 0;
        }
        html.append("</ul>\n");
        return finish(subject, text, html, texts, important);
    }

    private static StringBuilder head(Texts texts, @Nullable String subject) {
        return new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + texts.language()
                + "\"><head><meta charset=\"utf-8\"></head><body style=\"font-family:sans-serif\">\n<h2>"
                + escaped(subject) + "</h2>\n");
    }

    private static Mail finish(String subject, List<String> text, StringBuilder html, Texts texts, boolean important) {
        text.addAll(List.of("", "-- ", texts.get("footer")));
        html.append("<hr><p><small>" + escaped(texts.get("footer")) + "</small></p></body></html>\n");
        return new Mail(subject, String.join("\r\n", text) + "\r\n", html.toString(), texts.language(), important);
    }

    /** Text as HTML has it. */
    static String escaped(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
