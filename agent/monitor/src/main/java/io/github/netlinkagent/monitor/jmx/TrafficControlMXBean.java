package io.github.netlinkagent.monitor.jmx;

/** {@code netlink:type=TrafficControl,interface=eth0}. */
@Description(
    "How packets wait before an interface sends them: its queueing disciplines, classes and filters")
public interface TrafficControlMXBean {

  @Description("How many queueing disciplines it has")
  int getQdiscs();

  @Description("How many classes they have")
  int getClasses();

  @Description("How many filters they have, and the shared blocks that they use")
  int getFilters();

  @Description("How many chains their filters are in, and those of the shared blocks that they use")
  int getChains();

  @Description("One line for each queueing discipline, as tc qdisc show dev prints it")
  String[] show(@Description(Listing.FILTER) String filter);

  @Description("One line for each class, as tc class show dev prints it")
  String[] classes(@Description(Listing.FILTER) String filter);

  @Description("One line for each filter, as tc filter show dev prints it, of all parents")
  String[] filters(@Description(Listing.FILTER) String filter);

  @Description("One line for each chain of filters, as tc chain show dev prints it, of all parents")
  String[] chains(@Description(Listing.FILTER) String filter);
}
