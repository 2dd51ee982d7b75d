package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.Message;
import io.github.netlinkagent.netlink.RawBytes;
import io.github.netlinkagent.netlink.UnknownMessage;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far something in a message gets.
 *
 * @param decoded the record of the message tells it, not only as raw bytes
 * @param modelled the object of the model has it
 * @param announced the object is another one with it, or it is a change
 */
record Ticks(boolean decoded, boolean modelled, boolean announced) {

  static final Ticks NONE = new Ticks(false, false, false);

  /** What only says how the message came, or keeps what nobody reads. */
  private static final Set<String> NOT_DECODED = Set.of("header", "unknown");

  /** What makes the difference between two messages, of which one lacks something. */
  static Ticks between(byte[] with, byte[] without) {
    Message one = GoldenFile.decode(with);
    Message other = GoldenFile.decode(without);
    return new Ticks(
        !Objects.equals(told(one), told(other)),
        !Objects.equals(objects(one), objects(other)),
        !Objects.equals(fields(one), fields(other)));
  }

  /** What becomes of a message as a whole. */
  static Ticks of(byte[] bytes) {
    Message message = GoldenFile.decode(bytes);
    boolean known = message != null && !(message instanceof UnknownMessage);
    boolean modelled = known && !read(message).isEmpty();
    return new Ticks(known, modelled, modelled);
  }

  Ticks or(Ticks other) {
    return new Ticks(
        decoded || other.decoded, modelled || other.modelled, announced || other.announced);
  }

  boolean all() {
    return decoded && modelled && announced;
  }

  private static List<NetworkObject> read(@Nullable Message message) {
    return message == null ? List.of() : Kinds.read(message, Instant.EPOCH);
  }

  private static List<String> objects(@Nullable Message message) {
    return read(message).stream().map(Ticks::told).toList();
  }

  private static List<String> fields(@Nullable Message message) {
    return read(message).stream()
        .map(object -> object.kind() + " " + told(object.key()) + " " + told(object.fields()))
        .toList();
  }

  private static String told(@Nullable Object value) {
    if (value instanceof Record record) {
      StringBuilder text = new StringBuilder(record.getClass().getSimpleName());
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        if (!NOT_DECODED.contains(component.getName())) {
          text.append(' ')
              .append(component.getName())
              .append('=')
              .append(told(get(component, record)));
        }
      }
      return text.append(';').toString();
    }
    if (value instanceof AttributeSet attributes) {
      return told(attributes.byName());
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Ticks::told).collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> told(entry.getKey()) + ":" + told(entry.getValue()))
          .sorted()
          .collect(Collectors.joining(",", "{", "}"));
    }
    return value instanceof RawBytes ? "raw" : String.valueOf(value);
  }

  private static @Nullable Object get(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
