package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Message;
import io.github.netlinkagent.netlink.MessageDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What the captured and composed messages of the room netlink tell of. */
final class GoldenObjects {

  private GoldenObjects() {}

  static List<NetworkObject> read(String name) {
    return Kinds.read(message(name), Instant.EPOCH);
  }

  static Message message(String name) {
    try (InputStream file = Message.class.getResourceAsStream(name + ".hex")) {
      String hex =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.replaceFirst("#.*", "").replace(" ", ""))
              .collect(Collectors.joining());
      List<Message> messages = new ArrayList<>();
      MessageDecoder.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)), messages::add);
      return messages.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
