package io.github.netlinkagent.monitor.jmx;

import java.util.List;

/** {@code netlink:type=Neighbors,interface=eth0}. */
@Description("The neighbors of an interface: the ARP and NDP cache")
public interface NeighborsMXBean {

  @Description("How many neighbors there are, whatever their state")
  int getCount();

  @Description("Neighbors that are being asked for their link layer address")
  int getIncomplete();

  @Description("Neighbors that have answered lately")
  int getReachable();

  @Description("Neighbors that have not been needed lately")
  int getStale();

  @Description("Neighbors that are needed and will be asked soon")
  int getDelay();

  @Description("Neighbors that are being asked whether they are still there")
  int getProbe();

  @Description("Neighbors that did not answer")
  int getFailed();

  @Description("Neighbors that the administrator has set for good")
  int getPermanent();

  @Description(
      "One line for each neighbor, as ip neigh show dev prints it; before them " + Listing.REMARK)
  String[] show(@Description(Listing.FILTER) String filter);

  @Description("The neighbors by their address")
  List<NeighborRow> list(@Description(Listing.LIMIT) int limit);
}
