package io.github.netlinkagent.netlink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of one nest, read by its {@link AttributeTable}. Immutable, equal by value. */
public final class AttributeSet {

  /** Without any attribute. */
  public static final AttributeSet NONE = new AttributeSet(Map.of(), List.of());

  private final Map<AttributeKey<?>, Object> values;
  private final List<RawAttribute> unknown;

  private AttributeSet(Map<AttributeKey<?>, Object> values, List<RawAttribute> unknown) {
    this.values = values;
    this.unknown = unknown;
  }

  /** Of a nest that no table declares. */
  static AttributeSet of(RawAttribute nobodyReads) {
    return new AttributeSet(Map.of(), List.of(nobodyReads));
  }

  /** The value of an attribute; null if it did not come. */
  @SuppressWarnings("unchecked") // the table has read it as what its key says
  public <T> @Nullable T get(AttributeKey<T> key) {
    return (T) values.get(key);
  }

  /** The value of an attribute, or another one if it did not come. */
  public <T> T get(AttributeKey<T> key, T otherwise) {
    @Nullable T value = get(key);
    return value != null ? value : otherwise;
  }

  /** The nest that an attribute holds; without any attribute if it did not come. */
  public AttributeSet nested(AttributeKey<AttributeSet> key) {
    return get(key, NONE);
  }

  public boolean has(AttributeKey<?> key) {
    return values.containsKey(key);
  }

  /** Those that came, in the order of the message. */
  public Collection<AttributeKey<?>> keys() {
    return values.keySet();
  }

  /** The values by {@link AttributeKey#name}, in the order of the message. */
  public Map<String, Object> byName() {
    Map<String, Object> named = new LinkedHashMap<>();
    values.forEach((key, value) -> named.put(key.name(), value));
    return Collections.unmodifiableMap(named);
  }

  /** Those of these attributes that came, in this order, and none that is unknown. */
  public AttributeSet only(Collection<? extends AttributeKey<?>> keys) {
    Map<AttributeKey<?>, Object> kept = new LinkedHashMap<>();
    for (AttributeKey<?> key : keys) {
      Object value = values.get(key);
      if (value != null) {
        kept.put(key, value);
      }
    }
    return new AttributeSet(kept, List.of());
  }

  /** These, each in the place of the same one of others; what is unknown of both is left out. */
  public AttributeSet onto(AttributeSet others) {
    Map<AttributeKey<?>, Object> both = new LinkedHashMap<>(others.values);
    both.putAll(values);
    return new AttributeSet(both, List.of());
  }

  /** Attributes that the table does not declare, as they came. */
  public List<RawAttribute> unknown() {
    return unknown;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttributeSet that
        && values.equals(that.values)
        && unknown.equals(that.unknown);
  }

  @Override
  public int hashCode() {
    return 31 * values.hashCode() + unknown.hashCode();
  }

  @Override
  public String toString() {
    return byName() + (unknown.isEmpty() ? "" : " " + unknown);
  }

  /** Collects the attributes of a nest while it is read. */
  static final class Builder {

    private final Map<AttributeKey<?>, Object> values = new LinkedHashMap<>();
    private final Map<AttributeKey<?>, List<Object>> lists = new LinkedHashMap<>();
    private final List<RawAttribute> unknown = new ArrayList<>();

    void put(AttributeKey<?> key, Object value) {
      if (key.isRepeated() && value instanceof List<?> one) {
        lists.computeIfAbsent(key, first -> new ArrayList<>(1)).addAll(one);
        values.putIfAbsent(key, one);
      } else {
        values.put(key, value);
      }
    }

    void unknown(RawAttribute raw) {
      unknown.add(raw);
    }

    AttributeSet build() {
      lists.forEach((key, all) -> values.put(key, List.copyOf(all)));
      return values.isEmpty() && unknown.isEmpty()
          ? NONE
          : new AttributeSet(values, List.copyOf(unknown));
    }
  }
}
