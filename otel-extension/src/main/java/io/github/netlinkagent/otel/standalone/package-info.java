/**
 * The agent's own OpenTelemetry SDK, for hosts that have none for us: never global, built without
 * autoconfiguration, so that the host's {@code OTEL_*} settings can't break it.
 *
 * <p>Start with {@link io.github.netlinkagent.otel.standalone.OtelExport}. One thread pulls the
 * monitor's subscription, sends batches itself and waits while the collector is away: so all
 * waiting happens in the subscription, whose bound and counters everybody can see.
 */
@NullMarked
package io.github.netlinkagent.otel.standalone;

import org.jspecify.annotations.NullMarked;
