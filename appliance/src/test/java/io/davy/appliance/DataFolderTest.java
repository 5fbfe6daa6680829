package io.davy.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.davy.parts.PartException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path dir;

    @Test
    void aFolderWhoseParentExistsIsMade() {
        try (DataFolder data = DataFolder.open(dir.resolve("data"))) {
            assertThat(data.root()).isDirectory();
        }
    }

    @Test
    void aFolderIsHeldByOneAtATimeAndCanBeTakenAgain() {
        try (DataFolder held = DataFolder.open(dir)) {
            assertThat(held.root()).isEqualTo(dir);
            assertThatThrownBy(() -> DataFolder.open(dir))
                    .isInstanceOf(PartException.class)
                    .hasMessageContaining("is in use by another davy")
                    .hasMessageContaining("--data");
        }
        DataFolder.open(dir).close();
    }

    @Test
    void aMissingParentIsOnePlainLine() {
        assertThatThrownBy(() -> DataFolder.open(dir.resolve("a/b")))
                .isInstanceOf(PartException.class)
                .hasMessageContaining("there is no folder " + dir.resolve("a"));
    }

    @Test
    void aFileInThePlaceOfTheFolderIsOnePlainLine() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(PartException.class)
                .hasMessageContaining("is a file");
    }

    @Test
    void aFolderThatCannotBeWrittenIsOnePlainLine() {
        assertThatThrownBy(() -> DataFolder.open(Path.of("/proc/self/task")))
                .isInstanceOf(PartException.class)
                .message()
                .satisfies(m -> assertThat(m.lines()).hasSize(1));
    }
}
