package io.github.netlinkagent.otel;

import io.github.netlinkagent.monitor.Tracking;
import java.time.Duration;

/**
 * How the metrics are to be.
 *
 * @param delay the shortest time between two collections that are asked for after changes
 * @param system whether the traffic of the interfaces is among them ({@code system.network.*})
 * @param exported what of the model they are about
 */
public record MetricOptions(Duration delay, boolean system, Tracking exported) {

  public MetricOptions(Duration delay, boolean system) {
    this(delay, system, Tracking.EVERYTHING);
  }
}
