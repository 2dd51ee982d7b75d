package io.github.netlinkagent.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

  private final Properties properties = new Properties();
  private final Map<String, String> environment = new HashMap<>();
  private String arguments = "";

  CheckTest() {
    properties.setProperty("os.name", "Linux");
    properties.setProperty("java.specification.version", "17");
    properties.setProperty("sun.java.command", "com.example.Service --port 80");
  }

  @Test
  void anOrdinaryHostPasses() {
    assertTrue(verdict().passed());
  }

  @Test
  void aHostWithoutArgumentsAndWithoutACommandPasses() {
    arguments = null;
    properties.remove("sun.java.command");

    assertTrue(verdict().passed());
  }

  @Test
  void anAgentThatRunsAlreadyIsToldInOneLine() {
    properties.setProperty(Launcher.STARTED, "true");

    assertEquals(
        "[netlink-agent] not started: it was started in this JVM already. Remove the second"
            + " -javaagent (JAVA_TOOL_OPTIONS may name one), or netlink-otel-extension.jar.",
        verdict().line());
  }

  @Test
  void anotherSystemIsTold() {
    properties.setProperty("os.name", "Mac OS X");

    assertEquals(
        "[netlink-agent] not started: this system is Mac OS X, and netlink is a part of Linux."
            + " Use it on Linux only.",
        verdict().line());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8", "9", "11", "16", "", "nonsense"})
  void anOlderJavaIsTold(String version) {
    properties.setProperty("java.specification.version", version);

    assertEquals(
        "[netlink-agent] not started: this is Java " + version + ". Use Java 17 or later.",
        verdict().line());
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "21", "25", "26"})
  void laterJavasPass(String version) {
    properties.setProperty("java.specification.version", version);

    assertTrue(verdict().passed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"enabled=off", "jmx=on, enabled = OFF", "enabled=on,enabled=false"})
  void theArgumentsCanDisableIt(String given) {
    arguments = given;

    assertSilent();
  }

  @Test
  void aSystemPropertyCanDisableIt() {
    properties.setProperty("netlink.enabled", "off");

    assertSilent();
  }

  @Test
  void aVariableCanDisableIt() {
    environment.put("NETLINK_ENABLED", "off");

    assertSilent();
  }

  @Test
  void theArgumentsOverruleThePropertyAndThePropertyTheVariable() {
    environment.put("NETLINK_ENABLED", "off");
    properties.setProperty("netlink.enabled", "on");
    assertTrue(verdict().passed());

    properties.setProperty("netlink.enabled", "off");
    arguments = "enabled=on";
    assertTrue(verdict().passed());
  }

  @Test
  void whoIsDisabledHearsNothingOfTheWrongSystem() {
    arguments = "enabled=off";
    properties.setProperty("os.name", "Windows 11");

    assertSilent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdk.compiler/com.sun.tools.javac.Main -version",
        "com.sun.tools.javac.Main Service.java",
        "jdk.jcmd/sun.tools.jcmd.JCmd -l",
        "java.base/sun.security.tools.keytool.Main",
        "jdk.jshell.execution.RemoteExecutionControl 40000"
      })
  void aToolOfTheJdkIsLeftAloneSilently(String command) {
    properties.setProperty("sun.java.command", command);

    assertSilent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdk.compiler/com.sun.tools.javac.launcher.Main Service.java",
        "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher Service.java",
        "com.example.com.sun.tools.javac.Main",
        "com.sun.tools.javac.MainService",
        "com.example/com.sun.tools.javac.Main",
        "com.example.Service com.sun.tools.javac.Main"
      })
  void aHostThatOnlyResemblesAToolIsAHost(String command) {
    properties.setProperty("sun.java.command", command);

    assertTrue(verdict().passed());
  }

  @Test
  void theCommandLineOfTheAgentIsNoHost() {
    properties.setProperty("java.class.path", Program.jar().getPath());

    assertSilent();
  }

  @Test
  void theCommandLineNeedsLinuxAndJavaAndNothingElse() {
    properties.setProperty(Launcher.STARTED, "true");
    properties.setProperty("netlink.enabled", "off");
    properties.setProperty("java.class.path", Program.jar().getPath());
    assertTrue(verdictOfProgram().passed());

    properties.setProperty("java.specification.version", "11");
    assertEquals(
        "[netlink-agent] not started: this is Java 11. Use Java 17 or later.",
        verdictOfProgram().line());
  }

  private Verdict verdictOfProgram() {
    return Check.ofProgram(new Surroundings(arguments, properties, environment));
  }

  private Verdict verdict() {
    return Check.all(new Surroundings(arguments, properties, environment));
  }

  private void assertSilent() {
    Verdict verdict = verdict();
    assertFalse(verdict.passed());
    assertEquals("", verdict.line());
  }
}
