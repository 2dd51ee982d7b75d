package io.github.netlinkagent.netlink;

/**
 * {@code TCA_OPTIONS}: how a qdisc, class or filter is set up, in the form of its kind ({@code
 * linux/pkt_sched.h}, {@code linux/pkt_cls.h}).
 */
public sealed interface TrafficOptions
    permits TrafficOptions.Raw,
        FifoOptions,
        PriorityOptions,
        TokenBucketOptions,
        HtbOptions,
        FqCodelOptions,
        FqOptions,
        CakeOptions,
        NetemOptions,
        U32Options,
        BpfOptions {

  /** The same without what only counts. */
  default TrafficOptions lasting() {
    return this;
  }

  /** Options of a kind that is not read, as they came. */
  record Raw(RawBytes bytes) implements TrafficOptions {}
}
