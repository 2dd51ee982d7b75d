package io.github.netlinkagent.monitor;

import java.time.Duration;

/** A way out for what the monitor announces, running. Any thread may call its methods. */
public interface Export {

  /** How it is doing. */
  ExportStatus status();

  /**
   * Delivers what still waits, if that succeeds at once, and ends the export within that time.
   * Whatever could not be delivered is counted as dropped.
   */
  void close(Duration limit);
}
