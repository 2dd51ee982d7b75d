package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * Reads an address in digits as {@code inet_pton(3)} does. The JDK's own way would ask the DNS for
 * anything that it takes for a name.
 */
public final class AddressLiteral {

  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{1,4}");

  private AddressLiteral() {}

  /**
   * An address.
   *
   * @throws IllegalArgumentException if it is no address
   */
  public static IpAddress parse(String text) {
    String stripped = text.strip();
    try {
      return IpAddress.of(stripped.contains(":") ? ipv6(stripped) : ipv4(stripped));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "not an address in digits, such as 192.0.2.1 or 2001:db8::1: \"" + stripped + "\"", e);
    }
  }

  /**
   * An address with the number of its bits that count, {@code 192.0.2.0/24}; all of them if there
   * is none.
   *
   * @throws IllegalArgumentException if it is no prefix
   */
  public static Prefix parsePrefix(String text) {
    String stripped = text.strip();
    int slash = stripped.indexOf('/');
    IpAddress address = parse(slash < 0 ? stripped : stripped.substring(0, slash));
    int bits = 8 * address.family().addressLength();
    if (slash < 0) {
      return new Prefix(address, bits);
    }
    String length = stripped.substring(slash + 1);
    if (!DECIMAL.matcher(length).matches() || Integer.parseInt(length) > bits) {
      throw new IllegalArgumentException(
          "not a prefix, such as 192.0.2.0/24 or 2001:db8::/32: \"" + stripped + "\"");
    }
    return new Prefix(address, Integer.parseInt(length));
  }

  private static byte[] ipv4(String text) {
    String[] parts = text.split("\\.", -1);
    require(parts.length == 4);
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      require(DECIMAL.matcher(parts[i]).matches() && Integer.parseInt(parts[i]) < 256);
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return bytes;
  }

  private static byte[] ipv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      byte[] bytes = groups(text, true);
      require(bytes.length == 16);
      return bytes;
    }
    byte[] before = groups(text.substring(0, gap), false);
    byte[] after = groups(text.substring(gap + 2), true);
    require(before.length + after.length < 16);
    return ByteBuffer.allocate(16).put(before).position(16 - after.length).put(after).array();
  }

  /** Groups of 16 bits; at the end of an address, the last two may be an IPv4 address. */
  private static byte[] groups(String text, boolean end) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    require(parts.length <= 8);
    ByteBuffer bytes = ByteBuffer.allocate(2 * parts.length + 2);
    for (int i = 0; i < parts.length; i++) {
      if (end && i == parts.length - 1 && parts[i].contains(".")) {
        bytes.put(ipv4(parts[i]));
      } else {
        require(HEXADECIMAL.matcher(parts[i]).matches());
        bytes.putShort((short) Integer.parseInt(parts[i], 16));
      }
    }
    byte[] read = new byte[bytes.position()];
    bytes.get(0, read);
    return read;
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new NumberFormatException("malformed address");
    }
  }
}
