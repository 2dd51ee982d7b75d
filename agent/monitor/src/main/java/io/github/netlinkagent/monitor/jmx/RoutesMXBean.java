package io.github.netlinkagent.monitor.jmx;

import java.util.List;

/** {@code netlink:type=Routes,family=ipv4,table=main}. */
@Description("The routes of a table")
public interface RoutesMXBean {

  @Description("How many routes the table holds")
  int getCount();

  @Description("The default route of the lowest metric, worded as ip route does; empty for none")
  String getDefaultRoute();

  @Description(
      "One line for each route, as ip route show table prints it; before them " + Listing.REMARK)
  String[] show(@Description(Listing.FILTER) String filter);

  @Description("The routes by their destination")
  List<RouteRow> list(@Description(Listing.LIMIT) int limit);

  @Description(
      "Asks the kernel which route a packet to that address would take now, by all rules and tables")
  RouteRow lookup(
      @Description("an address in digits, such as 192.0.2.1 or 2001:db8::1; no name")
          String address);
}
