package io.github.netlinkagent.netlink;

/**
 * The message types of {@code include/uapi/linux/netlink.h} and {@code rtnetlink.h} that this room
 * reads or sends. All others stay {@link UnknownMessage}s.
 */
public final class MessageType {

  public static final int NOOP = 1;
  public static final int ERROR = 2;
  public static final int DONE = 3;

  public static final int NEW_LINK = 16;
  public static final int DEL_LINK = 17;
  public static final int GET_LINK = 18;
  public static final int NEW_ADDRESS = 20;
  public static final int DEL_ADDRESS = 21;
  public static final int GET_ADDRESS = 22;
  public static final int NEW_ROUTE = 24;
  public static final int DEL_ROUTE = 25;
  public static final int GET_ROUTE = 26;
  public static final int NEW_NEIGHBOR = 28;
  public static final int DEL_NEIGHBOR = 29;
  public static final int GET_NEIGHBOR = 30;
  public static final int NEW_RULE = 32;
  public static final int DEL_RULE = 33;
  public static final int GET_RULE = 34;
  public static final int NEW_QDISC = 36;
  public static final int DEL_QDISC = 37;
  public static final int GET_QDISC = 38;
  public static final int NEW_CLASS = 40;
  public static final int DEL_CLASS = 41;
  public static final int GET_CLASS = 42;
  public static final int NEW_FILTER = 44;
  public static final int DEL_FILTER = 45;
  public static final int GET_FILTER = 46;
  public static final int NEW_PREFIX = 52;
  public static final int NEW_MULTICAST = 56;
  public static final int DEL_MULTICAST = 57;
  public static final int GET_MULTICAST = 58;
  public static final int NEW_ANYCAST = 60;
  public static final int DEL_ANYCAST = 61;
  public static final int GET_ANYCAST = 62;
  public static final int NEW_NEIGHBOR_TABLE = 64;
  public static final int GET_NEIGHBOR_TABLE = 66;
  public static final int NEW_ND_USER_OPTION = 68;
  public static final int NEW_ADDRESS_LABEL = 72;
  public static final int DEL_ADDRESS_LABEL = 73;
  public static final int GET_ADDRESS_LABEL = 74;
  public static final int NEW_NETCONF = 80;
  public static final int DEL_NETCONF = 81;
  public static final int GET_NETCONF = 82;
  public static final int NEW_MDB = 84;
  public static final int DEL_MDB = 85;
  public static final int GET_MDB = 86;
  public static final int NEW_NSID = 88;
  public static final int DEL_NSID = 89;
  public static final int GET_NSID = 90;
  public static final int NEW_STATISTICS = 92;
  public static final int GET_STATISTICS = 94;
  public static final int NEW_CACHE_REPORT = 96;
  public static final int NEW_CHAIN = 100;
  public static final int DEL_CHAIN = 101;
  public static final int GET_CHAIN = 102;
  public static final int NEW_NEXTHOP = 104;
  public static final int DEL_NEXTHOP = 105;
  public static final int GET_NEXTHOP = 106;
  public static final int NEW_LINK_PROPERTY = 108;
  public static final int DEL_LINK_PROPERTY = 109;
  public static final int NEW_VLAN = 112;
  public static final int DEL_VLAN = 113;
  public static final int GET_VLAN = 114;
  public static final int NEW_NEXTHOP_BUCKET = 116;
  public static final int DEL_NEXTHOP_BUCKET = 117;
  public static final int GET_NEXTHOP_BUCKET = 118;
  public static final int NEW_TUNNEL = 120;
  public static final int DEL_TUNNEL = 121;
  public static final int GET_TUNNEL = 122;

  private static final int FIRST = NEW_LINK;

  private MessageType() {}

  /** Of the types of rtnetlink every fourth adds, the next deletes, the next asks. */
  public static boolean deletes(int type) {
    return type >= FIRST && type % 4 == 1;
  }

  /** Whether a message of that type changes nothing ({@code RTM_GET*}). */
  static boolean asks(int type) {
    return type >= FIRST && type % 4 == 2;
  }
}
