package io.github.netlinkagent.launcher;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The programs of the JDK itself, which {@code JAVA_TOOL_OPTIONS} reaches as well: keytool must
 * stay as quick as it was, and what it prints is read by scripts.
 *
 * <p>They are known by their exact main class. The source launcher, {@code java Service.java}, has
 * one in a package of javac's, and is a host.
 */
final class JdkTools {

  /** Of JDK 17 to 25: what the launchers in {@code bin} pass to the JVM as {@code -m}. */
  private static final Set<String> MAIN_CLASSES =
      new HashSet<String>(
          Arrays.asList(
              "java.base/sun.security.tools.keytool.Main",
              "java.rmi/sun.rmi.registry.RegistryImpl",
              "java.scripting/com.sun.tools.script.shell.Main",
              "jdk.compiler/com.sun.tools.javac.Main",
              "jdk.compiler/sun.tools.serialver.SerialVer",
              "jdk.hotspot.agent/sun.jvm.hotspot.SALauncher",
              "jdk.httpserver/sun.net.httpserver.simpleserver.JWebServer",
              "jdk.httpserver/sun.net.httpserver.simpleserver.Main",
              "jdk.jartool/sun.security.tools.jarsigner.Main",
              "jdk.jartool/sun.tools.jar.Main",
              "jdk.javadoc/jdk.javadoc.internal.tool.Main",
              "jdk.jcmd/sun.tools.jcmd.JCmd",
              "jdk.jcmd/sun.tools.jinfo.JInfo",
              "jdk.jcmd/sun.tools.jmap.JMap",
              "jdk.jcmd/sun.tools.jps.Jps",
              "jdk.jcmd/sun.tools.jstack.JStack",
              "jdk.jcmd/sun.tools.jstat.Jstat",
              "jdk.jconsole/sun.tools.jconsole.JConsole",
              "jdk.jdeps/com.sun.tools.javap.Main",
              "jdk.jdeps/com.sun.tools.jdeprscan.Main",
              "jdk.jdeps/com.sun.tools.jdeps.Main",
              "jdk.jdeps/com.sun.tools.jnativescan.Main",
              "jdk.jdi/com.sun.tools.example.debug.tty.TTY",
              "jdk.jfr/jdk.jfr.internal.tool.Main",
              "jdk.jlink/jdk.tools.jimage.Main",
              "jdk.jlink/jdk.tools.jlink.internal.Main",
              "jdk.jlink/jdk.tools.jmod.Main",
              "jdk.jpackage/jdk.jpackage.main.Main",
              "jdk.jshell/jdk.internal.jshell.tool.JShellToolProvider",
              // The JVM that jshell starts for the snippets.
              "jdk.jshell/jdk.jshell.execution.RemoteExecutionControl",
              "jdk.jstatd/sun.tools.jstatd.Jstatd"));

  private JdkTools() {}

  /**
   * @param command the main class, with its module before a slash if it has one, and the arguments:
   *     the system property {@code sun.java.command}
   */
  static boolean isTool(String command) {
    int end = command.indexOf(' ');
    String main = end < 0 ? command : command.substring(0, end);
    if (MAIN_CLASSES.contains(main)) {
      return true;
    }
    for (String tool : MAIN_CLASSES) {
      // Started by its class alone, as in "java jdk.jshell.execution.RemoteExecutionControl".
      if (tool.substring(tool.indexOf('/') + 1).equals(main)) {
        return true;
      }
    }
    return false;
  }
}
