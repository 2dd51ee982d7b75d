package io.github.netlinkagent.monitor.jmx;

import java.util.List;

/** {@code netlink:type=Interfaces}. */
@Description("All network interfaces")
public interface InterfacesMXBean {

  @Description("How many interfaces there are")
  int getCount();

  @Description("One line for each interface, as ip -br link prints it")
  String[] show(@Description(Listing.FILTER) String filter);

  @Description("The interfaces by their index")
  List<InterfaceRow> list(@Description(Listing.LIMIT) int limit);
}
