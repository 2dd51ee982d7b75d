package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.CacheReportMessage;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.MulticastGroup;
import java.util.List;

/**
 * What multicast routing reports to its daemon: a packet came whose way nobody has said, or by the
 * wrong interface. Nothing of it lasts. Only those who have CAP_NET_ADMIN hear of it.
 *
 * <p>The packet itself is left out: it is of no concern here, and Linux 6.18 hands out bytes of its
 * own memory in its place.
 *
 * @param type {@code IGMPMSG_*} or {@code MRT6MSG_*}, which are the same
 * @param vif the interface in the daemon's own numbers
 * @param source of the packet
 * @param group its destination
 * @param table {@code RT_TABLE_*}; 0 where the kernel does not say it
 */
public record CacheReport(int type, int vif, IpAddress source, IpAddress group, int table)
    implements NetworkObject {

  private static final Fields<CacheReport> FIELDS =
      new Fields<CacheReport>()
          .with("type", CacheReport::type)
          .with("vif", CacheReport::vif)
          .with("source", CacheReport::source)
          .with("group", CacheReport::group)
          .withUnsigned("table", CacheReport::table);

  /** Those of both families, but for those by which the kernel hands over packet after packet. */
  public static final Kind<CacheReport> KIND =
      Kind.of("cache-report", CacheReport.class, FIELDS)
          .readFrom(CacheReportMessage.class, (message, at) -> of(message))
          .announcedBy(MulticastGroup.IPV4_MROUTE_R, MulticastGroup.IPV6_MROUTE_R)
          .tracking(CacheReport::isNews)
          .passing()
          .declare();

  private static List<CacheReport> of(CacheReportMessage message) {
    return message.source() == null || message.group() == null
        ? List.of()
        : List.of(
            new CacheReport(
                message.type(), message.vif(), message.source(), message.group(), message.table()));
  }

  private static boolean isNews(CacheReport report) {
    return report.type != CacheReportMessage.WHOLE_PACKET
        && report.type != CacheReportMessage.WRONG_VIF_WHOLE;
  }

  @Override
  public Family family() {
    return group.family();
  }

  @Override
  public Kind<CacheReport> kind() {
    return KIND;
  }

  @Override
  public Object key() {
    return this;
  }
}
