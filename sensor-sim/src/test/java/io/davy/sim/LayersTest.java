package io.davy.sim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayersTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.davy.sim");

    @Test
    void theSimulatorSpeaksFieldProtocolsOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.apache.flink..", "io.davy.wire..", "io.davy.topic..")
                .because("it has to stand where a real plant would stand: in front of ingest")
                .check(classes);
    }

    @Test
    void physicsAndTheRobotsBrainKnowNoNetworkAndNoClock() {
        noClasses()
                .that()
                .resideInAPackage("io.davy.sim.physics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.hivemq..", "org.eclipse.tahu..", "io.davy.sim.mqtt..")
                .because("physics is tested over hours of simulated time")
                .check(classes);
    }
}
