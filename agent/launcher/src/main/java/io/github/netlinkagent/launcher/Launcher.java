package io.github.netlinkagent.launcher;

import java.lang.instrument.Instrumentation;

/**
 * The entry of the agent.
 *
 * <p>It runs on the host's main thread, before the host's first line. Whatever goes wrong here must
 * cost the host nothing, hence the rules for this package:
 *
 * <ul>
 *   <li>Java 8 bytecode and no dependency: a class that the JVM can't load aborts the host.
 *   <li>Nothing is thrown, for the same reason. A failure is one line on stderr.
 *   <li>No logging, no {@code java.util.logging}, no JMX: each would initialize the {@code
 *       LogManager} before the host has chosen its own.
 *   <li>No name is resolved, no byte is written to stdout, no lambda is linked, and nothing is
 *       appended to the boot class path, which would switch off class data sharing with a warning.
 *   <li>All work is done by one daemon thread; here it is only started.
 * </ul>
 */
public final class Launcher {

  /** Where the marker of a started agent stands; no class loader can hide it from another. */
  static final String STARTED = "io.github.netlinkagent.started";

  private Launcher() {}

  /** Called by the JVM for {@code -javaagent}. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    launch(arguments, instrumentation);
  }

  /** Called by the JVM for an agent that is attached to a running host. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    launch(arguments, instrumentation);
  }

  /** Called for {@code java -jar}: the command line, where there is no host. */
  public static void main(String[] arguments) {
    System.exit(Program.run(arguments));
  }

  private static void launch(String arguments, Instrumentation instrumentation) {
    try {
      Verdict verdict = Check.all(Surroundings.ofThisJvm(arguments));
      if (verdict.passed()) {
        verdict = claim();
      }
      if (verdict.passed()) {
        new AgentThread(arguments, instrumentation).start();
      } else {
        verdict.report();
      }
    } catch (Throwable e) {
      Verdict.failed(e).report();
    }
  }

  /** Whoever sets the marker first runs, should two copies be attached at the same moment. */
  private static Verdict claim() {
    Object earlier = System.getProperties().putIfAbsent(STARTED, "true");
    return earlier == null ? Verdict.PASSED : Check.ALREADY_STARTED;
  }
}
