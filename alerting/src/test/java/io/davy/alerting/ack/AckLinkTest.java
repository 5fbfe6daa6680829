package io.davy.alerting.ack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davy.alerting.ack.AckLink.Read;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AckLinkTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:04:05Z");
    private static final Instant TONIGHT = Instant.parse("2026-11-22T15:04:05Z");
    private static final String INCIDENT = "in-0a1b2c3d-0a1b2c3d4e5f";
    private final AckLink links = new AckLink(new byte[32]);

    @Test
    void whatItSaysIsReadBackUntilItExpires() {
        String token = links.token(INCIDENT, "김 반장", TONIGHT, "no-1");
        assertThat(links.read(token, NOW)).isInstanceOfSatisfying(Read.Valid.class, v -> {
            assertThat(v.claim().incident()).isEqualTo(INCIDENT);
            assertThat(v.claim().contact()).isEqualTo("김 반장");
            assertThat(v.claim().expires()).isEqualTo(TONIGHT);
        });
        assertThat(links.read(token, TONIGHT.minusSeconds(1))).isInstanceOf(Read.Valid.class);
        assertThat(links.read(token, TONIGHT)).isInstanceOf(Read.Expired.class);
    }

    @Test
    void theSameMessageGivesTheSameTokenAndAnotherAnother() {
        String token = links.token(INCIDENT, "kim", TONIGHT, "no-1");
        assertThat(links.token(INCIDENT, "kim", TONIGHT, "no-1")).isEqualTo(token);
        assertThat(links.token(INCIDENT, "kim", TONIGHT, "no-2")).isNotEqualTo(token);
        assertThat(AckLink.action(token, "al-1"))
                .startsWith(AckLink.actions(token))
                .isNotEqualTo(AckLink.action(token, "al-2"));
    }

    @Test
    void isShortEnoughForAShortMessage() {
        assertThat(links.token(INCIDENT, "kim", TONIGHT, "no-1")).hasSizeLessThanOrEqualTo(48);
    }

    @Test
    void anotherKeysTokenAndAnyOtherTextAreForged() {
        String token = new AckLink("another key".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .token(INCIDENT, "kim", TONIGHT, "no-1");
        assertThat(links.read(token, NOW)).isInstanceOf(Read.Forged.class);
        for (String text : new String[] {"", "x", "=", "A".repeat(48), "한글", "A".repeat(10_000)}) {
            assertThat(links.read(text, NOW)).as(text).isInstanceOf(Read.Forged.class);
        }
    }

    /** Each bit counts, also those of the last letter that carry nothing. */
    @Property(tries = 300)
    void aTokenThatWasTamperedWithIsForged(
            @ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 12) String contact,
            @ForAll int at,
            @ForAll char letter) {
        String token = links.token(INCIDENT, contact, TONIGHT, "no-1");
        char[] letters = token.toCharArray();
        int i = Math.floorMod(at, letters.length);
        letters[i] = letter == letters[i] ? (char) (letter + 1) : letter;
        assertThat(links.read(new String(letters), NOW)).isInstanceOf(Read.Forged.class);
    }

    @Test
    void anIncidentOfAnyNameComesBack() {
        for (String id : new String[] {"in-1", "", "in-0a1b2c3d-0a1b2c3d4e5", ".", "in-XXXXXXXX-0a1b2c3d4e5f"}) {
            assertThat(links.read(links.token(id, "kim", TONIGHT, "m"), NOW))
                    .isInstanceOfSatisfying(
                            Read.Valid.class,
                            v -> assertThat(v.claim().incident()).isEqualTo(id));
        }
    }

    @Test
    void theKeyIsMadeOnceForItsOwnerAlone(@TempDir Path dir) throws Exception {
        Path folder = dir.resolve("console");
        String token = AckKeyFile.open(folder).token(INCIDENT, "kim", TONIGHT, "no-1");
        assertThat(AckKeyFile.open(folder).read(token, NOW)).isInstanceOf(Read.Valid.class);
        Path file = folder.resolve(AckKeyFile.NAME);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
        assertThatThrownBy(() -> AckKeyFile.open(folder))
                .hasMessageContaining(file.toString())
                .hasMessageContaining("delete it to get a new one");
    }
}
