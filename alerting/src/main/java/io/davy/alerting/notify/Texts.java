package io.davy.alerting.notify;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The sentences of one language, from messages_en.properties and messages_ko.properties. */
public final class Texts {
    private static final ResourceBundle.Control ONLY_THIS_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Texts ENGLISH = new Texts("en");
    private static final Texts KOREAN = new Texts("ko");

    private final String language;
    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(String language) {
        this.language = language;
        this.locale = Locale.forLanguageTag(language);
        this.bundle = ResourceBundle.getBundle("io.davy.alerting.notify.messages", locale, ONLY_THIS_LANGUAGE);
    }

    /** Korean for {@code ko}, English for everything else. */
    public static Texts in(String language) {
        return language.equals("ko") ? KOREAN : ENGLISH;
    }

    public String language() {
        return language;
    }

    /** The sentence of a key with {0}, {1}, ... filled in. */
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /** The sentence of the first of these keys that there is. */
    String first(String... keys) {
        for (String key : keys) {
            if (bundle.containsKey(key)) {
                return get(key);
            }
        }
        throw new MissingResourceException("none of " + String.join(", ", keys), Texts.class.getName(), keys[0]);
    }

    /** The sentence of a key, or the fallback. */
    public String or(String key, String fallback) {
        return bundle.containsKey(key) ? get(key) : fallback;
    }
}
