package io.github.netlinkagent.javaagent.host;

import java.util.logging.Logger;

/**
 * Says something on stdout, on stderr and in a log, waits for a line on stdin, says something again
 * and exits with status 3.
 */
public final class ChattyHost {

  private ChattyHost() {}

  public static void main(String[] arguments) throws Exception {
    System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%n");
    System.out.println("one");
    System.err.println("eins");
    Logger.getLogger("host").warning("un");
    System.out.println(String.join(" ", arguments));
    if (System.in.read() < 0) {
      System.err.println("nothing on stdin");
    }
    System.out.println("two");
    System.err.println("zwei");
    System.exit(3);
  }
}
