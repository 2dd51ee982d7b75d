package io.github.netlinkagent.monitor.settings;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Consumer;

/** Looks settings up in the sources, and complains of what is wrong there. */
final class Reading {

  private static final int UNKNOWN_NAMED = 5;

  private final List<Source> sources;
  private final Consumer<String> complaints;

  Reading(List<Source> sources, Consumer<String> complaints) {
    this.sources = List.copyOf(sources);
    this.complaints = complaints;
  }

  <T> T get(Setting<T> setting) {
    for (Source source : sources) {
      Optional<String> text = source.value(setting.key());
      if (text.isPresent()) {
        return parse(setting, source, text.get());
      }
    }
    return setting.defaultValue();
  }

  /** One line for each source, however much is wrong in it. */
  void complainOfUnknownKeys() {
    for (Source source : sources) {
      StringJoiner unknown = new StringJoiner(", ");
      int count = 0;
      for (String key : source.keys()) {
        if (!isKnown(key) && count++ < UNKNOWN_NAMED) {
          unknown.add(Complaint.quoted(source.spell(key)));
        }
      }
      if (count > 0) {
        String more = count > UNKNOWN_NAMED ? " and " + (count - UNKNOWN_NAMED) + " more" : "";
        complaints.accept(
            Complaint.line(
                "unknown setting: " + unknown + more + ". The settings are " + knownKeys()));
      }
    }
  }

  private <T> T parse(Setting<T> setting, Source source, String text) {
    try {
      return setting.parser().apply(text);
    } catch (IllegalArgumentException e) {
      complaints.accept(
          Complaint.line(
              Complaint.quoted(source.spell(setting.key()))
                  + " takes "
                  + setting.allowed()
                  + ", not "
                  + Complaint.quoted(text)
                  + ". "
                  + (e instanceof TrackingSettings.UnknownWordException
                      ? e.getMessage() + ". "
                      : "")
                  + "The default holds"
                  + (setting.defaultText().isEmpty() ? "" : ": " + setting.defaultText())));
      return setting.defaultValue();
    }
  }

  private static boolean isKnown(String key) {
    return Setting.ALL.stream().anyMatch(setting -> setting.key().equals(key));
  }

  private static String knownKeys() {
    StringJoiner keys = new StringJoiner(", ");
    Setting.ALL.forEach(setting -> keys.add(setting.key()));
    return keys.toString();
  }
}
