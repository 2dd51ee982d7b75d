package io.github.netlinkagent.netlink;

/** The address families of rtnetlink that this agent reads ({@code include/linux/socket.h}). */
public enum Family {
  UNSPEC(0),
  IPV4(2),
  BRIDGE(7),
  IPV6(10),
  MPLS(28);

  private final int number;

  Family(int number) {
    this.number = number;
  }

  /**
   * {@link #IPV6} of its number, else {@link #IPV4}: for numbers that were seen to be one of both.
   */
  static Family ofIp(int number) {
    return number == IPV6.number ? IPV6 : IPV4;
  }

  /** The kernel's number, {@code AF_*}. */
  public int number() {
    return number;
  }

  /** Length of an address of this family in bytes; 0 for the families that have none. */
  public int addressLength() {
    return switch (this) {
      case IPV4 -> 4;
      case IPV6 -> 16;
      default -> 0;
    };
  }

  /** The name of the family in object names, telemetry and settings: {@code ipv4}, {@code ipv6}. */
  public String label() {
    return switch (this) {
      case UNSPEC -> "unspec";
      case IPV4 -> "ipv4";
      case BRIDGE -> "bridge";
      case IPV6 -> "ipv6";
      case MPLS -> "mpls";
    };
  }
}
