package io.github.netlinkagent.examples.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That what a pod is told to use is where it is told to look. */
class PodsTest {

  private static final String JAVA_AGENT = "-javaagent:";

  @Test
  void theAgentIsCopiedFromTheImageToWhereTheJvmLooksForIt() throws Exception {
    String image = Files.readString(Manifests.FOLDER.resolve("Dockerfile"));
    List<Node> pods = podsWithTheAgent();

    assertEquals(2, pods.size());
    for (Node pod : pods) {
      Node copier = pod.at("initContainers").items().get(0);
      Node service = pod.at("containers").items().get(0);
      List<String> copy = copier.at("command").items().stream().map(Node::text).toList();
      String agent = variable(service, "JAVA_TOOL_OPTIONS").substring(JAVA_AGENT.length());

      assertEquals(List.of("cp", "/agent/netlink-agent.jar", agent), copy);
      assertTrue(image.contains(" " + copy.get(1) + "\n"), image);
      assertEquals(volumeAt(copier, agent), volumeAt(service, agent));
    }
  }

  @Test
  void theExtensionLiesAloneInTheFolderThatTheOperatorCopies() throws Exception {
    String image = Files.readString(Manifests.FOLDER.resolve("Dockerfile"));
    Node extension =
        Manifests.ofKind("Instrumentation").get(0).at("spec", "java", "extensions").items().get(0);

    List<String> copied =
        image
            .lines()
            .filter(line -> line.contains(" " + extension.at("dir").text() + "/"))
            .toList();

    assertEquals(1, copied.size(), image);
    assertTrue(copied.get(0).endsWith("/netlink-otel-extension.jar"), image);
  }

  @Test
  void theNativeLibraryHasAFolderThatCanBeWritten() {
    for (Node pod : podsWithTheAgent()) {
      Node service = pod.at("containers").items().get(0);
      Node mount = mountAt(service, variable(service, "NETLINK_NATIVE_DIR"));

      assertFalse(mount.at("readOnly").isThere());
      assertTrue(
          pod.at("volumes").items().stream()
              .filter(volume -> volume.at("name").equals(mount.at("name")))
              .anyMatch(volume -> volume.at("emptyDir").isThere()));
    }
  }

  @Test
  void everyContainerIsAsConfinedAsPodSecurityRestrictedAsks() {
    for (Node pod : Manifests.podSpecs()) {
      assertEquals("true", pod.at("securityContext", "runAsNonRoot").text());
      assertEquals("RuntimeDefault", pod.at("securityContext", "seccompProfile", "type").text());
      for (Node container : containers(pod)) {
        Node context = container.at("securityContext");
        assertEquals("false", context.at("allowPrivilegeEscalation").text());
        assertEquals("true", context.at("readOnlyRootFilesystem").text());
        assertEquals("[ALL]", context.at("capabilities", "drop").text());
        assertFalse(context.at("capabilities", "add").isThere());
      }
    }
  }

  private static List<Node> podsWithTheAgent() {
    return Manifests.podSpecs().stream().filter(pod -> pod.at("initContainers").isThere()).toList();
  }

  private static List<Node> containers(Node pod) {
    return Stream.of("initContainers", "containers")
        .flatMap(key -> pod.at(key).items().stream())
        .toList();
  }

  private static String variable(Node container, String name) {
    return container.at("env").items().stream()
        .filter(variable -> variable.at("name").text().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name))
        .at("value")
        .text();
  }

  private static String volumeAt(Node container, String path) {
    return mountAt(container, path).at("name").text();
  }

  private static Node mountAt(Node container, String path) {
    return container.at("volumeMounts").items().stream()
        .filter(mount -> (path + "/").startsWith(mount.at("mountPath").text() + "/"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing is mounted at " + path));
  }
}
