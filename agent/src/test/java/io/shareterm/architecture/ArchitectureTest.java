package io.shareterm.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.javadsl.AbstractBehavior;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The edges that ARCHITECTURE.md draws, checked in the compiled classes of all modules but load-tests. */
class ArchitectureTest {
    private static final String OURS = "io.shareterm..";
    private static final List<String> NAMES_THAT_SAY_NOTHING =
            List.of("util", "utils", "common", "helper", "helpers", "impl", "model", "actors", "messages");

    /** The rules of a session know neither wire nor server. */
    private static final String[] DOMAIN = {
        "io.shareterm.broker.session..",
        "io.shareterm.agent.session..",
        "io.shareterm.agent.viewer..",
        "io.shareterm.terminal.."
    };

    private static final String[] TRANSPORT = {
        "akka.stream..",
        "akka.http..",
        "akka.io..",
        "javax.net..",
        "java.net..",
        "java.nio.channels..",
        "com.pty4j..",
        "org.jline.."
    };

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.shareterm");

    @Test
    void modulesDependOnlyOnTheModulesThatTheyMay() {
        module("protocol").mayUse();
        module("terminal").mayUse();
        module("config").mayUse();
        module("broker").mayUse("protocol", "config");
        module("agent").mayUse("protocol", "config", "terminal");
    }

    @Test
    void theVtEngineNeedsNothingButJava() {
        classes()
                .that(resideInAPackage("io.shareterm.terminal.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.shareterm.terminal..", "java.lang..", "java.util..", "java.nio.charset.."))
                .check(CLASSES);
    }

    @Test
    void theDomainKnowsNoTransport() {
        noClasses()
                .that(resideInAnyPackage(DOMAIN))
                .should(dependOnClassesThat(resideInAnyPackage(TRANSPORT)))
                .check(CLASSES);
    }

    @Test
    void theBrokersSessionsKnowNoneOfTheirSurroundings() {
        noClasses()
                .that(resideInAPackage("io.shareterm.broker.session.."))
                .should(dependOnClassesThat(resideInAPackage("io.shareterm.broker..")
                        .and(not(resideInAPackage("io.shareterm.broker.session..")))))
                .check(CLASSES);
    }

    @Test
    void nativePeersKnowNeitherTlsNorHttp() {
        noClasses()
                .that(resideInAPackage("io.shareterm.broker.peer.."))
                .should(dependOnClassesThat(
                        resideInAnyPackage("io.shareterm.broker.edge..", "javax.net.ssl..", "akka.http..")))
                .check(CLASSES);
    }

    @Test
    void theProtocolTakesOnlyByteStringFromAkka() {
        noClasses()
                .that(resideInAPackage("io.shareterm.protocol.."))
                .should(dependOnClassesThat(resideInAPackage("akka..").and(not(resideInAPackage("akka.util..")))))
                .check(CLASSES);
    }

    @Test
    void generatedMessagesStayInsideTheProtocol() {
        noClasses()
                .that(not(resideInAPackage("io.shareterm.protocol..")))
                .should(dependOnClassesThat(resideInAPackage("io.shareterm.protocol.proto..")))
                .check(CLASSES);
    }

    @Test
    void bouncyCastleOnlyIssuesTheSelfSignedCertificate() {
        noClasses()
                .that(not(resideInAPackage("io.shareterm.config.tls..")))
                .should(dependOnClassesThat(resideInAPackage("org.bouncycastle..")))
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycles() {
        for (var module : List.of("protocol", "config", "broker", "agent")) {
            slices().matching("io.shareterm." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .check(CLASSES);
        }
    }

    @Test
    void noPackageHasANameThatSaysNothing() {
        assertThat(CLASSES)
                .extracting(each -> each.getPackageName())
                .allSatisfy(
                        name -> assertThat(name.split("\\.", -1)).doesNotContainAnyElementsOf(NAMES_THAT_SAY_NOTHING));
    }

    @Test
    void onlyTheCommandLineSpeaksOnTheStandardStreams() {
        noClasses()
                .that(not(resideInAnyPackage("io.shareterm.agent.cli..", "io.shareterm.broker")))
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
        noClasses().should(USE_JAVA_UTIL_LOGGING).check(CLASSES);
    }

    @Test
    void nothingSleepsAndOnlyTheMainClassesExit() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CLASSES);
        noClasses()
                .that(not(resideInAnyPackage("io.shareterm.agent.cli..", "io.shareterm.broker")))
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }

    @Test
    void actorsAreFinal() {
        classes()
                .that()
                .areAssignableTo(AbstractBehavior.class)
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }

    private static ModuleRule module(String name) {
        return new ModuleRule(name);
    }

    /** What one module may use of the others. */
    private record ModuleRule(String name) {
        void mayUse(String... others) {
            var allowed = new String[others.length + 1];
            for (int i = 0; i < others.length; i++) {
                allowed[i] = packages(others[i]);
            }
            allowed[others.length] = packages(name);
            noClasses()
                    .that(resideInAPackage(packages(name)))
                    .should(dependOnClassesThat(resideInAPackage(OURS).and(not(resideInAnyPackage(allowed)))))
                    .check(CLASSES);
        }

        private static String packages(String module) {
            return "io.shareterm." + module + "..";
        }
    }
}
