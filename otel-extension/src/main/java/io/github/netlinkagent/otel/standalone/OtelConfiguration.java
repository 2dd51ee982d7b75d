package io.github.netlinkagent.otel.standalone;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks up an {@code OTEL_*} variable of this process: the system property of that name ({@code
 * otel.service.name}) first, then the environment ({@code OTEL_SERVICE_NAME}).
 */
public final class OtelConfiguration implements Function<String, @Nullable String> {

  @Override
  public @Nullable String apply(String variable) {
    String property = System.getProperty(variable.toLowerCase(Locale.ROOT).replace('_', '.'));
    return property != null ? property : System.getenv(variable);
  }
}
