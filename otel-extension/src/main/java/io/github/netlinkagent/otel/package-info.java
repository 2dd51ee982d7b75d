/**
 * The network's changes and state in the words of OpenTelemetry: events and metrics.
 *
 * <p>Start with {@link io.github.netlinkagent.otel.TelemetryNames}, which holds every name, then
 * {@link io.github.netlinkagent.otel.ChangeEvents} and {@link
 * io.github.netlinkagent.otel.NetworkMetrics}. This package needs the OpenTelemetry API only; what
 * needs the SDK is in {@code standalone}.
 */
@NullMarked
package io.github.netlinkagent.otel;

import org.jspecify.annotations.NullMarked;
