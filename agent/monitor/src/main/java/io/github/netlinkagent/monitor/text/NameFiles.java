package io.github.netlinkagent.monitor.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files in which iproute2 keeps names: a number, decimal or hexadecimal, a name, and anything
 * behind it. A file {@code rt_tables} is followed by those of {@code rt_tables.d} that end in
 * {@code .conf}. Later lines win. Lines that say nothing are passed over.
 *
 * @param directories what comes first wins
 */
record NameFiles(List<Path> directories) {

  /** As {@code sscanf} with "0x%x %s" and "%d %s" would take it, apart from negative numbers. */
  private static final Pattern LINE =
      Pattern.compile("\\s*+(?:0[xX]([0-9a-fA-F]{1,8}+)|([0-9]{1,10}+))\\s*+([^\\s#]\\S*+).*");

  /** A name, a decimal number and anything behind it, as in {@code protocols(5)}. */
  private static final Pattern PROTOCOL = Pattern.compile("([^\\s#]\\S*+)\\s++([0-9]{1,3}+)\\b.*");

  /** The protocols above IP in that file, of which the first of a number wins. */
  static Map<Integer, String> ipProtocols(Path file) {
    Map<Integer, String> names = new HashMap<>();
    text(file)
        .lines()
        .map(PROTOCOL::matcher)
        .filter(Matcher::matches)
        .forEach(line -> names.putIfAbsent(Integer.valueOf(line.group(2)), line.group(1)));
    return Map.copyOf(names);
  }

  Map<Integer, String> read(String file, Map<Integer, String> builtIn) {
    Map<Integer, String> names = new HashMap<>(builtIn);
    directories.stream()
        .map(directory -> directory.resolve(file))
        .filter(Files::isRegularFile)
        .findFirst()
        .ifPresent(path -> read(path, names));
    additions(file + ".d").forEach(path -> read(path, names));
    return Map.copyOf(names);
  }

  /** In the order of their names; one hides those of the same name in later directories. */
  private Collection<Path> additions(String folder) {
    Map<String, Path> byName = new TreeMap<>();
    List<Path> lastFirst = new ArrayList<>(directories);
    Collections.reverse(lastFirst);
    for (Path directory : lastFirst) {
      try (Stream<Path> files = Files.list(directory.resolve(folder))) {
        files
            .filter(path -> path.getFileName().toString().matches("[^.].*\\.conf"))
            .filter(Files::isRegularFile)
            .forEach(path -> byName.put(path.getFileName().toString(), path));
      } catch (IOException | SecurityException e) {
        // Not there, or not for us: iproute2 goes on as well.
      }
    }
    return byName.values();
  }

  private static void read(Path path, Map<Integer, String> names) {
    text(path)
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(line -> put(line, names));
  }

  private static String text(Path path) {
    try {
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException | SecurityException e) {
      // Not for us: the numbers stand for themselves then.
      return "";
    }
  }

  private static void put(Matcher line, Map<Integer, String> names) {
    long number =
        line.group(1) != null ? Long.parseLong(line.group(1), 16) : Long.parseLong(line.group(2));
    names.put((int) number, line.group(3));
  }
}
