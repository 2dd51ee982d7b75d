package io.github.netlinkagent.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A message captured from a kernel or composed by its headers: the bytes of one {@code .hex} file,
 * which has a line for each attribute, its name behind it. Numbers are little-endian.
 */
public final class GoldenBytes {

  private static final String FOLDER = "/io/github/netlinkagent/netlink/";
  private static final String SUFFIX = ".hex";
  private static final Pattern LINE = Pattern.compile("([0-9a-f ]+)(#\\s*[A-Z][A-Z0-9_]+\\b)?.*");

  /** All of them, by their names. */
  public static final List<GoldenBytes> ALL = all();

  private final String name;
  private final byte[] bytes;
  private final int attributes;

  private GoldenBytes(String name, byte[] bytes, int attributes) {
    this.name = name;
    this.bytes = bytes;
    this.attributes = attributes;
  }

  /** That of the file with this name. */
  public static GoldenBytes of(String name) {
    return ALL.stream().filter(golden -> golden.name.equals(name)).findFirst().orElseThrow();
  }

  /** That of the file. */
  public String name() {
    return name;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** Where the first attribute begins, behind header and structure. */
  public int attributes() {
    return attributes;
  }

  @Override
  public String toString() {
    return name;
  }

  private static List<GoldenBytes> all() {
    URL one = Objects.requireNonNull(GoldenBytes.class.getResource(FOLDER + "link-veth.hex"));
    try {
      URI uri = one.toURI();
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          return in(jar.getPath(FOLDER));
        }
      }
      return in(Path.of(uri).getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static List<GoldenBytes> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX))
          .map(GoldenBytes::read)
          .sorted(Comparator.comparing(GoldenBytes::name))
          .toList();
    }
  }

  private static GoldenBytes read(Path file) {
    StringBuilder hex = new StringBuilder();
    int attributes = 0;
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher match = LINE.matcher(line);
        if (match.matches()) {
          if (attributes == 0 && match.group(2) != null) {
            attributes = hex.length() / 2;
          }
          hex.append(match.group(1).replace(" ", ""));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String name = file.getFileName().toString();
    int end = hex.length() / 2;
    return new GoldenBytes(
        name.substring(0, name.length() - SUFFIX.length()),
        HexFormat.of().parseHex(hex),
        attributes == 0 ? end : attributes);
  }
}
