package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_NEWSTATS}: {@code struct if_stats_msg} and {@code IFLA_STATS_*}.
 *
 * @param family whose counters it is; 0 for the link itself
 * @param index of the link
 * @param filter {@code filter_mask}: a bit for each attribute that was asked for
 * @param link {@code IFLA_STATS_LINK_64}; null if it did not come
 * @param unknown attributes that are not read, as they came: the counters of bridges, of hardware
 *     and of protocols
 */
public record StatisticsMessage(
    Header header,
    int family,
    int index,
    int filter,
    @Nullable LinkStatistics link,
    List<RawAttribute> unknown)
    implements Message {

  static final MessageFormat FORMAT =
      MessageFormat.of(StatisticsMessage::read, MessageType.NEW_STATISTICS);

  /** {@code sizeof(struct if_stats_msg)}. */
  static final int LENGTH = 12;

  private static final int IFLA_STATS_LINK_64 = 1;

  /** {@code IFLA_STATS_FILTER_BIT}. */
  private static final int LINK_ONLY = 1 << (IFLA_STATS_LINK_64 - 1);

  /** Asks for the counters of all links, and for nothing else. */
  public static Request dump() {
    return Request.dump(MessageType.GET_STATISTICS, LENGTH, Family.UNSPEC.number())
        .s32(8, LINK_ONLY);
  }

  static StatisticsMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "if_stats_msg");
    AttributeCursor attributes = Structure.attributesAfter(payload, LENGTH);
    LinkStatistics link = null;
    List<RawAttribute> unknown = new ArrayList<>();
    while (attributes.next()) {
      if (attributes.type() == IFLA_STATS_LINK_64) {
        link = LinkStatistics.of64(attributes);
      } else {
        unknown.add(attributes.raw());
      }
    }
    return new StatisticsMessage(
        header,
        Structure.u8(payload, 0),
        payload.getInt(4),
        payload.getInt(8),
        link,
        List.copyOf(unknown));
  }
}
