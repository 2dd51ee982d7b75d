package io.github.netlinkagent.monitor.jmx;

import java.lang.reflect.Method;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;

/** Finds the {@link Description} of what an MXBean interface declares. */
record Descriptions(Class<?> type) {

  String ofBean() {
    return type.getAnnotation(Description.class).value();
  }

  String of(MBeanAttributeInfo attribute) {
    return annotation(method((attribute.isIs() ? "is" : "get") + attribute.getName())).value();
  }

  String of(MBeanOperationInfo operation) {
    return annotation(method(operation.getName())).value();
  }

  String ofParameter(MBeanOperationInfo operation, int position) {
    return method(operation.getName())
        .getParameters()[position]
        .getAnnotation(Description.class)
        .value();
  }

  /** The compiler keeps the names of parameters ({@code -parameters}). */
  String nameOfParameter(MBeanOperationInfo operation, int position) {
    return method(operation.getName()).getParameters()[position].getName();
  }

  int impactOf(MBeanOperationInfo operation) {
    return annotation(method(operation.getName())).action()
        ? MBeanOperationInfo.ACTION
        : MBeanOperationInfo.INFO;
  }

  private Method method(String name) {
    return Stream.of(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("%s has no %s".formatted(type, name)));
  }

  private static Description annotation(Method method) {
    return method.getAnnotation(Description.class);
  }
}
