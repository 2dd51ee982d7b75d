package io.github.netlinkagent.netlink;

import java.util.function.Function;

/**
 * An attribute that an {@link AttributeTable} declares. Two are the same only if they are one.
 *
 * @param <T> what its value is read as
 */
public final class AttributeKey<T> {

  private final String constant;
  private final String name;
  private final boolean repeated;
  private final Function<AttributeCursor, T> reader;

  /**
   * @param repeated whether a nest may hold several; then each is read as a list of one
   */
  AttributeKey(
      String constant, String name, boolean repeated, Function<AttributeCursor, T> reader) {
    this.constant = constant;
    this.name = name;
    this.repeated = repeated;
    this.reader = reader;
  }

  /** Its name in the kernel's header: {@code IFLA_BR_AGEING_TIME}. */
  public String constant() {
    return constant;
  }

  /** The same without what all of its table have in common: {@code ageing_time}. */
  public String name() {
    return name;
  }

  boolean isRepeated() {
    return repeated;
  }

  T read(AttributeCursor cursor) {
    return reader.apply(cursor);
  }

  @Override
  public String toString() {
    return constant;
  }
}
