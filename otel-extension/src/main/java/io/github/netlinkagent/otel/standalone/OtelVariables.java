package io.github.netlinkagent.otel.standalone;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code OTEL_*} variables. What can't be read is one complaint that names the remedy, and
 * counts as not set. Values are never repeated in it: they may hold credentials.
 */
final class OtelVariables {

  private final Function<String, @Nullable String> lookup;
  private final Consumer<String> complaints;
  private final Set<String> complained = new HashSet<>();

  OtelVariables(Function<String, @Nullable String> lookup, Consumer<String> complaints) {
    this.lookup = lookup;
    this.complaints = complaints;
  }

  /** The value; empty if there is none, or none but blanks, as the specification wants it. */
  Optional<String> text(String variable) {
    return Optional.ofNullable(lookup.apply(variable))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** The first of these variables that is set. */
  Optional<String> firstSet(String... variables) {
    for (String variable : variables) {
      if (text(variable).isPresent()) {
        return Optional.of(variable);
      }
    }
    return Optional.empty();
  }

  boolean isTrue(String variable) {
    return text(variable).filter(value -> value.equalsIgnoreCase("true")).isPresent();
  }

  Optional<Duration> milliseconds(String variable) {
    Optional<String> text = text(variable);
    try {
      Optional<Duration> value = text.map(Long::parseLong).map(Duration::ofMillis);
      if (value.filter(duration -> duration.toMillis() <= 0).isEmpty()) {
        return value;
      }
    } catch (NumberFormatException e) {
      // complained about below
    }
    complain(variable, "is no positive number of milliseconds", "write for example 10000");
    return Optional.empty();
  }

  /** One of some words. */
  <T> Optional<T> choice(String variable, Map<String, T> choices) {
    Optional<String> text = text(variable);
    if (text.isPresent() && !choices.containsKey(text.get())) {
      List<String> words = choices.keySet().stream().sorted().toList();
      complain(variable, "is not known here", "write one of " + String.join(", ", words));
    }
    return text.map(choices::get);
  }

  /** An address of a collector. */
  Optional<URI> endpoint(String variable) {
    Optional<String> text = text(variable);
    try {
      if (text.isEmpty()) {
        return Optional.empty();
      }
      URI uri = new URI(text.get());
      if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      // complained about below
    }
    complain(
        variable, "is no URL of a collector", "write for example http://collector.example:4318");
    return Optional.empty();
  }

  /** A list {@code key=value,key=value}, its values percent-encoded. */
  Map<String, String> pairs(String variable) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String item : text(variable).map(list -> list.split(",")).orElse(new String[0])) {
      int equals = item.indexOf('=');
      Optional<String> value = decode(item.substring(equals + 1).strip());
      if (equals > 0 && value.isPresent()) {
        pairs.put(item.substring(0, equals).strip(), value.get());
      } else if (!item.isBlank()) {
        complain(
            variable,
            "has an item that is no key=value",
            "separate items by a comma and percent-encode values");
      }
    }
    return Collections.unmodifiableMap(pairs);
  }

  /** One line for a variable, however often it is read. */
  void complain(String variable, String complaint, String remedy) {
    if (complained.add(variable)) {
      complaints.accept(
          "OpenTelemetry: %s %s and is left out: %s.".formatted(variable, complaint, remedy));
    }
  }

  private static Optional<String> decode(String value) {
    try {
      // URLDecoder is for forms, where a plus is a blank; here it is a plus.
      String plain = value.replace("+", "%2B");
      return Optional.of(URLDecoder.decode(plain, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
