package io.github.netlinkagent.javaagent.host;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;

/** An agent that starts the agent under test from the class path, and prints how long that took. */
public final class TimedPremain {

  private TimedPremain() {}

  /** Prints a number of milliseconds on stdout; the JVM itself opens the jar before that. */
  public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
    Method premain =
        Class.forName("io.github.netlinkagent.launcher.Launcher")
            .getMethod("premain", String.class, Instrumentation.class);
    long before = System.nanoTime();
    premain.invoke(null, arguments, instrumentation);
    System.out.println((System.nanoTime() - before) / 1e6);
  }
}
