package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Neighbor;

/**
 * A neighbor as a row.
 *
 * @param macAddress empty while it is not known
 * @param text as {@code ip neigh show dev} prints it
 */
public record NeighborRow(
    String interfaceName,
    String family,
    String address,
    String macAddress,
    String state,
    String protocol,
    String text) {

  static NeighborRow of(Neighbor neighbor, View view) {
    return new NeighborRow(
        view.interfaceName(neighbor.index()),
        neighbor.family().label(),
        neighbor.destination().toString(),
        View.textOf(neighbor.address()),
        neighbor.state().name(),
        view.names().protocol(neighbor.protocol()),
        view.wording().listed(neighbor));
  }
}
