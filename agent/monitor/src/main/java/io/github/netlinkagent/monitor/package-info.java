/**
 * The live model of the kernel's network state, how it is kept true, and the changes it announces.
 *
 * <p>Start with {@link io.github.netlinkagent.monitor.NetworkMonitor}: it owns one thread, which
 * subscribes, dumps and follows, and is the only writer of the {@link
 * io.github.netlinkagent.monitor.Model}. Whoever wants to know of changes takes a {@link
 * io.github.netlinkagent.monitor.Subscription} and pulls. This room knows no OpenTelemetry; its
 * sub-packages {@code jmx} and {@code text} are exports and only read.
 */
@NullMarked
package io.github.netlinkagent.monitor;

import org.jspecify.annotations.NullMarked;
