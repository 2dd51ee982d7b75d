package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import java.util.List;

/** The name of a routing table: each family has its own of every number. */
public record RouteTable(Family family, int number) {

  /** The main tables of both families, which are shown even while they are empty. */
  public static final List<RouteTable> MAIN =
      List.of(
          new RouteTable(Family.IPV4, Route.TABLE_MAIN),
          new RouteTable(Family.IPV6, Route.TABLE_MAIN));
}
