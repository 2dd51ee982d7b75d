package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_NEWLINK} and {@code RTM_DELLINK}: {@code struct ifinfomsg} and {@code IFLA_*}.
 *
 * <p>A message of family {@link Family#BRIDGE} or {@link Family#IPV6} is a view: it tells of one
 * aspect of the link only, and what an attribute would say is then unknown.
 *
 * @param family number of the family whose view it is; 0 for the link itself
 * @param type {@code ifi_type}, {@code ARPHRD_*}
 * @param flags {@code ifi_flags}, {@code IFF_*}
 * @param change {@code ifi_change}: which flags have changed
 * @param attributes by {@link LinkAttributes}, those of views by {@link LinkViewAttributes}
 */
public record LinkMessage(
    Header header, int family, int type, int index, int flags, int change, AttributeSet attributes)
    implements Message {

  static final MessageFormat FORMAT =
      MessageFormat.of(LinkMessage::read, MessageType.NEW_LINK, MessageType.DEL_LINK);

  /** {@code sizeof(struct ifinfomsg)}. */
  static final int LENGTH = 16;

  private static final int IFLA_EXT_MASK = 29;
  private static final int RTEXT_FILTER_SKIP_STATS = 1 << 3;

  /** Asks for all links. */
  public static Request dump() {
    return Request.dump(MessageType.GET_LINK, LENGTH, Family.UNSPEC.number());
  }

  /**
   * Asks for all links as cheaply as the kernel can tell them: without the counters of IPv6, and
   * from Linux 6.19 on without those of the link ({@code rtnl_fill_ifinfo}). Virtual functions are
   * left out, as by {@link #dump}: a card needs its firmware for them, with the lock of all links
   * held meanwhile. Some kernels before 6.15 leave out the token and the address generation mode,
   * too ({@code inet6_fill_ifla6_attrs}).
   */
  public static Request dumpWithoutStatistics() {
    return dump().attribute(IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS);
  }

  /** Asks for one link: an answer, or an error if there is none of that index. */
  public static Request get(int index) {
    return Request.get(MessageType.GET_LINK, LENGTH, Family.UNSPEC.number()).s32(4, index);
  }

  static LinkMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "ifinfomsg");
    int family = Structure.u8(payload, 0);
    return new LinkMessage(
        header,
        family,
        Structure.u16(payload, 2),
        payload.getInt(4),
        payload.getInt(8),
        payload.getInt(12),
        LinkViewAttributes.of(family).read(Structure.attributesAfter(payload, LENGTH)));
  }

  /** The value of an attribute; null if it did not come. */
  public <T> @Nullable T get(AttributeKey<T> key) {
    return attributes.get(key);
  }

  /** The value of an attribute, or another one if it did not come. */
  public <T> T get(AttributeKey<T> key, T otherwise) {
    return attributes.get(key, otherwise);
  }

  /** What the link is and what it is a port of. */
  public LinkInfo info() {
    return attributes.get(LinkAttributes.LINKINFO, LinkInfo.NONE);
  }

  /** Further names by which it can be addressed. */
  public List<String> alternativeNames() {
    return attributes.nested(LinkAttributes.PROP_LIST).get(LinkAttributes.ALT_IFNAME, List.of());
  }

  /** The counters in 64 bits, else in 32, else none. */
  public LinkStatistics statistics() {
    return attributes.get(
        LinkAttributes.STATS64, attributes.get(LinkAttributes.STATS, LinkStatistics.NONE));
  }
}
