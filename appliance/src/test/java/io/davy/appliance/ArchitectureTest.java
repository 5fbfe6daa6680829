package io.davy.appliance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between the modules, with the reason beside each rule. */
class ArchitectureTest {
    private static final String[] INGEST = {"io.davy.ingest.."};
    private static final String[] JOBS = {"io.davy.jobs..", "io.davy.detection..", "io.davy.dispatch.."};
    private static final String[] ALERTING = {"io.davy.alerting.."};
    private static final String[] SIM = {"io.davy.sim.."};
    private static final String[] ABOVE = {"io.davy.appliance..", "io.davy.bench..", "io.davy.parts.."};

    private static JavaClasses davy;

    @BeforeAll
    static void readClasses() {
        davy = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.davy");
    }

    private static String[] all(String[]... groups) {
        return java.util.Arrays.stream(groups).flatMap(java.util.Arrays::stream).toArray(String[]::new);
    }

    @Test
    void plantModelKnowsNobody() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.davy.action..",
                        "io.davy.air..",
                        "io.davy.alarm..",
                        "io.davy.health..",
                        "io.davy.incident..",
                        "io.davy.json..",
                        "io.davy.mission..",
                        "io.davy.notification..",
                        "io.davy.plant..",
                        "io.davy.robot..",
                        "io.davy.topic..",
                        "io.davy.vda5050..",
                        "io.davy.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(all(
                        INGEST, JOBS, ALERTING, SIM, ABOVE, new String[] {"org.apache.kafka..", "org.apache.flink.."}))
                .because("it is the language that all the others share, on a cluster as on one box")
                .check(davy);
    }

    @Test
    void ingestKnowsThePlantModelOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(INGEST)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(all(JOBS, ALERTING, SIM, ABOVE))
                .because("a gateway runs beside the field, where nothing of the rest is")
                .check(davy);
    }

    @Test
    void jobsKnowThePlantModelOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(JOBS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(all(INGEST, ALERTING, SIM, ABOVE))
                .because("the same jobs run on a Flink cluster")
                .check(davy);
    }

    @Test
    void alertingKnowsThePlantModelOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(ALERTING)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(all(INGEST, JOBS, SIM, ABOVE))
                .because("people are reached from topics alone, wherever the jobs run")
                .check(davy);
    }

    @Test
    void theSimulatorSpeaksFieldProtocolsOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(SIM)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(all(INGEST, JOBS, ALERTING, ABOVE, new String[] {"org.apache.kafka.."}))
                .because("a simulated plant that wrote to Kafka would prove nothing of the gateway")
                .check(davy);
    }

    @Test
    void rulesDoNotReadTheClock() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.davy.detection.watch..",
                        "io.davy.detection.gas..",
                        "io.davy.detection.alarm..",
                        "io.davy.detection.incident..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(Math.class, "random")
                .because("given the same records, a replay gives the same alarms")
                .check(davy);
    }

    @Test
    void noModuleHasPackagesInACircle() {
        slices().matching("io.davy.(ingest|alerting|sim|appliance).(*)..")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other are one package")
                .check(davy);
    }
}
