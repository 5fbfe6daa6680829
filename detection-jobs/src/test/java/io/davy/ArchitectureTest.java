package io.davy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** Pure core, thin shell: why a rule can be tested without a cluster, and why a replay gives the same alarms. */
class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.davy.jobs", "io.davy.dispatch", "io.davy.detection");

    private static final DescribedPredicate<JavaClass> SHELL = DescribedPredicate.describe(
            "the shell: io.davy.jobs, *.job, and classes named Job, Operator, Function or Main", c -> {
                String top = c.getName().replaceAll("\\$.*", "");
                return top.startsWith("io.davy.jobs.")
                        || c.getPackageName().endsWith(".job")
                        || top.matches(".*(Job|Operator|Function|Main)");
            });

    @Test
    void rulesKnowNeitherFlinkNorKafka() {
        noClasses()
                .that(DescribedPredicate.not(SHELL))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.flink..", "org.apache.kafka..")
                .because("a rule runs in a job, in a replay, in a study and in a plain test")
                .check(MAIN);
    }

    @Test
    void nothingButTheShellReadsAClockOrARandomNumber() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.davy.jobs..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, java.util.concurrent.ThreadLocalRandom.class, Clock.class)
                .because("time is handed in: the same records give the same alarms")
                .check(MAIN);
    }

    @Test
    void theSharedShellKnowsNoRules() {
        noClasses()
                .that()
                .resideInAPackage("io.davy.jobs..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.davy.dispatch..", "io.davy.detection..")
                .because("both jobs stand on it")
                .check(MAIN);
    }

    @Test
    void dispatchAndDetectionMeetOnlyOnTopics() {
        noClasses()
                .that()
                .resideInAPackage("io.davy.dispatch..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.davy.detection..")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("io.davy.detection..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.davy.dispatch..")
                .check(MAIN);
    }
}
