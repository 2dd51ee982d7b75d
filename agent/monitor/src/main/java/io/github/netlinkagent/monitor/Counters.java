package io.github.netlinkagent.monitor;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counted by the monitor's thread, read by any; {@link MonitorStatus} tells what each one means.
 */
final class Counters {

  final AtomicLong messages = new AtomicLong();
  final AtomicLong requests = new AtomicLong();
  final AtomicLong overruns = new AtomicLong();
  final AtomicLong kernelDrops = new AtomicLong();
  final AtomicLong resyncs = new AtomicLong();
  final AtomicLong refreshes = new AtomicLong();
  final DriftCounts drift = new DriftCounts();
  final AtomicLong malformed = new AtomicLong();
  final AtomicLong lastSyncMillis = new AtomicLong(-1);
}
