/**
 * How the agent lives in a host that is not its own: how it starts there, what it leaves out where
 * it can't, and how it ends with the host without holding it up.
 *
 * <p>Start with {@link io.github.netlinkagent.monitor.host.HostedAgent}. Both ways to load the
 * agent, by itself and as an extension of the OpenTelemetry Java agent, come through this room.
 */
@NullMarked
package io.github.netlinkagent.monitor.host;

import org.jspecify.annotations.NullMarked;
