package io.github.netlinkagent.otel;

import java.time.Duration;

/**
 * How the metrics are to be.
 *
 * @param delay the shortest time between two collections that are asked for after changes
 * @param system whether the traffic of the interfaces is among them ({@code system.network.*})
 */
public record MetricOptions(Duration delay, boolean system) {}
