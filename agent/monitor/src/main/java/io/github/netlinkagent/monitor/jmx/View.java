package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.monitor.text.Wording;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The model of one moment, and the words for what is in it. */
record View(Model model, Names names, Wording wording) {

  static View of(Model model, Names names) {
    return new View(model, names, Wording.of(model, names));
  }

  /** Empty for index 0, which is no interface. */
  String interfaceName(int index) {
    return index == 0 ? "" : model.interfaceName(index);
  }

  /** Empty for what is not there: JMX clients show nulls as errors. */
  static String textOf(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** In ISO 8601; empty for never and for ever. */
  static String timeOf(Instant instant) {
    return instant.equals(Instant.MIN) || instant.equals(Instant.MAX) ? "" : instant.toString();
  }
}
