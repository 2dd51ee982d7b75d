package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.NdOption;
import io.github.netlinkagent.netlink.NdUserOptionMessage;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a router advertises beside prefixes and routes, and the kernel leaves to programs: a name
 * server, a search domain, a captive portal, a NAT64 prefix, or an option that nobody reads. One
 * option of several name servers is as many objects.
 *
 * @param index the link on which it was received
 * @param router who advertises it; null if the kernel does not say
 * @param type {@code ND_OPT_*}: 25 name server, 31 search domain, 37 captive portal, 38 NAT64
 *     prefix, 3 prefix
 * @param value what is advertised, in its own words: an address, a domain, a URI, a prefix; else
 *     hexadecimal
 * @param flags of a prefix: 0x80 on-link, 0x40 autonomous, 0x10 preferred for delegation
 * @param lifetime how long it is valid; then the model drops it
 * @param preferred of a prefix: how long addresses of it are used for new connections; else as
 *     {@code lifetime}
 */
public record RouterOption(
    int index,
    @Nullable IpAddress router,
    int type,
    String value,
    int flags,
    AdvertisedLifetime lifetime,
    AdvertisedLifetime preferred)
    implements NetworkObject {

  /** {@code ND_OPT_PREFIX_INFO}. */
  public static final int PREFIX = 3;

  /** {@code ND_OPT_RDNSS}. */
  public static final int NAME_SERVER = 25;

  /** {@code ND_OPT_DNSSL}. */
  public static final int SEARCH_DOMAIN = 31;

  /** {@code ND_OPT_CAPTIVE_PORTAL}. */
  public static final int CAPTIVE_PORTAL = 37;

  /** {@code ND_OPT_PREF64}. */
  public static final int NAT64_PREFIX = 38;

  private static final Fields<RouterOption> FIELDS =
      new Fields<RouterOption>()
          .with("index", RouterOption::index)
          .with("router", RouterOption::router)
          .with("type", RouterOption::type)
          .with("value", RouterOption::value)
          .with("flags", RouterOption::flags)
          .with(
              "lifetime",
              option -> option.lifetime.seconds(),
              (one, other) -> one.lifetime.saysAs(other.lifetime))
          .with(
              "preferred",
              option -> option.preferred.seconds(),
              (one, other) -> one.preferred.saysAs(other.preferred));

  /** Those that are valid; the kernel only hands on what comes. */
  public static final Kind<RouterOption> KIND =
      Kind.of("router-option", RouterOption.class, FIELDS)
          .readFrom(NdUserOptionMessage.class, RouterOption::of)
          .announcedBy(MulticastGroup.ND_USEROPT)
          .lasting(option -> option.lifetime.seconds())
          .declare();

  /** Of those that tell none: three of the longest intervals between advertisements, RFC 4861. */
  private static final long UNTOLD_LIFETIME = 3 * 1800;

  private static List<RouterOption> of(NdUserOptionMessage message, Instant receivedAt) {
    return message.options().stream()
        .flatMap(option -> of(message, option, receivedAt))
        .distinct()
        .toList();
  }

  private static Stream<RouterOption> of(
      NdUserOptionMessage message, NdOption option, Instant receivedAt) {
    if (option instanceof NdOption.PrefixInformation prefix) {
      return Stream.of(
          new RouterOption(
              message.index(),
              message.router(),
              prefix.type(),
              prefix.prefix().toString(),
              prefix.flags(),
              AdvertisedLifetime.of(prefix.valid(), receivedAt),
              AdvertisedLifetime.of(prefix.preferred(), receivedAt)));
    }
    long seconds = secondsOf(option);
    AdvertisedLifetime lifetime = AdvertisedLifetime.of(seconds, receivedAt);
    return valuesOf(option)
        .map(
            value ->
                new RouterOption(
                    message.index(),
                    message.router(),
                    option.type(),
                    value,
                    0,
                    lifetime,
                    lifetime));
  }

  private static long secondsOf(NdOption option) {
    if (option instanceof NdOption.DnsServers servers) {
      return servers.lifetime();
    }
    if (option instanceof NdOption.DnsDomains domains) {
      return domains.lifetime();
    }
    return option instanceof NdOption.Nat64Prefix prefix ? prefix.lifetime() : UNTOLD_LIFETIME;
  }

  private static Stream<String> valuesOf(NdOption option) {
    if (option instanceof NdOption.DnsServers servers) {
      return servers.servers().stream().map(IpAddress::toString);
    }
    if (option instanceof NdOption.DnsDomains domains) {
      return domains.domains().stream();
    }
    if (option instanceof NdOption.CaptivePortal portal) {
      return Stream.of(portal.uri());
    }
    if (option instanceof NdOption.Nat64Prefix prefix) {
      return Stream.of(prefix.prefix().toString());
    }
    return option instanceof NdOption.Unknown unknown
        ? Stream.of(unknown.value().toString())
        : Stream.of();
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
  public Kind<RouterOption> kind() {
    return KIND;
  }

  @Override
  public IntStream links() {
    return IntStream.of(index);
  }

  /** A router has one captive portal, which may change; of all else it may have several. */
  @Override
  public Object key() {
    return new Key(index, router, type, type == CAPTIVE_PORTAL ? "" : value);
  }

  record Key(int index, @Nullable IpAddress router, int type, String value) {}
}
