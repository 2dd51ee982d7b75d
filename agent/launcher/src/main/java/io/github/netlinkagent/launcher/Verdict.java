package io.github.netlinkagent.launcher;

/** Whether the agent may start; where not, what to tell the user, if anything. */
final class Verdict {

  static final Verdict PASSED = new Verdict(true, "");

  /** The user knows why: there is nothing to say. */
  static final Verdict SILENT = new Verdict(false, "");

  private final boolean passed;
  private final String line;

  private Verdict(boolean passed, String line) {
    this.passed = passed;
    this.line = line;
  }

  /** Both parts are sentences without the full stop. */
  static Verdict refused(String cause, String remedy) {
    return new Verdict(false, "[netlink-agent] not started: " + cause + ". " + remedy + ".");
  }

  /** For what was not foreseen. */
  static Verdict failed(Throwable e) {
    return refused(rootOf(e), "The host runs without it; please report this");
  }

  /** What was at the bottom of it, on one line. */
  static String rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.toString().replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }

  boolean passed() {
    return passed;
  }

  /** What {@link #report} prints; empty for nothing. */
  String line() {
    return line;
  }

  void report() {
    if (!line.isEmpty()) {
      System.err.println(line);
    }
  }
}
