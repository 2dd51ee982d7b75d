package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.testing.GoldenBytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Messages captured from a kernel, decoded. */
final class GoldenMessage {

  private GoldenMessage() {}

  static byte[] bytes(String name) {
    return GoldenBytes.of(name).bytes();
  }

  static Message read(String name) {
    List<Message> messages = new ArrayList<>();
    assertEquals(0, MessageDecoder.decode(ByteBuffer.wrap(bytes(name)), messages::add));
    assertEquals(1, messages.size());
    return messages.get(0);
  }
}
