package io.github.netlinkagent.javaagent;

import io.github.netlinkagent.monitor.settings.Settings;
import java.lang.instrument.Instrumentation;
import java.util.LinkedHashMap;
import java.util.Map;

/** The exports that there are. No class of theirs is loaded before they start. */
final class Exports {

  private Exports() {}

  /** Those that the settings ask for, by name and in the order in which to start them. */
  static Map<String, Export> wanted(Settings settings, Instrumentation instrumentation) {
    return new LinkedHashMap<>();
  }
}
