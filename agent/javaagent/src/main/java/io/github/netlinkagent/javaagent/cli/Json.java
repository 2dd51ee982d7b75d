package io.github.netlinkagent.javaagent.cli;

import io.github.netlinkagent.netlink.AttributeSet;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as JSON (RFC 8259), on one line and with every character escaped that could break
 * the line or drive a terminal.
 */
final class Json {

  private final StringBuilder text = new StringBuilder();

  private Json() {}

  /**
   * Maps and sets of attributes become objects, collections arrays, records that have no words of
   * their own objects of their components; numbers, truth values and null are themselves, constants
   * their name in lower case, and all else is a string.
   */
  static String of(@Nullable Object value) {
    Json json = new Json();
    json.value(value);
    return json.text.toString();
  }

  private void value(@Nullable Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      text.append(value);
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof AttributeSet attributes) {
      object(attributes.byName());
    } else if (value instanceof Collection<?> collection) {
      array(collection);
    } else if (value instanceof Enum<?> constant) {
      string(constant.name().toLowerCase(Locale.ROOT));
    } else if (value instanceof Record row && isWithoutWords(row)) {
      object(components(row));
    } else {
      string(value.toString());
    }
  }

  private void object(Map<?, ?> map) {
    text.append('{');
    String comma = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(comma);
      string(String.valueOf(entry.getKey()));
      text.append(':');
      value(entry.getValue());
      comma = ",";
    }
    text.append('}');
  }

  private void array(Collection<?> collection) {
    text.append('[');
    String comma = "";
    for (Object each : collection) {
      text.append(comma);
      value(each);
      comma = ",";
    }
    text.append(']');
  }

  private void string(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      character(string.charAt(i));
    }
    text.append('"');
  }

  /** Half of a pair of surrogates is escaped as such, which JSON allows. */
  private void character(char c) {
    if (c == '"' || c == '\\') {
      text.append('\\').append(c);
      return;
    }
    switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          text.append(String.format("\\u%04x", (int) c));
      default -> text.append(c);
    }
  }

  /** Those of addresses and prefixes have words: how people write them. */
  private static boolean isWithoutWords(Record row) {
    return row.toString().startsWith(row.getClass().getSimpleName() + "[");
  }

  private static Map<String, @Nullable Object> components(Record row) {
    Map<String, @Nullable Object> components = new LinkedHashMap<>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        components.put(component.getName(), component.getAccessor().invoke(row));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(component + " can't be read", e);
      }
    }
    return components;
  }
}
