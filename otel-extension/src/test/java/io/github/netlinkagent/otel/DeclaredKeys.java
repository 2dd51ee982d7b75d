package io.github.netlinkagent.otel;

import io.opentelemetry.api.common.AttributeKey;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** The attributes that {@link TelemetryNames} declares, and their types as the conventions say. */
final class DeclaredKeys {

  private DeclaredKeys() {}

  static List<AttributeKey<?>> all() {
    List<AttributeKey<?>> keys = new ArrayList<>();
    for (Field field : TelemetryNames.class.getFields()) {
      try {
        if (field.get(null) instanceof AttributeKey<?> key) {
          keys.add(key);
        }
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
    return keys;
  }

  static String typeOf(AttributeKey<?> key) {
    return switch (key.getType()) {
      case STRING -> "string";
      case LONG -> "int";
      case DOUBLE -> "double";
      case BOOLEAN -> "boolean";
      case STRING_ARRAY -> "string[]";
      default -> throw new AssertionError(key);
    };
  }
}
