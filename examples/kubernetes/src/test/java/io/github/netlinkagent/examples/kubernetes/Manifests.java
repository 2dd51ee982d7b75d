package io.github.netlinkagent.examples.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The manifests of the example. */
final class Manifests {

  static final Path FOLDER = Path.of(System.getProperty("example.dir"));

  private Manifests() {}

  static List<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The objects of all files. */
  static List<Node> objects() {
    List<Node> objects = new ArrayList<>();
    for (Path file : files()) {
      try {
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .loadAll(Files.readString(file))
            .forEach(object -> objects.add(new Node(object)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return objects;
  }

  static List<Node> ofKind(String kind) {
    return objects().stream().filter(object -> object.at("kind").text().equals(kind)).toList();
  }

  /** What runs in pods. */
  static List<Node> podSpecs() {
    return objects().stream()
        .map(object -> object.at("spec", "template", "spec"))
        .filter(Node::isThere)
        .toList();
  }

  /** The variables of all containers, and those that the Operator is to set. */
  static List<Node> variables() {
    Stream<Node> ofPods =
        podSpecs().stream()
            .flatMap(pod -> pod.at("containers").items().stream())
            .flatMap(container -> container.at("env").items().stream());
    Stream<Node> ofOperator =
        ofKind("Instrumentation").stream()
            .flatMap(object -> object.at("spec", "java", "env").items().stream());
    return Stream.concat(ofPods, ofOperator).toList();
  }
}
