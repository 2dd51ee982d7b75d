package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.HardwareAddress;
import io.github.netlinkagent.netlink.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the neighbor table: how the link layer reaches an address.
 *
 * <p>Entries of state NONE, and those of state NOARP that nobody has set from outside, are not
 * tracked, and {@code ip neigh} does not show them either: the kernel makes those of multicast
 * addresses without a word.
 *
 * @param index the link that it is reached over
 * @param destination the address
 * @param address the link layer address; null while it is not known
 * @param state {@code NUD_*}, one of {@link State}
 * @param flags {@code NTF_*}, the extended ones ({@code NDA_FLAGS_EXT}) shifted left by 8
 * @param type {@code RTN_*}
 * @param protocol {@code RTPROT_*}: who has set it; 0 for unknown
 * @param probes how many solicitations went unanswered; it counts, so it is no difference
 */
public record Neighbor(
    int index,
    IpAddress destination,
    @Nullable HardwareAddress address,
    State state,
    int flags,
    int type,
    int protocol,
    int probes)
    implements NetworkObject {

  /** {@code NTF_EXT_LEARNED}. */
  static final int EXTERN_LEARNED = 0x10;

  private static final Fields<Neighbor> FIELDS =
      new Fields<Neighbor>()
          .with("index", Neighbor::index)
          .with("destination", Neighbor::destination)
          .with("lladdr", Neighbor::address)
          .with("state", Neighbor::state)
          .with("flags", Neighbor::flags)
          .with("type", Neighbor::type)
          .with("protocol", Neighbor::protocol);

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

  public Family family() {
    return destination.family();
  }

  @Override
  public Kind kind() {
    return Kind.NEIGHBOR;
  }

  @Override
  public Object key() {
    return new Key(index, destination);
  }

  @Override
  public List<String> differences(NetworkObject other) {
    return FIELDS.differing(this, (Neighbor) other);
  }

  @Override
  public List<FieldValue> fields() {
    return FIELDS.of(this);
  }

  record Key(int index, IpAddress destination) {}
}
