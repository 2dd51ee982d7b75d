package io.github.netlinkagent.monitor.jfr;

import io.github.netlinkagent.monitor.Announcement;
import io.github.netlinkagent.monitor.Gap;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.Recorder;
import io.github.netlinkagent.monitor.SyncComplete;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of gaps and syncs while the Flight Recorder records.
 *
 * <p>The first event of a JVM costs 90 ms if nobody records: hence whether the recorder is in use
 * is asked before anything else is touched, which costs nothing. It may come into use at any time.
 */
public final class FlightEvents implements Recorder {

  private @Nullable OverrunEvent overrun;
  private @Nullable SyncEvent sync;

  private FlightEvents() {}

  /**
   * Makes one that waits for a recording.
   *
   * @throws LinkageError in a runtime without the module {@code jdk.jfr}
   */
  public static Recorder open() {
    FlightRecorder.isInitialized();
    return new FlightEvents();
  }

  /** A gap begins at the last of these times before it. */
  @Override
  public void whole() {
    if (FlightRecorder.isInitialized()) {
      if (overrun == null) {
        overrun = new OverrunEvent();
      }
      overrun.begin();
    }
  }

  @Override
  public void syncBegins() {
    if (FlightRecorder.isInitialized()) {
      sync = new SyncEvent();
      sync.begin();
    }
  }

  /** What has begun before anybody recorded is no event. */
  @Override
  public void announced(Announcement announcement) {
    if (announcement instanceof Overrun lost && overrun != null) {
      commit(overrun, lost.gap());
      overrun = null;
    } else if (announcement instanceof SyncComplete complete && sync != null) {
      commit(sync, complete);
      sync = null;
    }
  }

  private static void commit(OverrunEvent event, Gap gap) {
    event.drops = gap.drops();
    event.reason = gap.reason().label();
    event.detail = gap.detail();
    event.madeUpFor = gap.end().isPresent();
    event.commit();
  }

  private static void commit(SyncEvent event, SyncComplete complete) {
    event.initial = complete.initial();
    event.objects = complete.counts().values().stream().mapToLong(Integer::longValue).sum();
    event.commit();
  }
}
