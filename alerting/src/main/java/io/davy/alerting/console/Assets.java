package io.davy.alerting.console;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Serves the console's own files and those of its WebJars from the class path, by a short list of places and endings. */
final class Assets {
    private static final String OWN = "io/davy/console/";
    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final Pattern SAFE =
            Pattern.compile("(?:[A-Za-z0-9_@][A-Za-z0-9_@.-]*/)*[A-Za-z0-9_@][A-Za-z0-9_@.-]*");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png");

    private final ClassLoader loader = Assets.class.getClassLoader();
    private final Map<String, Optional<Asset>> cache = new ConcurrentHashMap<>();

    private record Asset(byte[] bytes, String type, String etag) {}

    /** A file of the console's own. */
    void own(Context ctx, String path) {
        serve(ctx, OWN, path, "no-cache");
    }

    /** A file of a WebJar; its path has the version in it, so it may be kept for good. */
    void webjar(Context ctx, String path) {
        serve(ctx, WEBJARS, path, "public, max-age=31536000, immutable");
    }

    /** The text of a file that the console cannot run without. */
    static String text(String name) {
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(OWN + name)) {
            if (in == null) {
                throw new IllegalStateException("the console's file " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the console's file " + name, e);
        }
    }

    private void serve(Context ctx, String root, String path, String caching) {
        Optional<Asset> found = SAFE.matcher(path).matches() ? cached(root + path) : Optional.empty();
        if (found.isEmpty()) {
            ctx.status(HttpStatus.NOT_FOUND).contentType("text/plain").result("no such file");
            return;
        }
        Asset asset = found.get();
        ctx.header("Cache-Control", caching).header("ETag", asset.etag());
        if (asset.etag().equals(ctx.header("If-None-Match"))) {
            ctx.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        ctx.contentType(asset.type()).result(asset.bytes());
    }

    // Only files that exist are cached, so that guessed names cannot fill the memory.
    private Optional<Asset> cached(String resource) {
        Optional<Asset> hit = cache.get(resource);
        if (hit != null) {
            return hit;
        }
        Optional<Asset> loaded = load(resource);
        loaded.ifPresent(a -> cache.put(resource, loaded));
        return loaded;
    }

    private Optional<Asset> load(String resource) {
        String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            String etag = '"' + Digests.sha256Base64(bytes).substring(0, 22) + '"';
            return Optional.of(new Asset(bytes, type, etag));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
