package io.davy.alerting.console;

import io.davy.alerting.notify.IncidentText;
import io.davy.alerting.notify.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The small page behind an acknowledge link: works on a phone, without a script. */
final class AckHtml {
    private final Texts texts;
    private final StringBuilder html = new StringBuilder();

    AckHtml(Texts texts) {
        this.texts = texts;
        html.append("<!DOCTYPE html>\n<html lang=\"" + texts.language() + "\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<meta name=\"robots\" content=\"noindex\">")
                .append("<link rel=\"stylesheet\" href=\"/assets/console/ack.css\">")
                .append("<title>Davy</title></head><body><main>\n");
    }

    /** A sentence that says how things stand. */
    AckHtml said(String key, Object... arguments) {
        html.append("<p class=\"said\">" + escaped(texts.get(key, arguments)) + "</p>\n");
        return this;
    }

    /** Sentences beneath each other. */
    AckHtml lines(List<String> lines) {
        if (!lines.isEmpty()) {
            html.append("<ul>");
            lines.forEach(l -> html.append("<li>" + escaped(l) + "</li>"));
            html.append("</ul>\n");
        }
        return this;
    }

    AckHtml headline(IncidentText about) {
        html.append("<h1>" + escaped(about.headline()) + "</h1>\n<p>" + escaped(about.summary()) + "</p>\n");
        return this;
    }

    AckHtml details(IncidentText about) {
        return list(about.care()).list(about.facts());
    }

    private AckHtml list(Map<String, String> lines) {
        html.append("<dl>");
        lines.forEach((label, text) -> html.append(
                "<dt>" + escaped(label) + "</dt><dd>" + escaped(text).replace("\n", "<br>") + "</dd>\n"));
        html.append("</dl>\n");
        return this;
    }

    /** The one button. */
    AckHtml button(String token, String alarms, int count) {
        html.append("<form method=\"post\" action=\"" + AckPage.PATH + "\">")
                .append("<input type=\"hidden\" name=\"token\" value=\"" + escaped(token) + "\">")
                .append("<input type=\"hidden\" name=\"alarms\" value=\"" + escaped(alarms) + "\">")
                .append("<button>" + escaped(texts.get("ack.button", Integer.toString(count))) + "</button></form>\n");
        return this;
    }

    String done() {
        return html + "</main></body></html>\n";
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
