package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.netlink.Encapsulation;
import io.github.netlinkagent.netlink.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The lightweight tunnel of a hop as {@code ip route} words it: {@code mpls}, {@code ip}, {@code
 * ip6}, {@code seg6}, {@code seg6local} and {@code xfrm} in full (but for the options of {@code ip}
 * and {@code ip6} and the flavors of {@code seg6local}), any other by its type alone. The numbers
 * are those of {@code linux/lwtunnel.h}, {@code seg6_iptunnel.h}, {@code seg6_local.h} and {@code
 * mpls_iptunnel.h}.
 */
final class EncapsulationWording {

  private static final List<String> TYPES =
      List.of(
          "unknown",
          "mpls",
          "ip",
          "ila",
          "ip6",
          "seg6",
          "bpf",
          "seg6local",
          "rpl",
          "ioam6",
          "xfrm");

  private static final List<String> SEG6_MODES =
      List.of("inline", "encap", "l2encap", "encap.red", "l2encap.red");

  private static final List<String> SEG6_ACTIONS =
      List.of(
          "<unknown>",
          "End",
          "End.X",
          "End.T",
          "End.DX2",
          "End.DX6",
          "End.DX4",
          "End.DT6",
          "End.DT4",
          "End.B6",
          "End.B6.Encaps",
          "End.BM",
          "End.S",
          "End.AS",
          "End.AM",
          "End.BPF",
          "End.DT46");

  private static final int ATTRIBUTE_HEADER = 4;
  private static final int TYPE_MASK = 0x3fff;
  private static final int SEGMENTS_OFFSET = 8;
  private static final int SR6_FLAG1_HMAC = 1 << 3;
  private static final int SR6_TLV_HMAC_LENGTH = 40;
  private static final int MPLS_LABEL_SHIFT = 12;
  private static final int MPLS_BOTTOM_OF_STACK = 0x100;

  private final Model model;
  private final Names names;

  EncapsulationWording(Model model, Names names) {
    this.model = model;
    this.names = names;
  }

  void add(Line line, @Nullable Encapsulation encapsulation) {
    if (encapsulation == null) {
      return;
    }
    int type = encapsulation.type();
    line.add("encap", type < TYPES.size() ? TYPES.get(type) : TYPES.get(0));
    try {
      details(type, attributes(encapsulation.attributes().bytes())).forEach(line::add);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      // Shorter than its kind should be: the type is what can be told of it.
    }
  }

  private List<String> details(int type, Map<Integer, ByteBuffer> attributes) {
    Words words = new Words(attributes);
    switch (type) {
      case 1 -> {
        words.add(1, "", EncapsulationWording::labels);
        words.add(2, "ttl", EncapsulationWording::u8);
      }
      case 2 -> tunnel(words, "ttl", "tos");
      case 4 -> tunnel(words, "hoplimit", "tc");
      case 5 -> words.add(1, "mode", EncapsulationWording::seg6);
      case 7 -> seg6local(words);
      case 10 -> {
        words.add(1, "if_id", value -> Integer.toUnsignedString(value.getInt(0)));
        words.add(2, "link_dev", value -> model.interfaceName(value.getInt(0)));
      }
      default -> {
        // ila, bpf, rpl and ioam6: the type alone
      }
    }
    return words.words;
  }

  /** {@code LWTUNNEL_IP_*} and {@code LWTUNNEL_IP6_*}, which have the same numbers. */
  private static void tunnel(Words words, String ttl, String tos) {
    words.add(1, "id", value -> Long.toUnsignedString(bigEndian(value).getLong(0)));
    words.add(3, "src", EncapsulationWording::address);
    words.add(2, "dst", EncapsulationWording::address);
    words.add(4, ttl, EncapsulationWording::u8);
    words.add(5, tos, EncapsulationWording::u8);
    // TUNNEL_KEY, TUNNEL_CSUM, TUNNEL_SEQ: big-endian on every host
    words.addFlag(6, 0x04, "key");
    words.addFlag(6, 0x01, "csum");
    words.addFlag(6, 0x08, "seq");
  }

