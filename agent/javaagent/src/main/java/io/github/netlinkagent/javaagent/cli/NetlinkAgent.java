package io.github.netlinkagent.javaagent.cli;

import com.kenai.jffi.Init;
import io.github.netlinkagent.monitor.host.Version;
import io.github.netlinkagent.monitor.settings.Settings;
import io.github.netlinkagent.netlink.NetlinkException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The whole of the command line. */
@Command(
    name = "netlink-agent",
    description = "Shows the network of this shell, as the kernel's rtnetlink tells it.",
    versionProvider = NetlinkAgent.class,
    mixinStandardHelpOptions = true,
    subcommands = {MonitorCommand.class, ShowCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "Commands:%n",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:done, or nobody reads the output any more",
      "1:it could not be done; a line on stderr says why",
      "2:the command line is not understood",
      "130, 143:ended by SIGINT (Ctrl-C), SIGTERM"
    },
    footer = {
      "",
      "The settings of the agent hold here too where they have a meaning: audit.interval, queue.max,",
      "receive.buffer, native.dir and config, as -Dnetlink.KEY=VALUE or as variables NETLINK_KEY."
    })
public final class NetlinkAgent implements IVersionProvider {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int MISUSED = 2;

  private NetlinkAgent() {}

  /** Called by the launcher; returns the exit status. */
  public static int run(String... arguments) {
    PrintWriter out = new PrintWriter(Output.stdout(), true, StandardCharsets.UTF_8);
    return commandLine().setOut(out).execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new NetlinkAgent())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setParameterExceptionHandler((e, arguments) -> misused(e))
        .setExecutionExceptionHandler((e, commandLine, parsed) -> failed(e));
  }

  /** The settings, and the native library where they want it. */
  static Settings prepare() {
    Settings settings =
        Settings.read("", System.getProperties(), System.getenv(), NetlinkAgent::say);
    settings.nativeDirectory().ifPresent(Init::extractInto);
    Init.load();
    return settings;
  }

  /** Says something to people. */
  static void say(String line) {
    System.err.println("[netlink-agent] " + line);
  }

  @Override
  public String[] getVersion() {
    return new String[] {"netlink-agent " + Version.ofAgent()};
  }

  private static int misused(ParameterException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    String message = e.getMessage().strip().replaceAll("\\s*\\R\\s*", "; ");
    String end = message.endsWith(".") ? " " : ". ";
    say(message + end + "See: " + command.qualifiedName() + " --help");
    return MISUSED;
  }

  private static int failed(Exception e) {
    if (e instanceof RefusedException refused) {
      say(refused.getMessage() + ".");
      return refused.status();
    }
    say(
        e instanceof NetlinkException
            ? e.getMessage() + "."
            : "failed: " + e + ". Please report this.");
    return FAILED;
  }
}
