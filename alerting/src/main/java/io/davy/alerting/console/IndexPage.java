package io.davy.alerting.console;

import io.davy.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The one HTML page, with the import map of the WebJars' versions and the content security policy that allows just that. */
final class IndexPage {
    private final String html;
    private final String policy;

    IndexPage() {
        String lit = webjar("lit");
        String leaflet = webjar("leaflet");
        Map<String, String> imports = new LinkedHashMap<>();
        imports.put("lit", lit + "index.js");
        imports.put("lit/", lit);
        imports.put("lit-html", webjar("lit-html") + "lit-html.js");
        imports.put("lit-html/", webjar("lit-html"));
        imports.put("lit-element/lit-element.js", webjar("lit-element") + "lit-element.js");
        imports.put("@lit/reactive-element", webjar("lit__reactive-element") + "reactive-element.js");
        imports.put("@lit/reactive-element/", webjar("lit__reactive-element"));
        imports.put("leaflet", leaflet + "dist/leaflet-src.esm.js");
        String map = Json.text(Map.of("imports", imports));
        html = Assets.text("index.html").replace("{{importmap}}", map).replace("{{leaflet}}", leaflet);
        String hash = Digests.sha256Base64(map.getBytes(StandardCharsets.UTF_8));
        policy = "default-src 'none'; script-src 'self' 'sha256-" + hash + "'; style-src 'self'; img-src 'self' data:; "
                + "connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
                + "frame-ancestors 'none'";
    }

    /** The page in the first language of the browser that the console speaks. */
    String html(@Nullable String acceptLanguage) {
        return html.replace("{{lang}}", language(acceptLanguage));
    }

    /** Content-Security-Policy. */
    String policy() {
        return policy;
    }

    /** {@code ko} or {@code en}, whichever the browser likes better; English if it names neither. */
    static String language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return "en";
        }
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
                String wanted = range.getRange();
                if (range.getWeight() > 0 && (wanted.startsWith("ko") || wanted.startsWith("en"))) {
                    return wanted.substring(0, 2);
                }
            }
        } catch (IllegalArgumentException e) {
            return "en";
        }
        return "en";
    }

    private static String webjar(String name) {
        String pom = "META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
        try (InputStream in = IndexPage.class.getClassLoader().getResourceAsStream(pom)) {
            if (in == null) {
                throw new IllegalStateException("the WebJar " + name + " is not on the class path");
            }
            Properties p = new Properties();
            p.load(in);
            return "/assets/lib/" + name + "/" + p.getProperty("version") + "/";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pom, e);
        }
    }
}
