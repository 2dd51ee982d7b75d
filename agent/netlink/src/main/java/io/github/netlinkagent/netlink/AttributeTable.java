package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The attributes that can stand in one nest, each declared once: its number, its name and how its
 * value is read. A class of constants declares them while it is initialised, and nobody later.
 */
public final class AttributeTable {

  private final String prefix;
  private final Map<Integer, AttributeKey<?>> keys = new TreeMap<>();

  /**
   * @param prefix that the names of all have in the kernel's header: {@code IFLA_BR_}
   */
  AttributeTable(String prefix) {
    this.prefix = prefix;
  }

  /** All that another table declares, to which some are added or in whose place they are put. */
  AttributeTable(AttributeTable other) {
    this(other.prefix);
    keys.putAll(other.keys);
  }

  /** Every attribute, by its number. */
  public Collection<AttributeKey<?>> keys() {
    return List.copyOf(keys.values());
  }

  /** Reads a nest; what is not declared is kept as it came. */
  AttributeSet read(AttributeCursor cursor) {
    AttributeSet.Builder set = new AttributeSet.Builder();
    while (cursor.next()) {
      AttributeKey<?> key = keys.get(cursor.type());
      if (key != null) {
        set.put(key, key.read(cursor));
      } else {
        set.unknown(cursor.raw());
      }
    }
    return set.build();
  }

  // ---- how attributes are declared ----

  /** An unsigned number of 8, 16, 32 or 64 bits, as the kernel sends it. */
  AttributeKey<Long> number(int number, String name) {
    return value(number, name, AttributeCursor::number);
  }

  /** A signed number of 32 bits. */
  AttributeKey<Integer> signed(int number, String name) {
    return value(number, name, AttributeCursor::s32);
  }

  /** 16 bits in network byte order. */
  AttributeKey<Integer> be16(int number, String name) {
    return value(number, name, AttributeCursor::be16);
  }

  /** 32 bits in network byte order. */
  AttributeKey<Long> be32(int number, String name) {
    return value(number, name, cursor -> Integer.toUnsignedLong(cursor.be32()));
  }

  /** What is true by being there. */
  AttributeKey<Boolean> flag(int number, String name) {
    return value(number, name, cursor -> true);
  }

  AttributeKey<String> string(int number, String name) {
    return value(number, name, AttributeCursor::string);
  }

  AttributeKey<HardwareAddress> hardwareAddress(int number, String name) {
    return value(number, name, AttributeCursor::hardwareAddress);
  }

  AttributeKey<IpAddress> address(int number, String name) {
    return value(number, name, AttributeCursor::address);
  }

  AttributeKey<RawBytes> raw(int number, String name) {
    return value(number, name, cursor -> new RawBytes(cursor.bytes()));
  }

  /** A structure of unsigned 32-bit numbers. */
  AttributeKey<List<Long>> words(int number, String name) {
    return value(number, name, AttributeTable::words);
  }

  AttributeKey<AttributeSet> nested(int number, String name, AttributeTable table) {
    return value(number, name, cursor -> table.read(cursor.nested()));
  }

  <T> AttributeKey<T> value(int number, String name, Function<AttributeCursor, T> reader) {
    return declare(number, new AttributeKey<>(constant(name), name, false, reader));
  }

  /** One of which there may be several. */
  <T> AttributeKey<List<T>> repeated(int number, String name, Function<AttributeCursor, T> reader) {
    return declare(
        number,
        new AttributeKey<>(constant(name), name, true, cursor -> List.of(reader.apply(cursor))));
  }

  private <T> AttributeKey<T> declare(int number, AttributeKey<T> key) {
    keys.put(number, key);
    return key;
  }

  private String constant(String name) {
    return prefix + name.toUpperCase(Locale.ROOT);
  }

  static List<Long> words(AttributeCursor cursor) {
    ByteBuffer bytes = cursor.from(0);
    List<Long> words = new ArrayList<>();
    while (bytes.remaining() >= Integer.BYTES) {
      words.add(Integer.toUnsignedLong(bytes.getInt()));
    }
    return List.copyOf(words);
  }
}
