package io.davy.appliance;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the addresses that a command line names, and adds the passwords that the environment holds. */
public final class Urls {
    private Urls() {}

    /**
     * An address of one of these schemes; HOST:PORT alone takes the first.
     *
     * @param option the option it came from, for the error
     * @throws Refusal if it is none
     */
    public static URI read(String option, String text, List<String> schemes) {
        String whole = text.contains("://") ? text : schemes.get(0) + "://" + text;
        String wanted = option + " wants " + String.join(":// or ", schemes) + "://HOST:PORT";
        URI uri;
        try {
            uri = URI.create(whole);
        } catch (IllegalArgumentException e) {
            throw new Refusal(wanted + "; it cannot be read as an address: " + hidden(text), e);
        }
        if (uri.getHost() == null || !schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
            throw new Refusal(wanted + ", and got " + hidden(text));
        }
        return uri;
    }

    /** The same address with the user and password of two environment variables, where those are set. */
    public static URI withLogin(URI uri, String userVariable, String passwordVariable) {
        return with(uri, System.getenv(userVariable), System.getenv(passwordVariable));
    }

    static URI with(URI uri, @Nullable String user, @Nullable String password) {
        if (password == null) {
            return uri;
        }
        String given = uri.getRawUserInfo();
        String name = user != null ? encoded(user) : given != null ? given.split(":", 2)[0] : "";
        String authority =
                name + ":" + encoded(password) + "@" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create(uri.getScheme() + "://" + authority + uri.getRawPath() + query);
    }

    /** User and password as an address carries them. */
    record Login(@Nullable String user, @Nullable String password) {}

    static Login login(URI uri) {
        String info = uri.getRawUserInfo();
        if (info == null) {
            return new Login(null, null);
        }
        String[] parts = info.split(":", 2);
        return new Login(decoded(parts[0]), parts.length < 2 ? null : decoded(parts[1]));
    }

    static URI withoutLogin(URI uri) {
        String info = uri.getRawUserInfo();
        return info == null ? uri : URI.create(uri.toString().replace(info + "@", ""));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The address without its password, for people and logs. */
    public static String shown(URI uri) {
        return hidden(uri.toString());
    }

    private static String hidden(String text) {
        return text.replaceAll("//([^:/@]*):[^@/]*@", "//$1:***@");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
