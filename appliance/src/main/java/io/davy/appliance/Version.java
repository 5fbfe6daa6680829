package io.davy.appliance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that Maven wrote into the jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"davy " + text(), "Java " + Runtime.version()};
    }

    static String text() {
        try (InputStream in =
                Version.class.getResourceAsStream("/META-INF/maven/io.davy/davy-appliance/pom.properties")) {
            if (in == null) {
                return "(not built into a jar)";
            }
            Properties p = new Properties();
            p.load(in);
            return p.getProperty("version", "(unknown)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
