package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;

/**
 * An IPv4 or IPv6 address as the kernel sent it.
 *
 * <p>Not an {@link java.net.InetAddress}: that class turns {@code ::ffff:192.0.2.1} into an IPv4
 * address, and it weighs five times as much.
 *
 * @param family {@link Family#IPV4} or {@link Family#IPV6}
 * @param high the first 64 bits of an IPv6 address; 0 for IPv4
 * @param low the last 64 bits of an IPv6 address; the 32 bits of an IPv4 address
 */
public record IpAddress(Family family, long high, long low) implements Comparable<IpAddress> {

  private static final int MAPPED_PREFIX = 0xffff;

  public IpAddress {
    if (family.addressLength() == 0) {
      throw new IllegalArgumentException("an address is of family IPV4 or IPV6, not " + family);
    }
  }

  /**
   * Reads an address in network byte order; its family follows from its length.
   *
   * @throws IllegalArgumentException if there are neither 4 nor 16 bytes
   */
  public static IpAddress of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return switch (bytes.length) {
      case 4 -> new IpAddress(Family.IPV4, 0, Integer.toUnsignedLong(buffer.getInt()));
      case 16 -> new IpAddress(Family.IPV6, buffer.getLong(), buffer.getLong());
      default ->
          throw new IllegalArgumentException(
              "an address has 4 or 16 bytes, this one has " + bytes.length);
    };
  }

  /** {@code 0.0.0.0} or {@code ::}. */
  public static IpAddress any(Family family) {
    return new IpAddress(family, 0, 0);
  }

  public boolean isAny() {
    return high == 0 && low == 0;
  }

  /** Whether it names a group of hosts: 224.0.0.0/4 or ff00::/8. */
  public boolean isMulticast() {
    int first = Byte.toUnsignedInt(bytes()[0]);
    return family == Family.IPV6 ? first == 0xff : first >> 4 == 0xe;
  }

  /** The address in network byte order: 4 or 16 bytes. */
  public byte[] bytes() {
    return family == Family.IPV4
        ? ByteBuffer.allocate(4).putInt((int) low).array()
        : ByteBuffer.allocate(16).putLong(high).putLong(low).array();
  }

  @Override
  public int compareTo(IpAddress other) {
    int byFamily = family.compareTo(other.family);
    if (byFamily != 0) {
      return byFamily;
    }
    int byHigh = Long.compareUnsigned(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /**
   * As {@code inet_ntop(3)} of glibc writes it, which is RFC 5952 with the last 32 bits of
   * IPv4-mapped and IPv4-compatible addresses dotted.
   */
  @Override
  public String toString() {
    if (family == Family.IPV4) {
      return dotted(low);
    }
    if (high == 0 && (low >>> 32) == MAPPED_PREFIX) {
      return "::ffff:" + dotted(low);
    }
    if (high == 0 && (low >>> 32) == 0 && (low >>> 16) != 0) {
      return "::" + dotted(low);
    }
    return compressed();
  }

  private static String dotted(long bits) {
    return (bits >>> 24 & 0xff)
        + "."
        + (bits >>> 16 & 0xff)
        + "."
        + (bits >>> 8 & 0xff)
        + "."
        + (bits & 0xff);
  }

  private int group(int index) {
    long half = index < 4 ? high : low;
    return (int) (half >>> (48 - 16 * (index % 4))) & 0xffff;
  }

  private String compressed() {
    int gapStart = 8;
    int gapLength = 1;
    for (int start = 0; start < 8; start++) {
      int length = 0;
      while (start + length < 8 && group(start + length) == 0) {
        length++;
      }
      if (length > gapLength) {
        gapStart = start;
        gapLength = length;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == gapStart) {
        text.append("::");
        i += gapLength - 1;
        continue;
      }
      if (i > 0 && i != gapStart + gapLength) {
        text.append(':');
      }
      text.append(Integer.toHexString(group(i)));
    }
    return text.toString();
  }
}
