package io.github.netlinkagent.javaagent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The walls of the house that the Maven modules do not express. */
class ArchitectureTest {

  private static final String ROOT = "io.github.netlinkagent";
  private static final String LAUNCHER = ROOT + ".launcher";
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(ROOT);

  @Test
  void theLauncherKnowsTheRestByNothingButReflection() {
    String[] mayKnow = {
      LAUNCHER,
      "java.io",
      "java.lang",
      "java.lang.annotation",
      "java.lang.instrument",
      "java.lang.reflect",
      "java.net",
      "java.security",
      "java.util",
      "java.util.jar",
      "java.util.zip"
    };
    ClassesShould launcher = classes().that().resideInAPackage(LAUNCHER).should();
    launcher.onlyDependOnClassesThat().resideInAnyPackage(mayKnow).check(HOUSE);
  }

  @Test
  void theModelKnowsNoneOfThoseWhoReadIt() {
    wall(ROOT + ".monitor", ROOT + ".monitor.*..", "javax.management..", "jdk.jfr..");
    wall(ROOT + ".monitor.text", ROOT + ".monitor.jmx..", "javax.management..", "jdk.jfr..");
    wall(ROOT + ".monitor.jmx", ROOT + ".monitor.jfr..", "jdk.jfr..");
    wall(ROOT + ".monitor.jfr", ROOT + ".monitor.jmx..", "javax.management..");
  }

  @Test
  void eventsAndMetricsNeedNoSdkOfOurOwn() {
    wall(ROOT + ".otel", ROOT + ".otel.*..", "io.opentelemetry.sdk..");
    wall(ROOT + ".otel.borrowed", ROOT + ".otel.standalone..", "io.opentelemetry.sdk..");
  }

  @Test
  void theExtensionNeedsNothingThatItsJarLeavesOut() {
    String[] leftOut = {
      ROOT + ".otel.standalone..", ROOT + ".otel.beside..", ROOT + ".otel.logging.."
    };
    for (String packed :
        List.of("netlink..", "monitor..", "otel", "otel.borrowed", "otel.extension")) {
      wall(ROOT + "." + packed, leftOut);
    }
  }

  @Test
  void nobodyLogsOrPrintsOrResolvesNamesInsideTheHost() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".otel.extension") // where that is the other agent's logging
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..")
        .check(HOUSE);
    ClassesShould none = noClasses().should();
    none.accessField(System.class, "out").check(HOUSE);
    none.callConstructor(InetSocketAddress.class, String.class, int.class).check(HOUSE);
    none.callMethod(InetAddress.class, "getByName", String.class).check(HOUSE);
    none.callMethod(InetAddress.class, "getAllByName", String.class).check(HOUSE);
    none.callMethod(InetAddress.class, "getLocalHost").check(HOUSE);
    none.callMethod(InetAddress.class, "getHostName").check(HOUSE);
    none.callMethod(InetAddress.class, "getCanonicalHostName").check(HOUSE);
  }

  @Test
  void everyPackageSaysWhereNullMayStand() {
    List<String> silent =
        HOUSE.getPackage(ROOT).getSubpackagesInTree().stream()
            .filter(room -> !room.getClasses().isEmpty())
            .filter(room -> !room.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();
    assertEquals(List.of(LAUNCHER), silent, "without @NullMarked; the launcher has no dependency");
  }

  private static void wall(String room, String... mustNotKnow) {
    ClassesShould none = noClasses().that().resideInAPackage(room).should();
    none.dependOnClassesThat().resideInAnyPackage(mustNotKnow).check(HOUSE);
  }
}
