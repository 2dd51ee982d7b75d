package io.github.netlinkagent.monitor.jmx;

import java.util.List;

/** {@code netlink:type=Agent}: how the agent is doing. */
@Description("The agent itself: what it follows, and whether it has missed anything")
public interface AgentMXBean {

  @Description("STARTING, RUNNING, DEGRADED (something was lost, a resync is under way) or STOPPED")
  String getState();

  @Description("Why it is in that state, with the remedy where there is one; empty if all is well")
  String getReason();

  @Description("The network namespace that is shown, as readlink /proc/self/ns/net names it")
  String getNetworkNamespace();

  @Description("The multicast groups of the kernel that are listened to")
  List<String> getGroupsJoined();

  @Description(
      "The groups that the kernel refused, and its errno; Reason speaks up where the model needs one")
  List<String> getGroupsDenied();

  @Description(
      "The kinds of objects, by family where they have one, that the kernel does not list, and its"
          + " errno: EOPNOTSUPP if it was built without them")
  List<String> getKindsRefused();

  @Description("What the settings leave out, so that it is neither shown nor announced here")
  List<String> getNotTracked();

  @Description(
      "The tables with more objects than are kept, of which only the number and the most important"
          + " ones are known here; Reason says what can be done")
  List<String> getSummarized();

  @Description("Messages received from the kernel since the start, dumps included")
  long getMessages();

  @Description("Messages sent to the kernel since the start")
  long getRequests();

  @Description("Changes announced since the start")
  long getChanges();

  @Description("How often messages of the kernel were lost, and everything had to be read again")
  long getOverruns();

  @Description(
      "When nothing had been missed yet, the last time that something was; empty if nothing ever was")
  String getLastOverrunBegin();

  @Description("When everything had been read again after that; empty as long as it has not been")
  String getLastOverrunEnd();

  @Description("Messages that the kernel counts as dropped in that time; 0 if the loss was another")
  long getLastOverrunDrops();

  @Description("What showed the loss, as the event netlink.overrun names it, and in words")
  String getLastOverrunReason();

  @Description("Messages that the kernel counts as dropped on the event socket")
  long getKernelDrops();

  @Description(
      "The size of the event socket's receive buffer, in bytes as the kernel counts them; it is"
          + " doubled, up to 64 MiB, when it overflows while everything is read again")
  long getReceiveBuffer();

  @Description("How often everything was read again")
  long getResyncs();

  @Description("How often a part was read again because a change silently alters it")
  long getRefreshes();

  @Description("Differences that only an audit found, though the kernel should have told them")
  long getDrift();

  @Description(
      "What was found by reading again though nothing let the agent expect it, since the start:"
          + " kind, cause (audit, resync, unmatched), count. Drift counts those of cause audit")
  List<String> getDriftByKind();

  @Description(
      "What was found in the same way and is no drift, because the kernel never announces it: kind,"
          + " cause, count")
  List<String> getUnannouncedByKind();

  @Description("Messages that could not be decoded, or did not come from the kernel")
  long getMalformed();

  @Description(
      "How often something that a router advertises was not taken, because an interface has too"
          + " much of that kind: more than 256; and how often that befell what is kept of a table in"
          + " Summarized")
  long getBeyondLimit();

  @Description(
      "How long the last complete sync took, first request to published model, in ms;"
          + " -1 before the first")
  long getLastSyncMillis();

  @Description("The version of the agent")
  String getVersion();

  @Description(
      value = "Reads everything from the kernel again; returns when the differences are published",
      action = true)
  void resync() throws InterruptedException;

  @Description(
      value =
          "Compares everything with the kernel; returns how many differences there were, when they"
              + " are published",
      action = true)
  long audit() throws InterruptedException;
}
