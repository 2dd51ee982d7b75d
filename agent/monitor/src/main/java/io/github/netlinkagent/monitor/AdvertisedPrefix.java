package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.Prefix;
import io.github.netlinkagent.netlink.PrefixMessage;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A prefix that routers advertise on a link. The kernel doesn't say which router: if two advertise
 * the same prefix in different words, it changes with every advertisement.
 *
 * @param index the link on which it was received
 * @param prefix what is advertised
 * @param onLink whether its addresses are reached without a router
 * @param autonomous whether hosts make addresses of it for themselves
 * @param valid how long it is valid; then the model drops it
 * @param preferred how long addresses of it are used for new connections
 */
public record AdvertisedPrefix(
    int index,
    Prefix prefix,
    boolean onLink,
    boolean autonomous,
    AdvertisedLifetime valid,
    AdvertisedLifetime preferred)
    implements NetworkObject {

  private static final Fields<AdvertisedPrefix> FIELDS =
      new Fields<AdvertisedPrefix>()
          .with("index", AdvertisedPrefix::index)
          .with("prefix", AdvertisedPrefix::prefix)
          .with("onlink", AdvertisedPrefix::onLink)
          .with("autoconf", AdvertisedPrefix::autonomous)
          .with(
              "valid",
              prefix -> prefix.valid.seconds(),
              (one, other) -> one.valid.saysAs(other.valid))
          .with(
              "preferred",
              prefix -> prefix.preferred.seconds(),
              (one, other) -> one.preferred.saysAs(other.preferred));

  /** Those that are valid; the kernel only hands on what comes. */
  public static final Kind<AdvertisedPrefix> KIND =
      Kind.of("prefix", AdvertisedPrefix.class, FIELDS)
          .readFrom(PrefixMessage.class, AdvertisedPrefix::of)
          .announcedBy(MulticastGroup.IPV6_PREFIX)
          .lasting(prefix -> prefix.valid.seconds())
          .declare();

  private static final int LONGEST = 128;

  private static List<AdvertisedPrefix> of(PrefixMessage message, Instant receivedAt) {
    // The kernel checks neither; it makes nothing of such a prefix.
    if (message.address() == null
        || message.cacheInfo() == null
        || message.prefixLength() > LONGEST) {
      return List.of();
    }
    return List.of(
        new AdvertisedPrefix(
            message.index(),
            new Prefix(message.address(), message.prefixLength()),
            message.onLink(),
            message.autonomous(),
            AdvertisedLifetime.of(message.cacheInfo().valid(), receivedAt),
            AdvertisedLifetime.of(message.cacheInfo().preferred(), receivedAt)));
  }

  @Override
  public Family family() {
    return Family.IPV6;
  }

  @Override
  public int part() {
    return index;
  }

  @Override
  public Kind<AdvertisedPrefix> kind() {
    return KIND;
  }

  @Override
  public IntStream links() {
    return IntStream.of(index);
  }

  @Override
  public Object key() {
    return new Key(index, prefix);
  }

  record Key(int index, Prefix prefix) {}
}
