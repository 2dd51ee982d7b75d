package io.github.netlinkagent.launcher;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * The thread on which everything behind the launcher happens, and keeps happening: the agent goes
 * on to use it when it has started.
 */
final class AgentThread extends Thread {

  private static final String AGENT = "io.github.netlinkagent.javaagent.Agent";

  private final String arguments;
  private final Instrumentation instrumentation;

  AgentThread(String arguments, Instrumentation instrumentation) {
    super("netlink-agent");
    this.arguments = arguments == null ? "" : arguments;
    this.instrumentation = instrumentation;
    setDaemon(true);
    // The host's loader, which this thread has inherited, would be looked through for services.
    setContextClassLoader(null);
  }

  @Override
  public void run() {
    try {
      IsolatedLoader loader = IsolatedLoader.ofThisJar();
      Method start =
          Class.forName(AGENT, true, loader)
              .getMethod("start", String.class, Instrumentation.class);
      start.invoke(null, arguments, instrumentation);
    } catch (InvocationTargetException e) {
      Verdict.failed(e.getCause()).report();
    } catch (Throwable e) {
      Verdict.failed(e).report();
    }
  }
}
