package io.github.netlinkagent.monitor.jmx;

/** Objects of one kind, one line each: what {@link Listed} declares. */
public interface ListedMXBean {

  @Description("How many there are")
  int getCount();

  @Description(
      "One line for each, as the tool prints it that the description names; before them "
          + Listing.REMARK)
  String[] show(@Description(Listing.FILTER) String filter);
}
