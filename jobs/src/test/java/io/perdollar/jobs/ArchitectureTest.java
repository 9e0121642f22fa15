package io.perdollar.jobs;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;
import org.jspecify.annotations.NullMarked;

/** The arrows between the modules, and who may read the clock. */
@AnalyzeClasses(
        packages = "io.perdollar",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

    /** In a whole build the loopback BigQuery of ingest's tests lies in a jar of its own. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule modulesKnowEachOtherAsDrawn = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("analysis")
            .definedBy("io.perdollar.analysis..")
            .layer("ingest")
            .definedBy("io.perdollar.ingest..")
            .layer("reporting")
            .definedBy("io.perdollar.reporting..")
            .layer("sample-data")
            .definedBy("io.perdollar.sampledata..")
            .layer("jobs")
            .definedBy("io.perdollar.jobs..")
            .whereLayer("analysis")
            .mayNotAccessAnyLayer()
            .whereLayer("sample-data")
            .mayNotAccessAnyLayer()
            .whereLayer("ingest")
            .mayOnlyAccessLayers("analysis")
            .whereLayer("reporting")
            .mayOnlyAccessLayers("analysis");

    @ArchTest
    static final ArchRule analysisIsPure = classes()
            .that()
            .resideInAPackage("io.perdollar.analysis..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.perdollar.analysis..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule analysisTouchesNoFilesAndNoNetwork = noClasses()
            .that()
            .resideInAPackage("io.perdollar.analysis..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..");

    @ArchTest
    static final ArchRule sampleDataKnowsTheJdkOnly = classes()
            .that()
            .resideInAPackage("io.perdollar.sampledata..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.perdollar.sampledata..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule onlyJobsKnowsSpring = noClasses()
            .that()
            .resideOutsideOfPackage("io.perdollar.jobs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.flywaydb..", "picocli..");

    @ArchTest
    static final ArchRule onlyTheCommandLineReadsTheClock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(WallClock.class.getName())
            .should()
            .accessTargetWhere(readsTheClock())
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule nothingAsksTheMachineForItsTimeZone =
            noClasses().should().accessTargetWhere(asksForTheZone());

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().assignedFrom(eachPackage()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule absenceIsDeclared = classes().should(resideInANullMarkedPackage());

    private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
        return describe("reads the clock", access -> {
            JavaClass owner = access.getTargetOwner();
            String name = access.getTarget().getName();
            return (owner.getPackageName().startsWith("java.time") && name.equals("now") && !isHandedAClock(access))
                    || (owner.isEquivalentTo(Clock.class) && (name.startsWith("system") || name.startsWith("tick")))
                    || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
                    || (owner.isAssignableTo(Calendar.class) && name.equals("getInstance"));
        });
    }

    private static boolean isHandedAClock(JavaAccess<?> access) {
        return access.getTarget().getFullName().contains("(" + Clock.class.getName() + ")");
    }

    private static DescribedPredicate<JavaAccess<?>> asksForTheZone() {
        return describe("asks the machine for its time zone", access -> {
            JavaClass owner = access.getTargetOwner();
            String name = access.getTarget().getName();
            return (owner.isEquivalentTo(ZoneId.class) && name.equals("systemDefault"))
                    || (owner.isEquivalentTo(TimeZone.class) && name.equals("getDefault"));
        });
    }

    private static SliceAssignment eachPackage() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                return SliceIdentifier.of(javaClass.getPackageName());
            }

            @Override
            public String getDescription() {
                return "each package";
            }
        };
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package that is @NullMarked") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                boolean marked = javaClass.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        javaClass, marked, javaClass.getPackageName() + " has no package-info.java with @NullMarked"));
            }
        };
    }
}
