package io.github.netlinkagent.monitor.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** From when nothing was missing until everything had been read again. */
@Name("netlink.Overrun")
@Label("Netlink Overrun")
@Category({"Network", "Netlink"})
@Description("Messages of the kernel about the network were lost until everything was read again")
@StackTrace(false)
final class OverrunEvent extends Event {

  @Label("Dropped Messages")
  @Description("What the kernel counts as dropped; 0 if the loss was another")
  long drops;

  @Label("Reason")
  @Description("What showed the loss, as the OpenTelemetry event netlink.overrun names it")
  @Nullable String reason;

  @Label("Detail")
  @Description("The reason in words")
  @Nullable String detail;

  @Label("Made Up For")
  @Description("False if the agent ended before everything had been read again")
  boolean madeUpFor;
}
