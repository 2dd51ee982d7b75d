package io.github.netlinkagent.netlink;

import java.util.List;

/** The attributes of the groups that a port listens to, and of ports to multicast routers. */
public final class MdbAttributes {

  /** {@code MDBA_MDB_SRCATTR_*}: a source that a port wants to hear, or not. */
  public static final AttributeTable SOURCE_TABLE = new AttributeTable("MDBA_MDB_SRCATTR_");

  public static final AttributeKey<IpAddress> SOURCE_ADDRESS = SOURCE_TABLE.address(1, "address");
  public static final AttributeKey<Long> SOURCE_TIMER = SOURCE_TABLE.number(2, "timer");

  /** {@code MDBA_MDB_SRCLIST_*}. */
  public static final AttributeTable SOURCES = new AttributeTable("MDBA_MDB_SRCLIST_");

  public static final AttributeKey<List<AttributeSet>> SOURCES_ENTRY =
      SOURCES.repeated(1, "entry", cursor -> SOURCE_TABLE.read(cursor.nested()));

  /** {@code MDBA_MDB_EATTR_*}. */
  public static final AttributeTable TABLE = new AttributeTable("MDBA_MDB_EATTR_");

  /** Until it passes, in hundredths of a second. */
  public static final AttributeKey<Long> TIMER = TABLE.number(1, "timer");

  public static final AttributeKey<AttributeSet> SRC_LIST = TABLE.nested(2, "src_list", SOURCES);

  /** Whether the sources of the list are all that are wanted (1), or all that are not (0). */
  public static final AttributeKey<Long> GROUP_MODE = TABLE.number(3, "group_mode");

  public static final AttributeKey<IpAddress> SOURCE = TABLE.address(4, "source");

  /** {@code RTPROT_*}: who has set it. */
  public static final AttributeKey<Long> RTPROT = TABLE.number(5, "rtprot");

  /** Of a VXLAN: the remote end. */
  public static final AttributeKey<IpAddress> DST = TABLE.address(6, "dst");

  public static final AttributeKey<Long> DST_PORT = TABLE.number(7, "dst_port");
  public static final AttributeKey<Long> VNI = TABLE.number(8, "vni");
  public static final AttributeKey<Integer> IFINDEX = TABLE.signed(9, "ifindex");
  public static final AttributeKey<Long> SRC_VNI = TABLE.number(10, "src_vni");

  /** {@code MDBA_ROUTER_PATTR_*}; times in hundredths of a second. */
  public static final AttributeTable ROUTER = new AttributeTable("MDBA_ROUTER_PATTR_");

  public static final AttributeKey<Long> ROUTER_TIMER = ROUTER.number(1, "timer");

  /** {@code MDB_RTR_TYPE_*}. */
  public static final AttributeKey<Long> ROUTER_TYPE = ROUTER.number(2, "type");

  public static final AttributeKey<Long> ROUTER_INET_TIMER = ROUTER.number(3, "inet_timer");
  public static final AttributeKey<Long> ROUTER_INET6_TIMER = ROUTER.number(4, "inet6_timer");
  public static final AttributeKey<Long> ROUTER_VID = ROUTER.number(5, "vid");

  private MdbAttributes() {}
}
