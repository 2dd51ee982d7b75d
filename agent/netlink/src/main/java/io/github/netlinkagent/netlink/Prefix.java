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
