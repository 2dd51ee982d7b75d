package io.github.netlinkagent.otel.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The packaging points the libraries at our two classes instead of java.util.logging: whatever they
 * refer to must be there, or they fail at run time.
 */
final class LibrariesCallOnlyWhatIsThereTest {

  private static final String REAL = "java/util/logging/";
  private static final String OURS = "io/github/netlinkagent/otel/logging/";

  /** The jars on the test's class path that are packed, by the beginning of their names. */
  private static final String PACKED =
      "(opentelemetry-(?!proto)|okhttp|okio|kotlin-stdlib|jnr-|jffi-|asm).*\\.jar";

  @Test
  void everyMemberOfJavaUtilLoggingThatTheLibrariesUseExists() throws IOException {
    Set<String> used = new TreeSet<>();
    int jars = 0;
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      if (Path.of(entry).getFileName().toString().matches(PACKED)) {
        collect(entry, used);
        jars++;
      }
    }

    assertTrue(jars >= 12, jars + " jars of the libraries on the class path");
    assertTrue(
        used.contains(OURS + "Logger.getLogger:(Ljava/lang/String;)L" + OURS + "Logger;"),
        used::toString);
    Set<String> missing = new TreeSet<>(used);
    missing.removeAll(members(Logger.class));
    missing.removeAll(members(Level.class));
    assertEquals(Set.of(), missing);
  }

  /** Adds {@code class} or {@code class.member:descriptor} of each reference, relocated. */
  private static void collect(String jar, Set<String> used) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      for (var entry : file.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        try (InputStream bytes = file.getInputStream(entry)) {
          new ConstantPool(bytes)
              .references()
              .filter(reference -> reference.startsWith(REAL))
              .map(reference -> reference.replace(REAL, OURS))
              .forEach(used::add);
        }
      }
    }
  }

  private static Set<String> members(Class<?> type) {
    String name = type.getName().replace('.', '/');
    Set<String> members = new TreeSet<>(Set.of(name));
    for (Method method : type.getMethods()) {
      MethodType signature =
          MethodType.methodType(method.getReturnType(), method.getParameterTypes());
      members.add(name + "." + method.getName() + ":" + signature.toMethodDescriptorString());
    }
    for (Field field : type.getFields()) {
      members.add(name + "." + field.getName() + ":" + field.getType().descriptorString());
    }
    return members;
  }

  /** The constant pool of a class file (JVMS 4.4), as far as references go. */
  private static final class ConstantPool {

    private final Object[] constants;

    private record Reference(int type, int nameAndType) {}

    private record Pair(int name, int descriptor) {}

    private record Type(int name) {}

    ConstantPool(InputStream bytes) throws IOException {
      DataInputStream in = new DataInputStream(bytes);
      in.skipNBytes(8);
      constants = new Object[in.readUnsignedShort()];
      for (int i = 1; i < constants.length; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> constants[i] = in.readUTF();
          case 7 -> constants[i] = new Type(in.readUnsignedShort());
          case 9, 10, 11 ->
              constants[i] = new Reference(in.readUnsignedShort(), in.readUnsignedShort());
          case 12 -> constants[i] = new Pair(in.readUnsignedShort(), in.readUnsignedShort());
          case 3, 4, 17, 18 -> in.skipNBytes(4);
          case 5, 6 -> {
            in.skipNBytes(8);
            i++; // a long or a double takes two places
          }
          case 8, 16, 19, 20 -> in.skipNBytes(2);
          case 15 -> in.skipNBytes(3);
          default -> throw new IOException("unknown constant " + tag);
        }
      }
    }

    Stream<String> references() {
      return Arrays.stream(constants)
          .flatMap(
              constant -> {
                if (constant instanceof Type type) {
                  return Stream.of(text(type.name));
                }
                if (constant instanceof Reference reference) {
                  Pair pair = (Pair) constants[reference.nameAndType];
                  String owner = text(((Type) constants[reference.type]).name);
                  return Stream.of(owner + "." + text(pair.name) + ":" + text(pair.descriptor));
                }
                return Stream.empty();
              });
    }

    private String text(int index) {
      return (String) constants[index];
    }
  }
}
