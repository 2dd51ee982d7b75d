package io.github.netlinkagent.monitor.jmx;

import java.util.List;

/** {@code netlink:type=Export,name=OpenTelemetry}: what became of each announcement. */
@Description(
    "What became of what was announced: Announced = Exported + Coalesced + Dropped + Waiting")
public interface ExportMXBean {

  @Description("Where it delivers to")
  String getDestination();

  @Description(
      "Changes, complete syncs and overruns that were announced to this export since it began")
  long getAnnounced();

  @Description("Those that were delivered, each by itself")
  long getExported();

  @Description(
      "Changes that were merged with a later one of the same object while they waited, and are"
          + " counted on it")
  long getCoalesced();

  @Description("Those that are still to be delivered")
  long getWaiting();

  @Description("Those that never will be delivered")
  long getDropped();

  @Description(
      "Why they never will be, and how many: queue_full, shutdown, the status with which a"
          + " collector refused them, ...")
  List<String> getDroppedByReason();
}
