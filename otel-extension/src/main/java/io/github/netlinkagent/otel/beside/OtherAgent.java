package io.github.netlinkagent.otel.beside;

import io.github.netlinkagent.otel.borrowed.BorrowedSdk;
import java.time.Duration;

/** The OpenTelemetry Java agent, or a distribution of it, in this JVM. */
interface OtherAgent {

  /** How far it is. */
  enum State {
    /** It is about to run, but nothing is to be seen of it yet. */
    STARTING,
    /** The JVM is just starting it, which takes as long as it takes on a busy host. */
    AT_WORK,
    /** Its SDK is there, but it does not lend it: the instrumentation of the API is off. */
    NOT_LENDING,
    /** Its SDK can be used. */
    READY
  }

  /**
   * Whether it runs, or is about to: the JVM starts its agents one after the other, and ours may be
   * the first.
   */
  boolean isExpected();

  State state();

  /** Its SDK, once it is ready. */
  BorrowedSdk sdk();

  /**
   * How long to wait for its SDK, and how long to look whether it lends it; while it is at work,
   * neither passes.
   */
  record Patience(Duration start, Duration lending) {

    static final Patience DEFAULT = new Patience(Duration.ofSeconds(60), Duration.ofSeconds(10));
  }
}
