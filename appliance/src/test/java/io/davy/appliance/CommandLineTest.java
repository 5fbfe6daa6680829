package io.davy.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.davy.parts.Ports;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Exit codes, and one plain line for whatever is wrong. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class CommandLineTest {
    @TempDir
    Path dir;

    private record Said(int exit, String out, String err) {}

    private static Said davy(Object... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream newOut = new ByteArrayOutputStream();
        ByteArrayOutputStream newErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(newOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(newErr, true, StandardCharsets.UTF_8));
            int exit =
                    Davy.run(java.util.Arrays.stream(args).map(Object::toString).toArray(String[]::new));
            return new Said(exit, newOut.toString(StandardCharsets.UTF_8), newErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static void isOnePlainLine(Said said, int exit, String... parts) {
        assertThat(said.exit()).as(said.err()).isEqualTo(exit);
        assertThat(said.err().lines()).as(said.err()).hasSize(1);
        assertThat(said.err()).startsWith("davy: ").contains(parts).doesNotContain("Exception");
    }

    private static Path demoPlant() {
        return Repository.root().resolve("plants/demo-plant.yaml");
    }

    @Test
    void theWaysOfAPlantAreWrittenAsLif() throws java.io.IOException {
        Path lif = dir.resolve("ways.lif.json");
        Said said = davy("lif", demoPlant(), "--out", lif);
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).startsWith("wrote 46 nodes and 58 edges to ");
        assertThat(Files.readString(lif)).contains("\"lifVersion\":\"1.0.0\"");
        isOnePlainLine(davy("lif", dir.resolve("none.yaml")), Davy.REFUSED, "there is no plant file");
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : List.of("demo", "run", "sim", "check", "apply", "lif", "replay", "score", "watchdog")) {
            Said said = davy(command, "--help");
            assertThat(said.exit()).isZero();
            assertThat(said.out()).contains("Usage: davy " + command);
        }
    }

    @Test
    void aWatchdogWithNothingToWatchIsOnePlainLine() {
        isOnePlainLine(davy("watchdog", "--data", dir), 2, "nothing to watch");
    }

    @Test
    void aWatchdogThatWouldBarkAtEachPauseIsRefused() {
        isOnePlainLine(
                davy(
                        "run",
                        "--plant",
                        demoPlant(),
                        "--data",
                        dir.resolve("d"),
                        "--watchdog-after",
                        2,
                        "--port-base",
                        40_000),
                2,
                "--watchdog-after is 2");
    }

    @Test
    void theDemoPlantIsGood() {
        Said said = davy("check", demoPlant());

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("58: ", "robots    3", " is good");
    }

    @Test
    void checkCanAnswerInJson() {
        Said said = davy("check", demoPlant(), "--json");

        assertThat(said.out()).startsWith("{\"ok\":true").contains("\"robots\":3", "\"sensors_by_kind\":{");
        assertThat(said.out().lines()).hasSize(1);
    }

    @Test
    void whatWantsALookIsToldWithLineAndColumn() throws Exception {
        Path lonely = dir.resolve("lonely.yaml");
        Files.writeString(
                lonely, Files.readString(demoPlant()).replaceFirst("kind: pump, ", "kind: pump, like: pumps, "));

        Said said = davy("check", lonely);

        assertThat(said.exit()).isZero();
        assertThat(said.out()).containsPattern("warning: .*lonely.yaml:\\d+:\\d+: only P-101 is of the set pumps");
    }

    @Test
    void aBadPlantIsRefusedWithLineAndColumn() throws Exception {
        Path bad = dir.resolve("bad.yaml");
        Files.writeString(bad, Files.readString(demoPlant()).replaceFirst("timezone:", "timezoen:"));

        Said said = davy("check", bad);

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).contains(bad + ":8:3: ").contains("did you mean").contains("timezone");
        assertThat(davy("check", bad, "--json").out()).contains("\"ok\":false", "\"line\":8");
    }

    @Test
    void aMisspeltCommandIsOnePlainLine() {
        isOnePlainLine(davy("chek"), 2, "'chek'", "did you mean check");
    }

    @Test
    void aMissingFileIsOnePlainLine() {
        isOnePlainLine(davy("check", dir.resolve("none.yaml")), 2, "there is no plant file");
    }

    @Test
    void anUnknownScenarioNamesThoseThereAre() {
        isOnePlainLine(davy("demo", "fire"), 2, "no scenario is named 'fire'", "h2s-leak");
    }

    @Test
    void anUnknownRecordingNamesThoseThereAre() {
        isOnePlainLine(davy("replay", "moon", "--out", dir.resolve("x")), 2, "metec-ch4, nab-temperature, skab-pump");
    }

    @Test
    void aPortInUseIsOnePlainLineThatNamesItsOption() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            isOnePlainLine(
                    davy(
                            "run",
                            "--plant",
                            demoPlant(),
                            "--data",
                            dir.resolve("data"),
                            "--port-base",
                            freeRow(),
                            "--console-port",
                            taken.getLocalPort()),
                    1,
                    "port " + taken.getLocalPort() + " for the console is in use",
                    "--console-port");
        }
    }

    private static int freeRow() {
        return Ports.row(5);
    }

    @Test
    void aDataFolderThatCannotBeMadeIsOnePlainLine() {
        isOnePlainLine(
                davy("run", "--plant", demoPlant(), "--data", "/proc/davy", "--port-base", freeRow()),
                1,
                "the data folder /proc/davy",
                "--data");
    }

    @Test
    void aDataFolderThatAnotherHoldsIsOnePlainLine() {
        try (DataFolder held = DataFolder.open(dir)) {
            isOnePlainLine(
                    davy("run", "--plant", demoPlant(), "--data", held.root(), "--port-base", freeRow()),
                    1,
                    "is in use by another davy");
        }
    }

    @Test
    void aDemoNeverEmptiesAFolderThatIsNotItsOwn() throws Exception {
        Path precious = Files.writeString(dir.resolve("precious"), "x");

        isOnePlainLine(davy("demo", "--plant", demoPlant(), "--data", dir), 2, "holds data that is not a demo's");
        assertThat(precious).exists();
    }

    @Test
    void aPasswordInAWrongAddressIsNotShown() {
        Said said = davy(
                "run", "--plant", demoPlant(), "--data", dir, "--mqtt", "http://u:secret@h", "--port-base", freeRow());

        isOnePlainLine(said, 2, "--mqtt wants mqtt:// or mqtts://");
        assertThat(said.err()).doesNotContain("secret");
    }
}
