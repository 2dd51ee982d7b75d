/**
 * The agent as an extension of the OpenTelemetry Java agent: what that agent finds in {@code
 * netlink-otel-extension.jar}, its settings, and its SDK.
 *
 * <p>Start with {@link io.github.netlinkagent.otel.extension.NetlinkExtension}. That agent gives
 * each extension a class loader of its own, whose parent is the agent's: our classes see the
 * OpenTelemetry API and SDK that the agent has, renamed on the way in, and nobody sees ours. {@code
 * java.util.logging} is the agent's own logging here, not the host's.
 */
@NullMarked
package io.github.netlinkagent.otel.extension;

import org.jspecify.annotations.NullMarked;
