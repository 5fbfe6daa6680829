package io.davy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The shared language knows nobody, so that every module, and anybody's own program, can speak it. */
class LayeringTest {
    private final JavaClasses model = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.davy");

    @Test
    void plantModelKnowsNoTransport() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "org.apache.flink..",
                        "com.hivemq..",
                        "org.eclipse.paho..",
                        "org.eclipse.tahu..",
                        "io.javalin..",
                        "java.net.http..",
                        "jakarta.servlet..")
                .because("records, topics and plant.yaml must be usable without any transport")
                .check(model);
    }

    @Test
    void ruleFiguresAndRecordsReadNoClock() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .because("time is handed in, so that a replay gives the same alarms")
                .check(model);
    }
}
