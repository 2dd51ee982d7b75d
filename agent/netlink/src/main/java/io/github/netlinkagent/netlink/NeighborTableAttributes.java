package io.github.netlinkagent.netlink;

/** {@code NDTA_*} and {@code NDTPA_*} of {@code include/uapi/linux/neighbour.h}. */
public final class NeighborTableAttributes {

  /** {@code NDTPA_*}: how neighbors of a link are resolved; times in milliseconds. */
  public static final AttributeTable PARAMETERS = new AttributeTable("NDTPA_");

  /** The link; it does not come with those that new links begin with. */
  public static final AttributeKey<Integer> IFINDEX = PARAMETERS.signed(1, "ifindex");

  public static final AttributeKey<Long> REFCNT = PARAMETERS.number(2, "refcnt");

  /** The kernel makes it up anew every few minutes, about the base. */
  public static final AttributeKey<Long> REACHABLE_TIME = PARAMETERS.number(3, "reachable_time");

  public static final AttributeKey<Long> BASE_REACHABLE_TIME =
      PARAMETERS.number(4, "base_reachable_time");
  public static final AttributeKey<Long> RETRANS_TIME = PARAMETERS.number(5, "retrans_time");
  public static final AttributeKey<Long> GC_STALETIME = PARAMETERS.number(6, "gc_staletime");
  public static final AttributeKey<Long> DELAY_PROBE_TIME =
      PARAMETERS.number(7, "delay_probe_time");
  public static final AttributeKey<Long> QUEUE_LEN = PARAMETERS.number(8, "queue_len");
  public static final AttributeKey<Long> APP_PROBES = PARAMETERS.number(9, "app_probes");
  public static final AttributeKey<Long> UCAST_PROBES = PARAMETERS.number(10, "ucast_probes");
  public static final AttributeKey<Long> MCAST_PROBES = PARAMETERS.number(11, "mcast_probes");
  public static final AttributeKey<Long> ANYCAST_DELAY = PARAMETERS.number(12, "anycast_delay");
  public static final AttributeKey<Long> PROXY_DELAY = PARAMETERS.number(13, "proxy_delay");
  public static final AttributeKey<Long> PROXY_QLEN = PARAMETERS.number(14, "proxy_qlen");
  public static final AttributeKey<Long> LOCKTIME = PARAMETERS.number(15, "locktime");
  public static final AttributeKey<Long> QUEUE_LENBYTES = PARAMETERS.number(16, "queue_lenbytes");
  public static final AttributeKey<Long> MCAST_REPROBES = PARAMETERS.number(17, "mcast_reprobes");
  public static final AttributeKey<Long> INTERVAL_PROBE_TIME_MS =
      PARAMETERS.number(19, "interval_probe_time_ms");

  /** {@code NDTA_*}: a table, or the parameters of a link in it. */
  public static final AttributeTable TABLE = new AttributeTable("NDTA_");

  public static final AttributeKey<String> NAME = TABLE.string(1, "name");
  public static final AttributeKey<Long> THRESH1 = TABLE.number(2, "thresh1");
  public static final AttributeKey<Long> THRESH2 = TABLE.number(3, "thresh2");
  public static final AttributeKey<Long> THRESH3 = TABLE.number(4, "thresh3");
  public static final AttributeKey<NeighborTableConfig> CONFIG =
      TABLE.value(5, "config", NeighborTableConfig::read);
  public static final AttributeKey<AttributeSet> PARMS = TABLE.nested(6, "parms", PARAMETERS);
  public static final AttributeKey<NeighborTableStatistics> STATS =
      TABLE.value(7, "stats", NeighborTableStatistics::read);

  /** In milliseconds. */
  public static final AttributeKey<Long> GC_INTERVAL = TABLE.number(8, "gc_interval");

  private NeighborTableAttributes() {}
}
