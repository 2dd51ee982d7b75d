package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Address;
import java.time.Instant;

/**
 * An address as a row.
 *
 * @param peer at the other end of a point-to-point link; empty for none
 * @param broadcast empty for none
 * @param validUntil in ISO 8601; empty for ever
 * @param text as {@code ip monitor} would word it
 */
public record AddressRow(
    String interfaceName,
    String family,
    String address,
    int prefixLength,
    String peer,
    String broadcast,
    String scope,
    String label,
    String validUntil,
    String text) {

  static AddressRow of(Address address, View view) {
    return new AddressRow(
        view.interfaceName(address.index()),
        address.family().label(),
        address.local().toString(),
        address.prefixLength(),
        address.peer().equals(address.local()) ? "" : address.peer().toString(),
        View.textOf(address.broadcast()),
        view.names().scope(address.scope()),
        address.label(),
        View.timeOf(address.lifetimes().validUntil()),
        view.wording().object(address, Instant.now()));
  }
}
