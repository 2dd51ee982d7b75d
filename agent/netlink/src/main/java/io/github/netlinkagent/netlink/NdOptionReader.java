package io.github.netlinkagent.netlink;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the options of router advertisements, RFC 4861 4.6. They come from the network: whatever
 * they hold, it throws nothing.
 */
final class NdOptionReader {

  /** Of what a length counts. */
  private static final int UNIT = 8;

  /** Lengths of a NAT64 prefix by the code that stands for them. */
  private static final int[] NAT64_LENGTHS = {96, 64, 56, 48, 40, 32};

  private NdOptionReader() {}

  /** The options in these bytes; what follows one of an impossible length is unknown. */
  static List<NdOption> read(ByteBuffer bytes) {
    List<NdOption> options = new ArrayList<>();
    ByteBuffer rest = bytes.slice().order(ByteOrder.BIG_ENDIAN);
    while (rest.remaining() >= 2) {
      int type = Byte.toUnsignedInt(rest.get(rest.position()));
      int length = UNIT * Byte.toUnsignedInt(rest.get(rest.position() + 1));
      if (length == 0 || length > rest.remaining()) {
        length = rest.remaining();
      }
      byte[] value = new byte[length - 2];
      rest.position(rest.position() + 2).get(value);
      options.add(option(type, value));
    }
    return List.copyOf(options);
  }

  private static NdOption option(int type, byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    try {
      return switch (type) {
        case NdOption.PrefixInformation.TYPE -> prefixInformation(bytes);
        case NdOption.DnsServers.TYPE -> dnsServers(bytes);
        case NdOption.DnsDomains.TYPE -> dnsDomains(bytes);
        case NdOption.CaptivePortal.TYPE -> captivePortal(value);
        case NdOption.Nat64Prefix.TYPE -> nat64Prefix(bytes);
        default -> new NdOption.Unknown(type, new RawBytes(value));
      };
    } catch (BufferUnderflowException | MalformedMessageException e) {
      return new NdOption.Unknown(type, new RawBytes(value));
    }
  }

  private static NdOption prefixInformation(ByteBuffer bytes) {
    int length = Byte.toUnsignedInt(bytes.get());
    int flags = Byte.toUnsignedInt(bytes.get());
    long valid = u32(bytes);
    long preferred = u32(bytes);
    bytes.getInt();
    return new NdOption.PrefixInformation(prefix(address(bytes), length), flags, valid, preferred);
  }

  private static NdOption dnsServers(ByteBuffer bytes) {
    bytes.getShort();
    long lifetime = u32(bytes);
    List<IpAddress> servers = new ArrayList<>();
    do {
      servers.add(address(bytes));
    } while (bytes.hasRemaining());
    return new NdOption.DnsServers(List.copyOf(servers), lifetime);
  }

  private static NdOption dnsDomains(ByteBuffer bytes) {
    bytes.getShort();
    long lifetime = u32(bytes);
    List<String> domains = new ArrayList<>();
    while (bytes.hasRemaining()) {
      String domain = domain(bytes);
      // Behind the last one there are zeros up to the next unit.
      if (!domain.isEmpty()) {
        domains.add(domain);
      }
    }
    return new NdOption.DnsDomains(List.copyOf(domains), lifetime);
  }

  /** Labels with their lengths before them, up to one without length: RFC 1035 3.1. */
  private static String domain(ByteBuffer bytes) {
    StringBuilder domain = new StringBuilder();
    for (int length = bytes.get(); length != 0; length = bytes.get()) {
      if (length < 0 || length > 63) {
        throw new MalformedMessageException("a label of length " + length);
      }
      domain.append(domain.length() == 0 ? "" : ".");
      for (int i = 0; i < length; i++) {
        int letter = Byte.toUnsignedInt(bytes.get());
        boolean plain =
            letter == '-' || letter == '_' || (letter < 128 && Character.isLetterOrDigit(letter));
        domain.append(plain ? Character.toString(letter) : "\\%03d".formatted(letter));
      }
    }
    return domain.toString();
  }

  /** Zeros fill it up to the next unit. */
  private static NdOption captivePortal(byte[] value) {
    int end = value.length;
    while (end > 0 && value[end - 1] == 0) {
      end--;
    }
    return new NdOption.CaptivePortal(new String(value, 0, end, StandardCharsets.UTF_8));
  }

  /** 13 bits of lifetime in units of 8 seconds, 3 of the length's code; the first 96 bits. */
  private static NdOption nat64Prefix(ByteBuffer bytes) {
    int scaled = Short.toUnsignedInt(bytes.getShort());
    int code = scaled & 7;
    byte[] address = new byte[16];
    bytes.get(address, 0, 12);
    if (code >= NAT64_LENGTHS.length) {
      throw new MalformedMessageException("a NAT64 prefix of length code " + code);
    }
    return new NdOption.Nat64Prefix(
        prefix(IpAddress.of(address), NAT64_LENGTHS[code]), scaled & ~7L);
  }

  private static Prefix prefix(IpAddress address, int length) {
    if (length > 8 * Family.IPV6.addressLength()) {
      throw new MalformedMessageException("a prefix of length " + length);
    }
    return new Prefix(address, length);
  }

  private static IpAddress address(ByteBuffer bytes) {
    byte[] address = new byte[Family.IPV6.addressLength()];
    bytes.get(address);
    return IpAddress.of(address);
  }

  private static long u32(ByteBuffer bytes) {
    return Integer.toUnsignedLong(bytes.getInt());
  }
}
