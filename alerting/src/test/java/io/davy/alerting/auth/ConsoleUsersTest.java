package io.davy.alerting.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davy.alerting.auth.ConsoleUsers.Change;
import io.davy.alerting.auth.ConsoleUsers.Login;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleUsersTest {
    @TempDir
    Path dir;

    @Test
    void thereIsNoDefaultPassword() {
        ConsoleUsers users = new ConsoleUsers(dir, null, true);
        assertThat(users.anybody()).isFalse();
        assertThat(users.login("officer", "")).isEqualTo(Login.REFUSED);
        assertThat(users.login("officer", "officer")).isEqualTo(Login.REFUSED);
    }

    @Test
    void oneTimePasswordMustBeChangedAndThenEnds() {
        String oneTime = ConsoleUsers.oneTimePassword(dir).orElseThrow();
        ConsoleUsers users = new ConsoleUsers(dir, oneTime, true);
        assertThat(users.login("officer", oneTime)).isEqualTo(Login.MUST_CHANGE);
        assertThat(users.login("somebody", oneTime)).isEqualTo(Login.REFUSED);
        assertThat(users.change("officer", oneTime, "short")).isEqualTo(Change.UNFIT);
        assertThat(users.change("officer", oneTime, oneTime)).isEqualTo(Change.UNFIT);
        assertThat(users.change("officer", "wrong", "a long new password")).isEqualTo(Change.WRONG_OLD);
        assertThat(users.change("officer", oneTime, "a long new password")).isEqualTo(Change.CHANGED);
        assertThat(users.login("officer", oneTime)).isEqualTo(Login.REFUSED);
        assertThat(users.login("officer", "a long new password")).isEqualTo(Login.ACCEPTED);
        assertThat(ConsoleUsers.oneTimePassword(dir)).isEmpty();
    }

    @Test
    void passwordSurvivesARestartAndIsNotOnDisk() throws Exception {
        new ConsoleUsers(dir, "one-time", true).change("officer", "one-time", "a long new password");
        Path file = dir.resolve("console-users.json");
        assertThat(Files.readString(file)).doesNotContain("a long new password").contains("iterations");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        ConsoleUsers again = new ConsoleUsers(dir, "another one-time", true);
        assertThat(again.login("officer", "a long new password")).isEqualTo(Login.ACCEPTED);
        assertThat(again.login("officer", "another one-time")).isEqualTo(Login.REFUSED);
    }

    @Test
    void demonstrationMayKeepItsOneTimePassword() {
        assertThat(new ConsoleUsers(dir, "demo-word", false).login("officer", "demo-word"))
                .isEqualTo(Login.ACCEPTED);
    }

    @Test
    void damagedFileIsNamedAndNeverOpensTheDoor() throws Exception {
        Files.writeString(dir.resolve("console-users.json"), "{\"users\":{}}");
        assertThatThrownBy(() -> new ConsoleUsers(dir, "one-time", true))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("console-users.json");
    }

    @Test
    void oneTimePasswordsDiffer() {
        assertThat(Passwords.oneTime()).matches("[a-z2-9]{4}(-[a-z2-9]{4}){3}").isNotEqualTo(Passwords.oneTime());
    }
}
