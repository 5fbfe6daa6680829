package io.davy.alerting.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final JavaClasses ALERTING = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.davy.alerting");

    @Test
    void alertingKnowsTopicsNotThoseWhoFillThem() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.flink..", "io.davy.ingest..", "io.davy.sim..", "io.davy.appliance..")
                .because("alerting must run while jobs, gateways and robots are down: it meets them on topics only")
                .check(ALERTING);
    }

    @Test
    void whoMayEnterDoesNotDependOnTheWeb() {
        noClasses()
                .that()
                .resideInAPackage("io.davy.alerting.auth..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "io.davy.alerting.console..")
                .because("passwords and sessions are plain classes with the time handed in")
                .check(ALERTING);
    }
}
