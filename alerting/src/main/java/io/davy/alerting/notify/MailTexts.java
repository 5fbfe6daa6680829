package io.davy.alerting.notify;

import io.davy.alarm.Priority;
import io.davy.plant.Plant;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes mails: the same words as text and as HTML. */
final class MailTexts {
    private final Supplier<Plant> plant;
    private final URI console;

    /**
     * One mail.
     *
     * @param language of its words
     * @param important whether the reader's mail program should say so
     */
    record Mail(String subject, String text, String html, String language, boolean important) {}

    MailTexts(Supplier<Plant> plant, URI console) {
        this.plant = plant;
        this.console = console;
    }

    Mail mail(Parcel parcel) {
        Texts texts = Texts.in(parcel.contact().language());
        return parcel.summary() ? summary(parcel, texts) : single(parcel.first(), texts);
    }

    private Mail single(Message m, Texts texts) {
        IncidentText about = new IncidentText(texts, plant.get(), m.incident());
        String subject = m.notification().subject();
        String link = link(m);
        List<String> text = new ArrayList<>(List.of(about.intro(m.kind()), about.summary(), ""));
        StringBuilder html = head(texts, subject)
                .append("<p>" + escaped(about.intro(m.kind())) + "<br>" + escaped(about.summary()) + "</p><table>");
        for (Map.Entry<String, String> fact : about.facts().entrySet()) {
            text.add(fact.getKey() + ": " + fact.getValue().replace("\n", "\n  "));
            html.append("<tr><th style=\"text-align:left;vertical-align:top;padding-right:1em\">")
                    .append(escaped(fact.getKey()))
                    .append("</th><td>")
                    .append(escaped(fact.getValue()).replace("\n", "<br>"))
                    .append("</td></tr>\n");
        }
        html.append("</table>\n");
        String todo = about.todo();
        if (todo != null) {
            text.addAll(List.of("", texts.get("label.todo") + ": " + todo));
            html.append("<p><b>" + escaped(texts.get("label.todo")) + ":</b> " + escaped(todo) + "</p>\n");
        }
        text.addAll(List.of("", texts.get("label.link") + ": " + link));
        html.append("<p><a href=\"" + escaped(link) + "\">" + escaped(texts.get("label.link")) + "</a></p>\n");
        return finish(subject, text, html, texts, m.incident().severity().compareTo(Priority.HIGH) >= 0);
    }

    private Mail summary(Parcel parcel, Texts texts) {
        String more = Integer.toString(parcel.messages().size() - 1);
        String subject =
                texts.get("subject.summary", parcel.first().notification().subject(), more);
        List<String> text = new ArrayList<>(List.of(texts.get("intro.summary"), ""));
        StringBuilder html = head(texts, subject).append("<p>" + escaped(texts.get("intro.summary")) + "</p><ul>\n");
        boolean important = false;
        for (Message m : parcel.messages()) {
            text.add("- " + m.notification().subject());
            text.add("  " + link(m));
            html.append("<li><a href=\"" + escaped(link(m)) + "\">")
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

    private String link(Message m) {
        String base = console.toString();
        return base.replaceFirst("/*(#.*)?$", "/#/incident/") + m.incident().id();
    }

    private static String escaped(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
