package io.github.netlinkagent.netlink.natives;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/**
 * Gives jffi, which loads and calls native code, the access for which Java asks since 24 (JEP 472),
 * so that it prints no warning into the host's stderr.
 *
 * <p>Only jffi is given it, in a {@linkplain NativeModule module of its own}: a grant to all
 * unnamed modules would hide what the host does itself. Where the user has denied native access,
 * that stands.
 *
 * <p>Java has no public way for an agent that is not on the command line as a module. Its internal
 * one is tried; without it the JVM warns, and the agent works all the same.
 */
public final class NativeAccess {

  private static final int FIRST_JAVA_THAT_WARNS = 24;

  private NativeAccess() {}

  /**
   * Must be called before jffi's first class is loaded. Has no effect before Java 24.
   *
   * @throws NativeAccessDeniedException if the user has denied native access
   */
  public static void grant(Instrumentation instrumentation) throws NativeAccessDeniedException {
    if (Runtime.version().feature() < FIRST_JAVA_THAT_WARNS) {
      return;
    }
    try {
      openJavaInternals(instrumentation);
      boolean granted = isGranted(NativeAccess.class.getModule());
      switch (policy()) {
        case "ALLOW" -> {}
        case "DENY" -> {
          if (!granted) {
            throw new NativeAccessDeniedException();
          }
        }
        default -> {
          if (!granted) {
            grantTo(NativeModule.define(NativeAccess.class.getClassLoader()));
          }
        }
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      // A Java with other internals than 24 and 25: it warns, and that is all.
    }
  }

  private static void openJavaInternals(Instrumentation instrumentation) {
    Set<Module> us = Set.of(NativeAccess.class.getModule());
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of("jdk.internal.access", us, "jdk.internal.module", us),
        Map.of(),
        Set.of(),
        Map.of());
  }

  /** What {@code --illegal-native-access} says, wherever the JVM was given it: WARN by default. */
  private static String policy() throws ReflectiveOperationException {
    return Class.forName("jdk.internal.module.ModuleBootstrap")
        .getMethod("illegalNativeAccess")
        .invoke(null)
        .toString();
  }

  private static boolean isGranted(Module module) throws ReflectiveOperationException {
    return (boolean) Module.class.getMethod("isNativeAccessEnabled").invoke(module);
  }

  private static void grantTo(Module module) throws ReflectiveOperationException {
    Object access =
        Class.forName("jdk.internal.access.SharedSecrets")
            .getMethod("getJavaLangAccess")
            .invoke(null);
    Class.forName("jdk.internal.access.JavaLangAccess")
        .getMethod("addEnableNativeAccess", Module.class)
        .invoke(access, module);
  }
}
