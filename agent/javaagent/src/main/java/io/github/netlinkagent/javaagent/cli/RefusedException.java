package io.github.netlinkagent.javaagent.cli;

/** What was asked for can't be had; the message says why, and the remedy. */
final class RefusedException extends Exception {

  private static final long serialVersionUID = 1;

  private final int status;

  /** It could not be done. */
  RefusedException(String message) {
    this(message, NetlinkAgent.FAILED);
  }

  private RefusedException(String message, int status) {
    super(message);
    this.status = status;
  }

  /** It was not asked for in a way that is understood. */
  static RefusedException misused(String message) {
    return new RefusedException(message, NetlinkAgent.MISUSED);
  }

  /** The exit status of the program. */
  int status() {
    return status;
  }
}
