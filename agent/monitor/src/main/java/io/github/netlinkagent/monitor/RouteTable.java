package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;

/** The name of a routing table: each family has its own of every number. */
public record RouteTable(Family family, int number) {}
