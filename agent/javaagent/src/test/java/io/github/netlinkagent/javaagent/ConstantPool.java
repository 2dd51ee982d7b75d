package io.github.netlinkagent.javaagent;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a class file refers to (JVM specification, 4.4).
 *
 * @param texts all of it: names, descriptors, strings, and what annotations hold
 * @param links what the JVM resolves: names of classes, and descriptors of {@code members}
 * @param members of other classes that are called, read or written
 */
record ConstantPool(List<String> texts, List<String> links, List<Member> members) {

  /**
   * A method or a field.
   *
   * @param owner with slashes
   */
  record Member(String owner, String name, String descriptor) {}

  static ConstantPool of(byte[] classFile) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
    in.skipBytes(8);
    int count = in.readUnsignedShort();
    Map<Integer, String> texts = new TreeMap<>();
    Map<Integer, Integer> classes = new TreeMap<>();
    Map<Integer, int[]> pairs = new TreeMap<>();
    List<int[]> references = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.put(i, in.readUTF());
        case 7 -> classes.put(i, in.readUnsignedShort());
        case 8, 16, 19, 20 -> in.skipBytes(2);
        case 9, 10, 11 -> references.add(pair(in));
        case 12 -> pairs.put(i, pair(in));
        case 3, 4, 17, 18 -> in.skipBytes(4);
        case 15 -> in.skipBytes(3);
        case 5, 6 -> {
          in.skipBytes(8);
          i++; // Long and double take two entries.
        }
        default -> throw new IOException("unknown tag " + tag);
      }
    }
    List<Member> members =
        references.stream()
            .map(
                reference -> {
                  int[] nameAndType = pairs.get(reference[1]);
                  return new Member(
                      texts.get(classes.get(reference[0])),
                      texts.get(nameAndType[0]),
                      texts.get(nameAndType[1]));
                })
            .toList();
    List<String> links = new ArrayList<>();
    classes.values().forEach(index -> links.add(texts.get(index)));
    pairs.values().forEach(pair -> links.add(texts.get(pair[1])));
    return new ConstantPool(List.copyOf(texts.values()), links, members);
  }

  private static int[] pair(DataInputStream in) throws IOException {
    return new int[] {in.readUnsignedShort(), in.readUnsignedShort()};
  }
}
