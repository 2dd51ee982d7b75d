package io.github.netlinkagent.monitor.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docs/jmx.md} forgets nothing that there is. */
class JmxDocumentTest {

  private static final Path DOCUMENT = Path.of("../../docs/jmx.md");

  @ParameterizedTest
  @ValueSource(
      classes = {
        AgentMXBean.class,
        ChangesMXBean.class,
        ExportMXBean.class,
        InterfaceMXBean.class,
        InterfacesMXBean.class,
        AddressesMXBean.class,
        RoutesMXBean.class,
        NeighborsMXBean.class,
        TrafficControlMXBean.class
      })
  void everyAttributeAndOperationIsDocumented(Class<?> bean) throws IOException {
    assertEquals(List.of(), undocumented(Stream.of(bean.getMethods()).map(JmxDocumentTest::name)));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        ChangeRow.class,
        InterfaceRow.class,
        AddressRow.class,
        RouteRow.class,
        NeighborRow.class
      })
  void everyItemOfARowIsDocumented(Class<?> row) throws IOException {
    Stream<String> items = Arrays.stream(row.getRecordComponents()).map(RecordComponent::getName);
    assertEquals(List.of(), undocumented(items));
  }

  /** An attribute stands there by its name, an operation with a parenthesis. */
  private static List<String> undocumented(Stream<String> names) throws IOException {
    String document = Files.readString(DOCUMENT);
    Collection<String> sorted = new TreeSet<>(names.toList());
    return sorted.stream()
        .filter(name -> !document.contains("`" + name + (name.endsWith("(") ? "" : "`")))
        .toList();
  }

  private static String name(Method method) {
    String name = method.getName();
    if (method.getParameterCount() == 0 && name.matches("(get|is)[A-Z].*")) {
      return name.substring(name.startsWith("is") ? 2 : 3);
    }
    return name + "(";
  }
}
