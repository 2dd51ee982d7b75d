package io.github.netlinkagent.monitor.jmx;

import java.util.List;

/** {@code netlink:type=Addresses}. */
@Description("The addresses of all network interfaces")
public interface AddressesMXBean {

  @Description("How many addresses there are")
  int getCount();

  @Description("One line for each interface with its addresses, as ip -br addr prints it")
  String[] show(@Description(Listing.FILTER) String filter);

  @Description("The addresses by the index of their interface")
  List<AddressRow> list(@Description(Listing.LIMIT) int limit);
}
