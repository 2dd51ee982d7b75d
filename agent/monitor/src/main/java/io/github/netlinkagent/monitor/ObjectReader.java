package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.AddressMessage;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.LinkMessage;
import io.github.netlinkagent.netlink.LinkStatistics;
import io.github.netlinkagent.netlink.Message;
import io.github.netlinkagent.netlink.NeighborMessage;
import io.github.netlinkagent.netlink.OperState;
import io.github.netlinkagent.netlink.RouteMessage;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what a message says into an object of the model. */
final class ObjectReader {

  /** {@code USER_HZ}: the unit of time in rtnetlink's structures, the same on all architectures. */
  private static final int TICKS_PER_SECOND = 100;

  private ObjectReader() {}

  /**
   * The object that a message tells of; empty if it tells of none that the model holds: a view of a
   * link by a bridge, a cached route, a neighbor that is none.
   */
  static Optional<NetworkObject> read(Message message, Instant receivedAt) {
    if (message instanceof LinkMessage link) {
      return link(link);
    }
    if (message instanceof AddressMessage address) {
      return address(address, receivedAt);
    }
    if (message instanceof RouteMessage route) {
      return (route.flags() & RouteMessage.CLONED) != 0
          ? Optional.empty()
          : Optional.of(route(route, receivedAt));
    }
    if (message instanceof NeighborMessage neighbor) {
      return neighbor(neighbor);
    }
    return Optional.empty();
  }

  /** A route, a cached one too. */
  static Route route(RouteMessage message, Instant receivedAt) {
    RouteMessage.@Nullable CacheInfo info = message.cacheInfo();
    return new Route(
        message.table(),
        message.destination(),
        message.source(),
        message.tos(),
        message.priority(),
        message.type(),
        message.protocol(),
        message.scope(),
        message.flags(),
        message.preferredSource(),
        message.hops(),
        message.metrics(),
        message.congestionControl(),
        message.nexthopId(),
        message.preference(),
        message.inputIndex(),
        message.mark(),
        info == null ? 0 : info.error(),
        info == null || info.expires() == 0
            ? Instant.MAX
            : receivedAt.plusMillis(info.expires() * 1000L / TICKS_PER_SECOND));
  }

  /** A message of another family than 0 shows one aspect of a link and would hide all others. */
  private static Optional<NetworkObject> link(LinkMessage message) {
    if (message.family() != 0 || message.index() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Link(
            message.index(),
            orElse(message.name(), "if" + message.index()),
            message.type(),
            message.flags(),
            orElse(message.operState(), OperState.UNKNOWN),
            orElse(message.carrier(), false),
            orElse(message.mtu(), 0),
            message.address(),
            message.broadcast(),
            orElse(message.link(), 0),
            orElse(message.linkNamespace(), -1),
            orElse(message.master(), 0),
            orElse(message.infoKind(), ""),
            orElse(message.portKind(), ""),
            orElse(message.qdisc(), ""),
            orElse(message.transmitQueueLength(), 0),
            orElse(message.group(), 0),
            orElse(message.mode(), 0),
            orElse(message.promiscuity(), 0),
            orElse(message.alias(), ""),
            message.alternativeNames(),
            message.permanentAddress(),
            orElse(message.carrierChanges(), 0L),
            orElse(message.statistics(), LinkStatistics.NONE)));
  }

  private static Optional<NetworkObject> address(AddressMessage message, Instant receivedAt) {
    IpAddress local = message.local() != null ? message.local() : message.address();
    if (local == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Address(
            message.index(),
            local,
            orElse(message.address(), local),
            message.prefixLength(),
            message.flags(),
            message.scope(),
            message.broadcast(),
            message.anycast(),
            message.label(),
            message.metric(),
            message.protocol(),
            lifetimes(message.cacheInfo(), receivedAt)));
  }

  private static Lifetimes lifetimes(AddressMessage.@Nullable CacheInfo info, Instant receivedAt) {
    return info == null
        ? Lifetimes.FOREVER
        : new Lifetimes(until(info.preferred(), receivedAt), until(info.valid(), receivedAt));
  }

  private static Instant until(long seconds, Instant receivedAt) {
    return seconds == AddressMessage.CacheInfo.FOREVER
        ? Instant.MAX
        : receivedAt.plusSeconds(seconds);
  }

  private static Optional<NetworkObject> neighbor(NeighborMessage message) {
    if (message.destination() == null || (message.flags() & NeighborMessage.PROXY) != 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Neighbor(
            message.index(),
            message.destination(),
            message.address(),
            Neighbor.State.of(message.state()),
            message.flags() | message.extendedFlags() << 8,
            message.type(),
            message.protocol(),
            message.probes()));
  }

  private static <T> T orElse(@Nullable T value, T otherwise) {
    return value != null ? value : otherwise;
  }
}
