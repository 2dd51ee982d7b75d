package io.github.netlinkagent.javaagent;

import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.host.Exit;

/**
 * A way for the model to get out. What it needs may be missing: a runtime made by jlink has no
 * {@code java.management}, for example.
 */
@FunctionalInterface
interface Export {

  /**
   * Starts it, and tells {@code exit} how to end it. It may keep the calling thread if no other
   * export comes after it.
   *
   * @throws LinkageError if this runtime lacks a class that it needs
   */
  void start(NetworkMonitor monitor, Exit exit) throws Exception;
}
