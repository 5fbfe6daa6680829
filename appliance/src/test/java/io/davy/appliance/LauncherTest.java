package io.davy.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the davy script says before there is a Java to speak for it. */
class LauncherTest {
    private static final List<String> TOOLS = List.of("bash", "dirname", "readlink", "sed", "head", "id", "find");

    @TempDir
    Path dir;

    private record Said(int exit, String out, String err) {}

    private Said davy(Map<String, String> environment, String... args) throws Exception {
        Path out = dir.resolve("out");
        Path err = dir.resolve("err");
        ProcessBuilder b = new ProcessBuilder();
        b.command().add(Repository.root().resolve("davy").toString());
        b.command().addAll(List.of(args));
        b.environment().remove("JAVA_HOME");
        b.environment().putAll(environment);
        b.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        Process p = b.start();
        assertThat(p.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Said(p.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** A folder of the few tools that the script needs, and nothing else. */
    private Path tools() throws IOException {
        Path bin = Files.createDirectory(dir.resolve("bin"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
        }
        return bin;
    }

    private Path fakeJava(Path bin, String says) throws IOException {
        Path java = bin.resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' '" + says + "' >&2\n", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return java;
    }

    @Test
    void aMissingJavaIsOnePlainLine() throws Exception {
        Said said = davy(Map.of("PATH", tools().toString()), "check", "plant.yaml");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().lines())
                .singleElement()
                .asString()
                .startsWith("davy: no Java found: davy needs a JDK 17 or newer")
                .contains("apt-get install");
    }

    @Test
    void anOldJavaIsOnePlainLineThatNamesItsVersion() throws Exception {
        Path bin = tools();
        fakeJava(bin, "openjdk version \"11.0.2\" 2019-01-15");

        Said said = davy(Map.of("PATH", bin.toString()), "demo");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err().lines())
                .singleElement()
                .asString()
                .contains("is version 11: davy needs a JDK 17 or newer");
    }

    @Test
    void aVeryOldJavaIsCountedRight() throws Exception {
        Path bin = tools();
        fakeJava(bin, "java version \"1.8.0_292\"");

        assertThat(davy(Map.of("PATH", bin.toString()), "demo").err()).contains("is version 8:");
    }

    @Test
    void aJavaHomeWithoutJavaIsOnePlainLine() throws Exception {
        Said said = davy(Map.of("JAVA_HOME", dir.resolve("nowhere").toString()), "demo");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err().lines()).singleElement().asString().startsWith("davy: JAVA_HOME is " + dir);
    }

    @Test
    void testHasAHelpOfItsOwn() throws Exception {
        Said said = davy(Map.of(), "test", "--help");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("mosquitto, influxdb, chromium, nodejs and npm");
    }
}
