package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * How the messages about one kind of object are known and read. A message record declares its own
 * as a constant, and {@link MessageDecoder} lists them.
 *
 * @param types {@code RTM_*}, of {@link MessageType}
 * @param families the numbers of those whose messages are meant; empty for all. The first byte of
 *     all structures of rtnetlink is the family, and the same type can mean quite another structure
 *     in another family
 */
record MessageFormat(Set<Integer> types, Set<Integer> families, Reader reader) {

  static final Set<Integer> IP_FAMILIES = Set.of(Family.IPV4.number(), Family.IPV6.number());

  /** Reads what stands behind the header. */
  interface Reader {

    /**
     * The message that these bytes say.
     *
     * @throws MalformedMessageException if the bytes are not what the kernel's structures allow
     */
    Message read(Header header, ByteBuffer payload);
  }

  static MessageFormat of(Reader reader, Integer... types) {
    return new MessageFormat(Set.of(types), Set.of(), reader);
  }

  MessageFormat ofFamilies(Set<Integer> numbers) {
    return new MessageFormat(types, numbers, reader);
  }

  boolean reads(ByteBuffer payload) {
    return families.isEmpty() || families.contains(Structure.u8(payload, 0));
  }
}
