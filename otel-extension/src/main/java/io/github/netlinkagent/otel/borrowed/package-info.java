/**
 * The export through an SDK that belongs to somebody else, the OpenTelemetry Java agent: there is
 * no second SDK in the process then, and events and metrics leave with the resource, the exporters
 * and the settings of that one.
 *
 * <p>Start with {@link io.github.netlinkagent.otel.borrowed.BorrowedExport}. It knows the
 * OpenTelemetry API only, which is there both as an extension of that agent and beside it.
 */
@NullMarked
package io.github.netlinkagent.otel.borrowed;

import org.jspecify.annotations.NullMarked;
