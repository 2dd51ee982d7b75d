/**
 * What the monitor does as events of the JDK Flight Recorder: gaps and syncs, each with its
 * duration, among all else that the recording shows of that time.
 *
 * <p>Start with {@link io.github.netlinkagent.monitor.jfr.FlightEvents}. As long as nobody records,
 * nothing of the recorder is loaded.
 */
@NullMarked
package io.github.netlinkagent.monitor.jfr;

import org.jspecify.annotations.NullMarked;
