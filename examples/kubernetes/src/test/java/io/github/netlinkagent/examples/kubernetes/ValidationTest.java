package io.github.netlinkagent.examples.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script {@code validate}, with the real validator. */
class ValidationTest {

  @BeforeEach
  void requireTheValidator() {
    Tool.require("kubectl-validate");
  }

  @Test
  void everyManifestIsValid() throws Exception {
    Tool.Result result = validate();

    assertEquals(0, result.status(), result.output());
    for (Path file : Manifests.files()) {
      assertTrue(result.output().contains(file.toString()), () -> file + ": " + result.output());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deployment.yaml | readOnlyRootFilesystem: | readOnlyRootFileSystem: | unknown field",
        "deployment.yaml | replicas: 2             | replicas: two           | replicas",
        "daemonset.yaml  | hostNetwork:            | hostNetworks:           | hostNetworks",
        "collector.yaml  | port: 4318              | ports: 4318             | spec.ports[0]",
        "operator.yaml   | dir: /extensions        | folder: /extensions     | spec.java.extensions[0]",
        "operator.yaml   | mode: deployment        | mode: everywhere        | spec.mode",
      })
  void aBrokenManifestIsRefused(
      String file, String right, String wrong, String words, @TempDir Path folder)
      throws Exception {
    String manifest = Files.readString(Manifests.FOLDER.resolve(file));
    String broken = manifest.replace(right, wrong);
    assertNotEquals(manifest, broken);

    Tool.Result result = validate(Files.writeString(folder.resolve(file), broken));

    assertEquals(1, result.status(), result.output());
    assertTrue(result.output().contains(words), result.output());
  }

  private static Tool.Result validate(Path... files) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(Manifests.FOLDER.resolve("validate").toString()));
    List.of(files).forEach(file -> command.add(file.toString()));
    return Tool.run(command);
  }
}
