package io.github.netlinkagent.javaagent.host;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import javax.management.ObjectName;

/**
 * Prints {@code ready}, and then does what it is told on stdin, a line at a time, until its end:
 *
 * <pre>
 * attribute NAME ATTRIBUTE   prints an attribute of an MBean
 * registered NAME            prints whether there is such an MBean
 * log                        logs a line, and prints the class of the log manager
 * native                     prints whether this class may call native code unasked (JEP 472)
 * threads                    prints the names of the threads that begin with netlink, in their order
 * </pre>
 *
 * Before it returns from main it prints {@code returns at} and {@link System#nanoTime}.
 */
public final class ObedientHost {

  private ObedientHost() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("ready");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "attribute" -> System.out.println(attribute(words[1], words[2]));
        case "registered" -> System.out.println(isRegistered(words[1]));
        case "log" -> {
          Logger.getLogger("host").warning("a line of the host");
          System.out.println(LogManager.getLogManager().getClass().getSimpleName());
        }
        case "native" -> System.out.println(mayCallNativeCode());
        case "threads" -> System.out.println(threads());
        default -> throw new IllegalArgumentException(line);
      }
    }
    System.out.println("returns at " + System.nanoTime());
  }

  private static Object attribute(String name, String attribute) throws Exception {
    return ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(name), attribute);
  }

  private static boolean isRegistered(String name) throws Exception {
    return ManagementFactory.getPlatformMBeanServer().isRegistered(new ObjectName(name));
  }

  /** By reflection, since Java 17 does not restrict it. */
  private static Object mayCallNativeCode() throws Exception {
    return Module.class.getMethod("isNativeAccessEnabled").invoke(ObedientHost.class.getModule());
  }

  private static String threads() {
    return String.join(
        " ",
        Thread.getAllStackTraces().keySet().stream()
            .map(Thread::getName)
            .filter(name -> name.startsWith("netlink"))
            .sorted()
            .toList());
  }
}
