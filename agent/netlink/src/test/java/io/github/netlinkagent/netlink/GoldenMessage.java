package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Messages captured from a kernel, one in a file: a line for each attribute, its name behind it.
 * Numbers are little-endian, as on the machine that they come from.
 */
final class GoldenMessage {

  private GoldenMessage() {}

  /** The names of all captured messages. */
  static Stream<String> names() {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".hex"))
          .map(name -> name.substring(0, name.length() - ".hex".length()))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String name) {
    try {
      StringBuilder hex = new StringBuilder();
      for (String line : Files.readAllLines(folder().resolve(name + ".hex"))) {
        hex.append(line.replaceFirst("#.*", "").replace(" ", ""));
      }
      return HexFormat.of().parseHex(hex);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Message read(String name) {
    List<Message> messages = new ArrayList<>();
    assertEquals(0, MessageDecoder.decode(ByteBuffer.wrap(bytes(name)), messages::add));
    assertEquals(1, messages.size());
    return messages.get(0);
  }

  private static Path folder() {
    try {
      return Path.of(GoldenMessage.class.getResource("link-veth.hex").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
