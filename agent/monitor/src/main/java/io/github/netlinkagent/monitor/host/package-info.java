/**
 * How the agent lives in a host that is not its own: which version it is, and how it ends with the
 * host without holding it up.
 *
 * <p>Start with {@link io.github.netlinkagent.monitor.host.Exit}. Both ways to load the agent, by
 * itself and as an extension of the OpenTelemetry Java agent, use this room.
 */
@NullMarked
package io.github.netlinkagent.monitor.host;

import org.jspecify.annotations.NullMarked;
