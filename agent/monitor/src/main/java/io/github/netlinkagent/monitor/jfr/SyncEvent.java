package io.github.netlinkagent.monitor.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** From the first request to the published model. */
@Name("netlink.Sync")
@Label("Netlink Sync")
@Category({"Network", "Netlink"})
@Description("Everything was read from the kernel: at the start, after a loss or on request")
@StackTrace(false)
final class SyncEvent extends Event {

  @Label("Initial")
  @Description("Whether it was the first time")
  boolean initial;

  @Label("Objects")
  @Description("How many objects the model has now, of all kinds")
  long objects;
}
