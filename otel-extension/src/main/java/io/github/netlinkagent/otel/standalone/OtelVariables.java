package io.github.netlinkagent.otel.standalone;

import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code OTEL_*} variables. What can't be read is one complaint that names the remedy, and
 * counts as not set. Values are never repeated in it: they may hold credentials.
 */
final class OtelVariables {

  /** The sender counts the milliseconds of a timeout by an int; 24 days are enough. */
  static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  private static final Pattern DURATION = Pattern.compile("(\\d+) *(|ms|s|m|h|d)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "", Duration.ofMillis(1),
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(.*@)?((?<name>[\\w-]{1,63}(\\.[\\w-]{1,63})*\\.?)|\\[.*])(:(?<port>\\d{1,5}))?");

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

  boolean isTrue(String variable) {
    return text(variable).filter(value -> value.equalsIgnoreCase("true")).isPresent();
  }

  /**
   * A number of milliseconds, or, as Java's own SDK takes it too, with one of the units {@code ms},
   * {@code s}, {@code m}, {@code h} and {@code d}. What is longer than {@link #LONGEST} is that.
   */
  Optional<Duration> duration(String variable) {
    Optional<String> text = text(variable);
    Optional<Duration> value = text.flatMap(OtelVariables::parseDuration);
    if (text.isPresent() && value.isEmpty()) {
      complain(variable, "is no positive number of milliseconds", "write for example 10000");
    }
    return value;
  }

  /**
   * One of some words, in upper or lower case.
   *
   * @param choices by their lower case
   */
  <T> Optional<T> choice(String variable, Map<String, T> choices) {
    Optional<String> word = text(variable).map(text -> text.toLowerCase(Locale.ROOT));
    if (word.isPresent() && !choices.containsKey(word.get())) {
      List<String> words = choices.keySet().stream().sorted().toList();
      complain(variable, "is not known here", "write one of " + String.join(", ", words));
    }
    return word.map(choices::get);
  }

  /** An address of a collector. */
  Optional<URI> endpoint(String variable) {
    Optional<String> text = text(variable);
    Optional<URI> endpoint = text.flatMap(OtelVariables::parseEndpoint);
    if (text.isPresent() && endpoint.isEmpty()) {
      complain(
          variable,
          "is no URL of a collector (so no headers and no client key are sent)",
          "write for example http://collector.example:4318");
    }
    return endpoint;
  }

  /** A file, which need not be there. */
  Optional<PemFile> file(String variable) {
    try {
      return text(variable).map(path -> new PemFile(variable, Path.of(path)));
    } catch (InvalidPathException e) {
      complain(variable, "is no path of a file", "name a PEM file");
      return Optional.empty();
    }
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

  private static Optional<Duration> parseDuration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long unit = UNITS.get(matcher.group(2)).toMillis();
    long millis =
        new BigInteger(matcher.group(1))
            .multiply(BigInteger.valueOf(unit))
            .min(BigInteger.valueOf(LONGEST.toMillis()))
            .longValueExact();
    return millis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }

  /** What passes here, the sender takes, whose own idea of a URL is asked at last. */
  private static Optional<URI> parseEndpoint(String text) {
    try {
      URI uri = new URI(text);
      Matcher authority = AUTHORITY.matcher(String.valueOf(uri.getRawAuthority()));
      boolean usable =
          Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
              && authority.matches()
              // URI knows no name with an underscore, but container engines do.
              && (authority.group("name") != null || uri.getHost() != null)
              && isPort(authority.group("port"))
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && HttpUrl.parse(text) != null;
      return usable ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isPort(@Nullable String digits) {
    return digits == null || (Integer.parseInt(digits) > 0 && Integer.parseInt(digits) < 65536);
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
