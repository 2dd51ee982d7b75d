package io.github.netlinkagent.netlink;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A link layer address: 6 bytes on Ethernet, 4 on IPv4 tunnels, 20 on InfiniBand ({@code
 * MAX_ADDR_LEN} is 32).
 */
public final class HardwareAddress {

  private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

  private final byte[] bytes;

  public HardwareAddress(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public int length() {
    return bytes.length;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HardwareAddress that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Lower case hexadecimal with colons: {@code 52:54:00:20:1d:56}. */
  @Override
  public String toString() {
    return COLONS.formatHex(bytes);
  }
}
