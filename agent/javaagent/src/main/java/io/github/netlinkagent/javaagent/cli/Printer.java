package io.github.netlinkagent.javaagent.cli;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.SummaryChange;
import io.github.netlinkagent.monitor.SyncComplete;
import java.time.Instant;

/** A format: how what is announced becomes a line. */
interface Printer {

  /**
   * Something has changed.
   *
   * @param merged how many earlier changes of the object are a part of this one, because the output
   *     was too slow; 0 as long as it keeps up
   */
  String change(Change change, int merged);

  /** An object that is there. */
  String present(NetworkObject object, long revision, Instant at);

  /** Messages were lost, what was missed follows. */
  String lost(Overrun overrun);

  /** All that was missed has been told. */
  String synced(SyncComplete sync);

  /** Of a table only the number of its objects is known from now on, or all of it again. */
  String summarized(SummaryChange change);

  /** Changes were dropped, because the output was too slow. */
  String dropped(long count, long revision, Instant at);
}
