package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Message;
import io.github.netlinkagent.netlink.MessageDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the codec's golden messages, with the names that stand behind its lines. */
final class GoldenFile {

  private static final Path FOLDER =
      Path.of("../netlink/src/test/resources/io/github/netlinkagent/netlink");
  private static final Pattern LINE = Pattern.compile("([0-9a-f ]*)#(\\s*)(\\S.*)");
  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]+");

  /** {@code struct nlmsghdr}. */
  static final int HEADER = 16;

  /** {@code struct rtattr}. */
  static final int ATTRIBUTE_HEADER = 4;

  /**
   * An attribute that has a line of its own.
   *
   * @param path the names of those around it, and its own
   * @param start where its header begins in the message
   */
  record Attribute(String name, List<String> path, int start) {}

  private final byte[] bytes;
  private final String structure;
  private final List<Attribute> attributes;

  private GoldenFile(byte[] bytes, String structure, List<Attribute> attributes) {
    this.bytes = bytes;
    this.structure = structure;
    this.attributes = attributes;
  }

  /** The message as it is. */
  byte[] bytes() {
    return bytes.clone();
  }

  /** The name of the structure behind the message's header. */
  String structure() {
    return structure;
  }

  List<Attribute> attributes() {
    return attributes;
  }

  /** The message is of little-endian numbers. */
  int type(Attribute attribute) {
    return u16(attribute.start + 2) & 0x3fff;
  }

  boolean isNest(Attribute around) {
    int depth = around.path.size();
    return attributes.stream()
        .anyMatch(in -> in.path.size() > depth && in.path.subList(0, depth).equals(around.path));
  }

  /** With its header, without padding. */
  int length(Attribute attribute) {
    return u16(attribute.start);
  }

  private int u16(int at) {
    return Byte.toUnsignedInt(bytes[at]) | (Byte.toUnsignedInt(bytes[at + 1]) << 8);
  }

  int messageType() {
    return u16(4);
  }

  /** The message with another attribute type, which nobody knows, in that place. */
  byte[] without(Attribute attribute) {
    byte[] patched = bytes.clone();
    patched[attribute.start + 2] = (byte) 0xf0;
    patched[attribute.start + 3] = (byte) ((patched[attribute.start + 3] & 0xc0) | 0x3f);
    return patched;
  }

  byte[] with(int at, int size, int value) {
    byte[] patched = bytes.clone();
    for (int i = 0; i < size; i++) {
      patched[at + i] = (byte) (value >> (8 * i));
    }
    return patched;
  }

  Optional<Attribute> attribute(String wanted) {
    return attributes.stream().filter(attribute -> attribute.name.equals(wanted)).findFirst();
  }

  /** Null if it can't be decoded. */
  static @Nullable Message decode(byte[] bytes) {
    List<Message> messages = new ArrayList<>();
    MessageDecoder.decode(ByteBuffer.wrap(bytes), messages::add);
    return messages.isEmpty() ? null : messages.get(0);
  }

  static List<GoldenFile> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".hex"))
          .sorted()
          .map(GoldenFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenFile read(Path file) {
    StringBuilder hex = new StringBuilder();
    List<Attribute> attributes = new ArrayList<>();
    Deque<String> around = new ArrayDeque<>();
    Deque<Integer> indents = new ArrayDeque<>();
    String structure = "";
    for (String line : lines(file)) {
      Matcher match = LINE.matcher(line);
      String bytes = match.matches() ? match.group(1).replace(" ", "") : "";
      if (bytes.isEmpty()) {
        continue;
      }
      int start = hex.length() / 2;
      hex.append(bytes);
      String name = match.group(3).split("[ ,:(]", 2)[0];
      if (start == HEADER) {
        structure = name;
      } else if (start > HEADER) {
        int indent = match.group(2).length();
        while (!indents.isEmpty() && indents.peekLast() >= indent) {
          indents.removeLast();
          around.removeLast();
        }
        indents.addLast(indent);
        around.addLast(name);
        if (CONSTANT.matcher(name).matches()) {
          attributes.add(new Attribute(name, List.copyOf(around), start));
        }
      }
    }
    return new GoldenFile(HexFormat.of().parseHex(hex), structure, List.copyOf(attributes));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
