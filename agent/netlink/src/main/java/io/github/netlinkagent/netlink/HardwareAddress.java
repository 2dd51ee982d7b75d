package io.github.netlinkagent.netlink;

import java.util.HexFormat;

/**
 * A link layer address: 6 bytes on Ethernet, 4 on IPv4 tunnels, 20 on InfiniBand ({@code
 * MAX_ADDR_LEN} is 32).
 */
public record HardwareAddress(RawBytes raw) {

  private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

  public HardwareAddress(byte[] bytes) {
    this(new RawBytes(bytes));
  }

  public int length() {
    return raw.length();
  }

  public byte[] bytes() {
    return raw.bytes();
  }

  /** Lower case hexadecimal with colons: {@code 52:54:00:20:1d:56}. */
  @Override
  public String toString() {
    return COLONS.formatHex(raw.bytes());
  }
}
