package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.HardwareAddress;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.NeighborMessage;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the neighbor table: how the link layer reaches an address.
 *
 * <p>Entries of state NONE are not tracked, nor those of state NOARP which the kernel makes without
 * a word for multicast addresses, broadcast and the loopback; {@code ip neigh} does not show them
 * either.
 *
 * @param index the link that it is reached over
 * @param destination the address
 * @param address the link layer address; null while it is not known
 * @param state {@code NUD_*}, one of {@link State}
 * @param flags {@code NTF_*}, the extended ones ({@code NDA_FLAGS_EXT}) shifted left by 8
 * @param type {@code RTN_*}
 * @param protocol {@code RTPROT_*}: who has set it; 0 for unknown
 * @param probes how many solicitations went unanswered; it counts, so it is no difference
 * @param cacheInfo how long ago it was used, confirmed and updated, as of the last message; no
 *     difference either; null if the kernel did not tell
 */
public record Neighbor(
    int index,
    IpAddress destination,
    @Nullable HardwareAddress address,
    State state,
    int flags,
    int type,
    int protocol,
    int probes,
    NeighborMessage.@Nullable CacheInfo cacheInfo)
    implements NetworkObject {

  /** {@code NTF_EXT_LEARNED}. */
  private static final int EXTERN_LEARNED = 0x10;

  /** {@code RTN_UNICAST} of {@code linux/rtnetlink.h}. */
  private static final int UNICAST = 1;

  private static final Fields<Neighbor> FIELDS =
      new Fields<Neighbor>()
          .with("index", Neighbor::index)
          .with("destination", Neighbor::destination)
          .with("lladdr", Neighbor::address)
          .with("state", Neighbor::state)
          .with("flags", Neighbor::flags)
          .with("type", Neighbor::type)
          .with("protocol", Neighbor::protocol);

  /** Neighbors of both families. */
  public static final Kind<Neighbor> KIND =
      Kind.of("neighbor", Neighbor.class, FIELDS)
          .readFrom(NeighborMessage.class, (message, at) -> of(message))
          .announcedBy(MulticastGroup.NEIGH)
          .dumpedBy(
              slice -> NeighborMessage.dump(slice.family(), slice.part()), Family.IPV4, Family.IPV6)
          .tracking(Neighbor::isTracked)
          .silently(Neighbor::comesSilently)
          .bounded(
              Bound.<Neighbor>of("neighbors.max", Limits::neighbors)
                  .keeping((neighbor, limits, model) -> model.isGateway(neighbor))
                  .countedBy(neighbor -> neighbor.state.name()))
          .declare();

  /** {@code NUD_*} of {@code linux/neighbour.h}, named as {@code ip neigh} prints them. */
  public enum State {
    NONE(0x00),
    INCOMPLETE(0x01),
    REACHABLE(0x02),
    STALE(0x04),
    DELAY(0x08),
    PROBE(0x10),
    FAILED(0x20),
    NOARP(0x40),
    PERMANENT(0x80);

    private final int bit;

    State(int bit) {
      this.bit = bit;
    }

    /** The state of that bit; {@link #NONE} for one that a newer kernel has added. */
    public static State of(int bit) {
      for (State state : values()) {
        if (state.bit == bit) {
          return state;
        }
      }
      return NONE;
    }
  }

  private static List<Neighbor> of(NeighborMessage message) {
    if (message.family() == Family.BRIDGE
        || message.destination() == null
        || (message.flags() & NeighborMessage.PROXY) != 0) {
      return List.of();
    }
    return List.of(
        new Neighbor(
            message.index(),
            message.destination(),
            message.address(),
            State.of(message.state()),
            message.flags() | message.extendedFlags() << 8,
            message.type(),
            message.protocol(),
            message.probes(),
            message.cacheInfo()));
  }

  /**
   * The kernel makes the neighbors of multicast addresses without a word, and unmakes them aloud;
   * only those that were set from outside are announced as they come.
   */
  private static boolean isTracked(Neighbor neighbor) {
    return switch (neighbor.state) {
      case NONE -> false;
      case NOARP -> (neighbor.flags & EXTERN_LEARNED) != 0 || neighbor.isSomebody();
      default -> true;
    };
  }

  /** Neither of many, nor behind a link without addresses: the loopback tells zeros. */
  private boolean isSomebody() {
    return type == UNICAST && address != null && address.toString().matches(".*[^0:].*");
  }

  /**
   * D32: a neighbor is created, and asked for, without a word; over a link that does not resolve it
   * is of state NOARP. neigh_add sets the protocol without one.
   */
  private static boolean comesSilently(@Nullable Neighbor before, @Nullable Neighbor after) {
    if (before != null && after != null && before.differences(after).equals(List.of("protocol"))) {
      return true;
    }
    return after != null
        && switch (after.state) {
          case INCOMPLETE, DELAY -> true;
          case FAILED, NOARP -> before == null;
          default -> false;
        };
  }

  @Override
  public Family family() {
    return destination.family();
  }

  @Override
  public Kind<Neighbor> kind() {
    return KIND;
  }

  @Override
  public int part() {
    return index;
  }

  @Override
  public IntStream links() {
    return IntStream.of(index);
  }

  @Override
  public Object key() {
    return new Key(index, destination);
  }

  record Key(int index, IpAddress destination) {}
}
