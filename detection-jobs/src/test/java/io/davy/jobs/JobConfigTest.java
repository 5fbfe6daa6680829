package io.davy.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class JobConfigTest {
    @Test
    void defaultsAreThoseInPlainSight() {
        JobConfig c = JobConfig.create(b -> b.checkpoints("s3://davy/checkpoints"));
        assertThat(c)
                .isEqualTo(new JobConfig(
                        "127.0.0.1:9092",
                        "s3://davy/checkpoints",
                        Duration.ofSeconds(10),
                        1,
                        ClockMode.WALL,
                        Duration.ofMillis(1)));
    }

    @Test
    void everyKeyCanBeSet() {
        JobConfig c = JobConfig.create(b -> b.bootstrap("kafka:9093")
                .checkpoints(Path.of("/data/checkpoints"))
                .checkpointInterval(Duration.ofSeconds(3))
                .parallelism(2)
                .clock(ClockMode.READINGS)
                .bufferTimeout(Duration.ZERO));
        assertThat(c)
                .isEqualTo(new JobConfig(
                        "kafka:9093",
                        "file:///data/checkpoints",
                        Duration.ofSeconds(3),
                        2,
                        ClockMode.READINGS,
                        Duration.ZERO));
    }

    @Test
    void whatCannotWorkIsRefusedWithWhatIsExpected() {
        assertThatThrownBy(() -> JobConfig.create(b -> {})).hasMessageContaining("folder for its checkpoints");
        assertThatThrownBy(() -> JobConfig.create(b -> b.checkpoints("x").parallelism(0)))
                .hasMessage("parallelism is 0; it must lie between 1 and 128");
        assertThatThrownBy(() -> JobConfig.create(b -> b.checkpoints("x").checkpointInterval(Duration.ZERO)))
                .hasMessageContaining("at least 10 ms");
    }

    @Test
    void commandLineGivesTheSameAndLeavesNothingOver() {
        JobArgs args = JobArgs.parse(
                new String[] {
                    "--bootstrap",
                    "k:1",
                    "--checkpoints",
                    "s3://c",
                    "--checkpoint-interval",
                    "3s",
                    "--parallelism",
                    "4",
                    "--buffer-timeout",
                    "PT0.005S",
                    "--plant",
                    "p.yaml"
                },
                "plant");
        assertThat(args.get("plant")).isEqualTo("p.yaml");
        assertThat(args.config())
                .isEqualTo(
                        new JobConfig("k:1", "s3://c", Duration.ofSeconds(3), 4, ClockMode.WALL, Duration.ofMillis(5)));
        assertThatThrownBy(() -> JobArgs.parse(new String[] {"--boot", "k:1"}))
                .hasMessageStartingWith("unknown option --boot; known are --bootstrap, --buffer-timeout");
        assertThatThrownBy(() -> JobArgs.parse(new String[] {"--bootstrap"})).hasMessageContaining("needs a value");
        assertThatThrownBy(
                        () -> JobArgs.parse(new String[] {"--bootstrap", "k:1"}).config())
                .hasMessage("the option --checkpoints is missing");
        assertThatThrownBy(() -> JobArgs.parse(
                                new String[] {"--bootstrap", "k", "--checkpoints", "c", "--parallelism", "two"})
                        .config())
                .hasMessageContaining("a whole number is expected");
    }
}
