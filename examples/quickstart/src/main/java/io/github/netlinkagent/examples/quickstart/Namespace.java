package io.github.netlinkagent.examples.quickstart;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the quickstart runs. */
enum Namespace {
  /** In a user and network namespace of its own. */
  USER,
  /** In a network namespace of its own, made by root where user namespaces are not allowed. */
  ROOT,
  /** In the network of the machine, which it leaves as it is. */
  NONE;

  /**
   * The command that opens JConsole on a JVM that runs there. It must enter the network namespace
   * because JMX is a TCP connection to the loopback interface, and the user namespace because a JVM
   * lets only its own user attach, as seen from inside.
   */
  String jconsole(long pid) {
    return switch (this) {
      case USER -> "nsenter -t " + pid + " -U -n --preserve-credentials " + client() + " " + pid;
      case ROOT -> "nsenter -t " + pid + " -n " + client() + " " + pid;
      case NONE -> client() + " " + pid;
    };
  }

  private static String client() {
    Path ours = Path.of(System.getProperty("java.home"), "bin", "jconsole");
    return Files.isExecutable(ours) ? ours.toString() : "jconsole";
  }
}
