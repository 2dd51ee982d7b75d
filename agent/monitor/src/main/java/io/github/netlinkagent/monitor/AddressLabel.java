package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.AddressLabelMessage;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Prefix;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A label that IPv6 gives to all addresses of a prefix: a source address is preferred whose label
 * is that of the destination (RFC 6724).
 *
 * <p>The kernel never announces them, {@code ip6addrlbl_newdel}, and keeps those of a link that is
 * gone.
 *
 * @param index the link whose addresses are meant; 0 for all
 * @param prefix of several the longest counts
 * @param label unsigned
 */
public record AddressLabel(int index, Prefix prefix, long label) implements NetworkObject {

  private static final Fields<AddressLabel> FIELDS =
      new Fields<AddressLabel>()
          .with("index", AddressLabel::index)
          .with("prefix", AddressLabel::prefix)
          .with("label", AddressLabel::label);

  /** Those of IPv6: no other family has any. */
  public static final Kind<AddressLabel> KIND =
      Kind.of("address-label", AddressLabel.class, FIELDS)
          .readFrom(AddressLabelMessage.class, (message, at) -> of(message))
          .dumpedBy(slice -> AddressLabelMessage.dump(slice.family()), Family.IPV6)
          .declare();

  private static List<AddressLabel> of(AddressLabelMessage message) {
    return message.label() == null
        ? List.of()
        : List.of(new AddressLabel(message.index(), message.prefix(), message.label()));
  }

  @Override
  public Family family() {
    return prefix.address().family();
  }

  @Override
  public Kind<AddressLabel> kind() {
    return KIND;
  }

  @Override
  public IntStream links() {
    return index == 0 ? IntStream.empty() : IntStream.of(index);
  }

  @Override
  public Object key() {
    return new Key(index, prefix);
  }

  record Key(int index, Prefix prefix) {}
}
