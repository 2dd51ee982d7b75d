package io.github.netlinkagent.otel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test that starts the {@link OpenTelemetryCollector}: it runs where there is one. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresCollector.Condition.class)
public @interface RequiresCollector {

  /** Says what to do where there is none. */
  final class Condition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      return OpenTelemetryCollector.executable()
          .map(found -> ConditionEvaluationResult.enabled("there is " + found))
          .orElseGet(
              () ->
                  ConditionEvaluationResult.disabled(
                      "no otelcol on the PATH: .ci/tools builds it, see CONTRIBUTING.md"));
    }
  }
}
