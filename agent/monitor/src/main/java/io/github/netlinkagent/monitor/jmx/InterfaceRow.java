package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Link;

/**
 * An interface as a row.
 *
 * @param text as {@code ip -br link} prints it
 */
public record InterfaceRow(
    int index,
    String name,
    String kind,
    boolean up,
    String operState,
    boolean carrier,
    int mtu,
    String macAddress,
    String master,
    String text) {

  static InterfaceRow of(Link link, View view) {
    return new InterfaceRow(
        link.index(),
        link.name(),
        link.infoKind(),
        link.up(),
        link.operState().name(),
        link.carrier(),
        link.mtu(),
        View.textOf(link.address()),
        view.interfaceName(link.master()),
        view.wording().listed(link));
  }
}
