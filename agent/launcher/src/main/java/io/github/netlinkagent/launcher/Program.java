package io.github.netlinkagent.launcher;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.security.CodeSource;

/**
 * The agent's own command line, {@code java -jar netlink-agent.jar monitor}: what has no need of
 * the libraries behind the isolated loader is said here, the rest there.
 */
final class Program {

  private static final String CLI = "io.github.netlinkagent.javaagent.cli.NetlinkAgent";

  /** The status of a program that did not do what was asked. */
  private static final int FAILED = 1;

  /** The status of a program that was not asked in a way that it understands. */
  private static final int MISUSED = 2;

  private Program() {}

  /** Does what the arguments say, and returns the exit status. */
  static int run(String[] arguments) {
    if (arguments.length == 0) {
      System.err.println(usage());
      return MISUSED;
    }
    Verdict verdict = Check.ofProgram(Surroundings.ofThisJvm(""));
    if (!verdict.passed()) {
      verdict.report();
      return FAILED;
    }
    try {
      // Libraries would look through the launcher's own loader for services.
      Thread.currentThread().setContextClassLoader(null);
      return (Integer)
          Class.forName(CLI, true, IsolatedLoader.ofThisJar())
              .getMethod("run", String[].class)
              .invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      return failed(e.getCause());
    } catch (Throwable e) {
      return failed(e);
    }
  }

  /** Whether a JVM with that class path runs the command line, not a host. */
  static boolean isRunBy(String classPath) {
    File jar = jar();
    if (!classPath.endsWith(jar.getName()) || classPath.contains(File.pathSeparator)) {
      return false;
    }
    try {
      return new File(classPath).getCanonicalFile().equals(jar.getCanonicalFile());
    } catch (IOException e) {
      return false;
    }
  }

  /** The jar of the launcher, in which the rest of the agent lies too. */
  static File jar() {
    CodeSource source = Program.class.getProtectionDomain().getCodeSource();
    try {
      return new File(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of the agent is " + source.getLocation(), e);
    }
  }

  private static String usage() {
    String name = jar().getName();
    return "netlink-agent shows a Java service its network. Attach it:\n"
        + "  java -javaagent:"
        + name
        + " -jar service.jar\n"
        + "Or look at the network of this shell:\n"
        + "  java -jar "
        + name
        + " monitor [OBJECT...]\n"
        + "  java -jar "
        + name
        + " show OBJECT\n"
        + "  java -jar "
        + name
        + " --help";
  }

  private static int failed(Throwable e) {
    Verdict.refused(Verdict.rootOf(e), "Please report this").report();
    return FAILED;
  }
}
