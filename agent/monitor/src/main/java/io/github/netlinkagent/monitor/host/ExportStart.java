package io.github.netlinkagent.monitor.host;

import io.github.netlinkagent.monitor.Export;
import io.github.netlinkagent.monitor.NetworkMonitor;

/** Starts an export. What it needs may be missing in the runtime of the host. */
@FunctionalInterface
public interface ExportStart {

  /**
   * Returns at once; the export has threads of its own.
   *
   * @throws LinkageError if this runtime lacks a class that it needs
   */
  Export start(NetworkMonitor monitor) throws Exception;
}
