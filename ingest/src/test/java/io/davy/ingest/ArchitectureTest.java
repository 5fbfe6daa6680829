package io.davy.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.davy.ingest");

    @Test
    void knowsNeitherTheJobsNorTheConsoleNorTheAppliancesParts() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.flink..", "io.javalin..", "io.davy.parts..", "kafka..")
                .because("the field gateway runs alone, next to the field")
                .check(MAIN);
    }

    @Test
    void protocolsDoNotKnowEachOther() {
        slices().matching("io.davy.ingest.(mqtt|sparkplug|vda5050|kafka|field)..")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
        noClasses()
                .that()
                .resideInAnyPackage("io.davy.ingest.sparkplug..", "io.davy.ingest.vda5050..", "io.davy.ingest.field..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.davy.ingest.mqtt..")
                .because("what a message means does not depend on the connection that brought it")
                .check(MAIN);
    }
}
