package io.github.netlinkagent.netlink;

/**
 * A destination or source of a route: an address and how many of its bits count.
 *
 * @param address its bits beyond {@code length} are as the kernel sent them
 * @param length 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record Prefix(IpAddress address, int length) implements Comparable<Prefix> {

  /** The prefix that holds everything: {@code 0.0.0.0/0} or {@code ::/0}. */
  public static Prefix all(Family family) {
    return new Prefix(IpAddress.any(family), 0);
  }

  public boolean isAll() {
    return length == 0;
  }

  /** Whether the prefix is a single address. */
  public boolean isHost() {
    return length == 8 * address.family().addressLength();
  }

  /** Whether one of the two holds all addresses of the other. */
  public boolean overlaps(Prefix other) {
    if (address.family() != other.address.family()) {
      return false;
    }
    int bits = Math.min(length, other.length);
    if (address.family() == Family.IPV4) {
      return bits == 0 || (address.low() ^ other.address.low()) >>> (32 - bits) == 0;
    }
    return bits <= 64
        ? bits == 0 || (address.high() ^ other.address.high()) >>> (64 - bits) == 0
        : address.high() == other.address.high()
            && (address.low() ^ other.address.low()) >>> (128 - bits) == 0;
  }

  @Override
  public int compareTo(Prefix other) {
    int byAddress = address.compareTo(other.address);
    return byAddress != 0 ? byAddress : Integer.compare(length, other.length);
  }

  @Override
  public String toString() {
    return address + "/" + length;
  }
}
