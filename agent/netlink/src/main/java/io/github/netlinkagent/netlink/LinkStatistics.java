package io.github.netlinkagent.netlink;

/**
 * Counters of a link since it exists ({@code struct rtnl_link_stats64}); unsigned, they wrap.
 *
 * @param receivedBytes good bytes, without the preamble
 * @param receivedErrors packets that could not be received, of all reasons
 * @param receivedDropped packets received but not processed, for lack of memory or of a taker
 */
public record LinkStatistics(
    long receivedPackets,
    long sentPackets,
    long receivedBytes,
    long sentBytes,
    long receivedErrors,
    long sentErrors,
    long receivedDropped,
    long sentDropped,
    long multicast,
    long collisions) {

  /** Before the kernel has said anything. */
  public static final LinkStatistics NONE = new LinkStatistics(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
