package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.netlink.Family;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Addresses as {@code ip -br addr} and {@code ip monitor address} word them. */
final class AddressWording implements ObjectWording<Address> {

  private static final int IFA_F_PERMANENT = 0x80;

  private record Flag(int bit, String word) {}

  /** {@code IFA_F_*} of {@code linux/if_addr.h}, in the order of {@code ip}. */
  private static final List<Flag> FLAGS =
      List.of(
          new Flag(0x01, "secondary"),
          new Flag(0x02, "nodad"),
          new Flag(0x04, "optimistic"),
          new Flag(0x08, "dadfailed"),
          new Flag(0x10, "home"),
          new Flag(0x20, "deprecated"),
          new Flag(0x40, "tentative"),
          new Flag(IFA_F_PERMANENT, "dynamic"),
          new Flag(0x100, "mngtmpaddr"),
          new Flag(0x200, "noprefixroute"),
          new Flag(0x400, "autojoin"),
          new Flag(0x800, "stable-privacy"));

  private final Model model;
  private final Names names;

  AddressWording(Model model, Names names) {
    this.model = model;
    this.names = names;
  }

  /** That beginning of a line, and the addresses of the link behind it. */
  String brief(String start, int index) {
    Line line = new Line().add(start);
    model.addresses(index).forEach(address -> line.add(listed(address)));
    return line.toString();
  }

  @Override
  public String listed(Address address) {
    Line line = new Line().add(address.local() + peer(address) + "/" + address.prefixLength());
    line.addIf(address.metric() != 0, "metric", Integer.toUnsignedString(address.metric()));
    return line.toString();
  }

  @Override
  public String announced(Address address, Instant at) {
    Line line = new Line();
    line.add(address.index() + ":").add(model.interfaceName(address.index()));
    line.add(address.family() == Family.IPV4 ? "inet" : "inet6", listed(address));
    if (address.broadcast() != null) {
      line.add("brd", address.broadcast());
    }
    if (address.anycast() != null) {
      line.add("any", address.anycast());
    }
    line.add("scope", names.scope(address.scope()));
    flags(line, address);
    line.add(address.label());
    line.add("valid_lft", lifetime(at, address.lifetimes().validUntil()));
    line.add("preferred_lft", lifetime(at, address.lifetimes().preferredUntil()));
    return line.toString();
  }

  @Override
  public String terse(Address address) {
    return new Line()
        .add("addr:")
        .pair("dev", model.interfaceName(address.index()))
        .pair("address", address.local())
        .toString();
  }

  private static String peer(Address address) {
    return address.peer().equals(address.local()) ? "" : " peer " + address.peer();
  }

  /** A flag is told by its presence, but permanence by its absence. */
  private static void flags(Line line, Address address) {
    int rest = address.flags();
    for (Flag flag : FLAGS) {
      boolean set = (rest & flag.bit) != 0;
      boolean told = flag.bit == IFA_F_PERMANENT ? !set : set;
      line.addIf(told, word(flag, address.family()));
      rest &= ~flag.bit;
    }
    line.addIf(rest != 0, "flags", String.format("%02x", rest));
  }

  /** IPv6 has given the bit of IPv4's secondary addresses ({@code IFA_F_TEMPORARY}) a new sense. */
  private static String word(Flag flag, Family family) {
    return flag.bit == 1 && family == Family.IPV6 ? "temporary" : flag.word;
  }

  private static String lifetime(Instant at, Instant until) {
    return until.equals(Instant.MAX)
        ? "forever"
        : Math.max(0, Duration.between(at, until).toSeconds()) + "sec";
  }
}
