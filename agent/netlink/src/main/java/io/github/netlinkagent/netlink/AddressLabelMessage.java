package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTM_NEWADDRLABEL} and {@code RTM_DELADDRLABEL}: {@code struct ifaddrlblmsg} and {@code
 * IFAL_*} of {@code include/uapi/linux/if_addrlabel.h}. The kernel lists the labels, it never
 * announces one.
 *
 * @param prefix {@code IFAL_ADDRESS} and {@code ifal_prefixlen}
 * @param flags {@code ifal_flags}, which the kernel does not use so far
 * @param index {@code ifal_index}: of the link; 0 for all
 * @param sequence {@code ifal_seq}: how often the whole table has changed, unsigned
 * @param label {@code IFAL_LABEL}, unsigned; null if it did not come
 */
public record AddressLabelMessage(
    Header header,
    Prefix prefix,
    int flags,
    int index,
    int sequence,
    @Nullable Long label,
    List<RawAttribute> unknown)
    implements Message {

  static final MessageFormat FORMAT =
      MessageFormat.of(
              AddressLabelMessage::read,
              MessageType.NEW_ADDRESS_LABEL,
              MessageType.DEL_ADDRESS_LABEL)
          .ofFamilies(MessageFormat.IP_FAMILIES);

  /** {@code sizeof(struct ifaddrlblmsg)}. */
  static final int LENGTH = 12;

  private static final int IFAL_ADDRESS = 1;
  private static final int IFAL_LABEL = 2;

  /** Asks for the labels of a family, of which only IPv6 has any. */
  public static Request dump(Family family) {
    return Request.dump(MessageType.GET_ADDRESS_LABEL, LENGTH, family.number());
  }

  static AddressLabelMessage read(Header header, ByteBuffer payload) {
    Structure.require(payload, LENGTH, "ifaddrlblmsg");
    IpAddress address = null;
    Long label = null;
    List<RawAttribute> unknown = new ArrayList<>();
    AttributeCursor attributes = Structure.attributesAfter(payload, LENGTH);
    while (attributes.next()) {
      switch (attributes.type()) {
        case IFAL_ADDRESS -> address = attributes.address();
        case IFAL_LABEL -> label = attributes.u32();
        default -> unknown.add(attributes.raw());
      }
    }
    return new AddressLabelMessage(
        header,
        Structure.prefix(Family.ofIp(Structure.u8(payload, 0)), address, Structure.u8(payload, 2)),
        Structure.u8(payload, 3),
        payload.getInt(4),
        payload.getInt(8),
        label,
        List.copyOf(unknown));
  }
}
