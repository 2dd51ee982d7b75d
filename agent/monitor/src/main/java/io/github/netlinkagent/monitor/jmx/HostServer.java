package io.github.netlinkagent.monitor.jmx;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;

/**
 * The platform's MBean server. Whoever asks for it first creates it, and that loads the log manager
 * and the MBean server builder that the host has configured, which it may not be ready for; such a
 * host is given time to do so itself.
 *
 * <p>Public, since there is more that may load the log manager: TLS, for one, which the JDK logs.
 */
public final class HostServer {

  private static final long LIMIT_MILLIS = 60_000;
  private static final long STEP_MILLIS = 100;

  /** Where a host says that it brings its own classes. */
  private static final String[] CONFIGURED = {
    "java.util.logging.manager", "javax.management.builder.initial"
  };

  /** Hosts that bring their own log manager without saying so, by how they are started. */
  private static final String[] CONTAINERS = {
    "jboss-modules", "org.jboss.modules.Main", "weblogic.Server"
  };

  private HostServer() {}

  /**
   * Waits until the server can be asked for, at most a minute; any thread may.
   *
   * @param closed what ends the waiting
   * @return false if it was ended
   */
  public static boolean ready(CountDownLatch closed) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS);
    // findMBeanServer neither creates a server nor loads the log manager.
    while (hostIsParticular()
        && MBeanServerFactory.findMBeanServer(null).isEmpty()
        && System.nanoTime() < deadline) {
      if (closed.await(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return closed.getCount() > 0;
  }

  static MBeanServer get() {
    return ManagementFactory.getPlatformMBeanServer();
  }

  private static boolean hostIsParticular() {
    String command = System.getProperty("sun.java.command", "");
    return Stream.of(CONFIGURED).anyMatch(key -> System.getProperty(key) != null)
        || Stream.of(CONTAINERS).anyMatch(command::contains);
  }
}