  private void seg6local(Words words) {
    words.add(1, "action", EncapsulationWording::action);
    words.add(2, "", value -> segments(value));
    words.add(3, "table", value -> names.table(value.getInt(0)));
    words.add(9, "vrftable", value -> names.table(value.getInt(0)));
    words.add(4, "nh4", EncapsulationWording::address);
    words.add(5, "nh6", EncapsulationWording::address);
    words.add(6, "iif", value -> model.interfaceName(value.getInt(0)));
    words.add(7, "oif", value -> model.interfaceName(value.getInt(0)));
  }

  /** {@code struct seg6_iptunnel_encap}: the mode, then a segment routing header. */
  private static String seg6(ByteBuffer value) {
    int mode = value.getInt(0);
    String name = mode >= 0 && mode < SEG6_MODES.size() ? SEG6_MODES.get(mode) : "<unknown>";
    return name + " " + segments(value.slice(4, value.limit() - 4));
  }

  /** {@code struct ipv6_sr_hdr}, whose segments stand in reverse order. */
  private static String segments(ByteBuffer header) {
    int last = Byte.toUnsignedInt(header.get(4));
    StringBuilder text = new StringBuilder("segs " + (last + 1) + " [ ");
    for (int i = last; i >= 0; i--) {
      text.append(address(header.slice(SEGMENTS_OFFSET + 16 * i, 16))).append(' ');
    }
    text.append(']');
    if ((header.get(5) & SR6_FLAG1_HMAC) != 0) {
      int length = 8 * (Byte.toUnsignedInt(header.get(1)) + 1);
      int key = bigEndian(header).getInt(length - SR6_TLV_HMAC_LENGTH + 4);
      text.append(" hmac ").append(String.format("%X", key));
    }
    return text.toString();
  }

  private static String action(ByteBuffer value) {
    int action = value.getInt(0);
    return action >= 0 && action < SEG6_ACTIONS.size() ? SEG6_ACTIONS.get(action) : "<invalid>";
  }

  private static String labels(ByteBuffer stack) {
    List<String> labels = new ArrayList<>();
    for (int offset = 0; offset < stack.limit(); offset += 4) {
      int entry = bigEndian(stack).getInt(offset);
      labels.add(Integer.toString(entry >>> MPLS_LABEL_SHIFT));
      if ((entry & MPLS_BOTTOM_OF_STACK) != 0) {
        break;
      }
    }
    return String.join("/", labels);
  }

  private static String address(ByteBuffer value) {
    byte[] bytes = new byte[value.limit()];
    value.get(0, bytes);
    return IpAddress.of(bytes).toString();
  }

  private static String u8(ByteBuffer value) {
    return Integer.toString(Byte.toUnsignedInt(value.get(0)));
  }

  private static ByteBuffer bigEndian(ByteBuffer value) {
    return value.duplicate().order(ByteOrder.BIG_ENDIAN);
  }

  /** The values of {@code struct nlattr} by type, in native byte order. */
  private static Map<Integer, ByteBuffer> attributes(byte[] bytes) {
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    Map<Integer, ByteBuffer> values = new HashMap<>();
    int offset = 0;
    while (all.limit() - offset >= ATTRIBUTE_HEADER) {
      int length = Short.toUnsignedInt(all.getShort(offset));
      if (length < ATTRIBUTE_HEADER) {
        throw new IllegalArgumentException("an attribute of " + length + " bytes");
      }
      values.put(
          all.getShort(offset + 2) & TYPE_MASK,
          all.slice(offset + ATTRIBUTE_HEADER, length - ATTRIBUTE_HEADER)
              .order(ByteOrder.nativeOrder()));
      offset += (length + 3) & ~3;
    }
    return values;
  }

  /** Keyword and value of those attributes that are there. */
  private record Words(Map<Integer, ByteBuffer> attributes, List<String> words) {

    Words(Map<Integer, ByteBuffer> attributes) {
      this(attributes, new ArrayList<>());
    }

    void add(int type, String keyword, Function<ByteBuffer, String> wording) {
      ByteBuffer value = attributes.get(type);
      if (value != null) {
        words.add(keyword);
        words.add(wording.apply(value));
      }
    }

    void addFlag(int type, int bit, String word) {
      ByteBuffer value = attributes.get(type);
      if (value != null && (bigEndian(value).getShort(0) & bit) != 0) {
        words.add(word);
      }
    }
  }
}
