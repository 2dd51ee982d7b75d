package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.netlink.AttributeKey;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.IpAddress;
import java.util.List;

/** Words the attributes of a nest one after the other; those that did not come are left out. */
final class AttributeWords {

  /** {@code USER_HZ}: in which the kernel tells its timers. */
  private static final int HZ = 100;

  private final Line line;
  private final AttributeSet set;
  private final Model model;

  AttributeWords(Line line, AttributeSet set, Model model) {
    this.line = line;
    this.set = set;
    this.model = model;
  }

  /** The words for another nest in the same line. */
  AttributeWords of(AttributeSet other) {
    return new AttributeWords(line, other, model);
  }

  AttributeSet set() {
    return set;
  }

  boolean isOn(AttributeKey<Long> key) {
    return set.get(key, 0L) != 0;
  }

  AttributeWords word(String word) {
    line.add(word);
    return this;
  }

  AttributeWords wordIf(boolean condition, String word) {
    line.addIf(condition, word);
    return this;
  }

  /** The value as it is. */
  AttributeWords value(String word, AttributeKey<?> key) {
    Object value = set.get(key);
    if (value != null) {
      line.add(word, value);
    }
    return this;
  }

  /** The value, unless it is 0. */
  AttributeWords valueIfOn(String word, AttributeKey<Long> key) {
    line.addIf(isOn(key), word, set.get(key, 0L));
    return this;
  }

  AttributeWords onOff(String word, AttributeKey<Long> key) {
    if (set.has(key)) {
      line.add(word, isOn(key) ? "on" : "off");
    }
    return this;
  }

  /** As {@code %#x} prints it: 0 without 0x. */
  AttributeWords hex(String word, AttributeKey<Long> key) {
    if (set.has(key)) {
      line.add(word, hex(set.get(key, 0L)));
    }
    return this;
  }

  AttributeWords hexIfOn(String word, AttributeKey<Long> key) {
    return isOn(key) ? hex(word, key) : this;
  }

  /** The word alone, if the value is not 0. */
  AttributeWords ifOn(String word, AttributeKey<Long> key) {
    line.addIf(isOn(key), word);
    return this;
  }

  /** The word alone, with no before it if the value is 0. */
  AttributeWords withOrWithout(String word, AttributeKey<Long> key) {
    line.addIf(set.has(key), (isOn(key) ? "" : "no") + word);
    return this;
  }

  /** The name that stands at that place of the list, or another word. */
  AttributeWords named(String word, AttributeKey<Long> key, List<String> names, String otherwise) {
    if (set.has(key)) {
      long number = set.get(key, 0L);
      line.add(word, number < names.size() ? names.get((int) number) : otherwise);
    }
    return this;
  }

  /** The name of the link with that index; nothing for 0. */
  AttributeWords link(String word, AttributeKey<Integer> key) {
    int index = set.get(key, 0);
    line.addIf(index != 0, word, model.interfaceName(index));
    return this;
  }

  /** A timer in seconds, to two digits. */
  AttributeWords timer(String word, AttributeKey<Long> key) {
    if (set.has(key)) {
      long ticks = set.get(key, 0L);
      line.add(word, "%d.%02d".formatted(ticks / HZ, ticks % HZ));
    }
    return this;
  }

  AttributeWords protocol(String word, AttributeKey<Integer> key) {
    if (set.has(key)) {
      line.add(word, HardwareWording.protocol(set.get(key, 0)));
    }
    return this;
  }

  /** The end of a tunnel; nothing said is any. */
  AttributeWords endpoint(String word, AttributeKey<IpAddress> key) {
    IpAddress address = set.get(key);
    line.add(word, address == null || address.isAny() ? "any" : address);
    return this;
  }

  static String hex(long value) {
    return value == 0 ? "0" : "0x" + Long.toHexString(value);
  }
}
