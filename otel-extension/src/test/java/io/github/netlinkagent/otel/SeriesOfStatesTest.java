package io.github.netlinkagent.otel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.otel.TelemetryNames.Metric;
import io.opentelemetry.api.common.AttributeKey;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A state that ends goes to 0, so that each state that there is must have a series. */
final class SeriesOfStatesTest {

  @ParameterizedTest
  @EnumSource(
      names = {
        "INTERFACE_STATUS",
        "INTERFACE_OPERATIONAL_STATUS",
        "NEIGHBOR_COUNT",
        "AGENT_STATUS"
      })
  void everyStateThatIsListedHasASeries(Metric metric) {
    AttributeKey<?> state = metric.attributes().get(metric.attributes().size() - 1);
    Set<String> states =
        CollectedMetrics.ofASmallNetwork().stream()
            .filter(data -> data.getName().equals(metric.metricName()))
            .flatMap(data -> data.getData().getPoints().stream())
            .map(series -> String.valueOf(series.getAttributes().get(state)))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(KnownValues.byAttribute().get(state.getKey()), states);
  }
}
