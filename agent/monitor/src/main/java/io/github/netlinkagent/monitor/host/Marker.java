package io.github.netlinkagent.monitor.host;

/**
 * The mark of an agent that runs in this JVM. It is a system property, since no class loader can
 * hide that from another; the launcher sets the same.
 */
public final class Marker {

  private static final String STARTED = "io.github.netlinkagent.started";

  private Marker() {}

  /** Sets the mark, and says whether it was free: whoever sets it first owns the listener. */
  public static boolean claim() {
    return System.getProperties().putIfAbsent(STARTED, "true") == null;
  }
}
