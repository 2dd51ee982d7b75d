package io.github.netlinkagent.javaagent.host;

import java.lang.instrument.Instrumentation;

/** An agent that starts the agent under test from the class path, and prints how long that took. */
public final class TimedPremain {

  private TimedPremain() {}

  /** Prints a number of milliseconds on stdout; loading the launcher's classes is part of it. */
  public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
    long before = System.nanoTime();
    Class.forName("io.github.netlinkagent.launcher.Launcher")
        .getMethod("premain", String.class, Instrumentation.class)
        .invoke(null, arguments, instrumentation);
    System.out.println((System.nanoTime() - before) / 1e6);
  }
}
