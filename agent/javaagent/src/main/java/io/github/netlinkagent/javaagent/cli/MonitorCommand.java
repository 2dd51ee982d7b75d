package io.github.netlinkagent.javaagent.cli;

import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.Limits;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.Subscription;
import io.github.netlinkagent.monitor.settings.Settings;
import io.github.netlinkagent.monitor.text.Wording;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code monitor}: prints changes as they happen, until it is ended or nobody reads any more. */
@Command(
    name = "monitor",
    description = "Prints changes as they happen, each on a line.",
    mixinStandardHelpOptions = true,
    versionProvider = NetlinkAgent.class)
final class MonitorCommand implements Callable<Integer> {

  /** How lines are worded. */
  enum Format {
    TERSE,
    IP,
    JSON
  }

  @Parameters(
      paramLabel = "OBJECT",
      arity = "0..*",
      description = {
        "What to listen to, as in \"ip monitor link route\"; may be cut short. All if none is named."
            + " With --format ip, \"all\" adds labels, as in \"ip monitor all\".",
        "\"dev NAME\" restricts it to an interface, \"table T\" to a table of routes."
      })
  private List<String> words = List.of();

  @Option(
      names = "--format",
      defaultValue = "terse",
      paramLabel = "FORMAT",
      description = "terse (linkmonitor's own form, the default), ip (as ip monitor) or json")
  private Format format;

  @Option(names = "--label", description = "With --format ip: tell the kind of object, [LINK]")
  private boolean label;

  @Option(names = "--timestamp", description = "With --format ip: tell the time, as ip -ts monitor")
  private boolean timestamp;

  @Option(names = "--snapshot", description = "First print all that is there")
  private boolean snapshot;

  @Option(
      names = "--color",
      arity = "0..1",
      defaultValue = "never",
      fallbackValue = "auto",
      paramLabel = "WHEN",
      description =
          "never (the default), auto (on a terminal) or always: what goes is red, what is lost yellow")
  private Color color;

  @Option(
      names = {"-q", "--quiet"},
      description = "Do not say on stderr when it listens")
  private boolean quiet;

  @Mixin private FamilyOptions families;

  @Override
  public Integer call() throws Exception {
    Selection words = Selection.of(this.words, families.only());
    Set<Kind<?>> kinds = ObjectWords.OF_MONITOR.kinds(words.rest());
    Settings settings = NetlinkAgent.prepare();
    try (NetworkMonitor monitor =
        NetworkMonitor.open(
            settings
                .monitorOptions()
                .withLimits(Limits.ROOM)
                .withStatisticsInterval(Duration.ZERO))) {
      // The thread that is in native code would hold the exit up; it is woken.
      Runtime.getRuntime().addShutdownHook(new Thread(monitor::close, "netlink-agent-exit"));
      Subscription subscription = monitor.subscribe(settings.queueMax());
      Printer printer = printer(monitor.model());
      Follower follower =
          new Follower(
              monitor,
              subscription,
              words.withKinds(kinds),
              color.isOn() ? new ColoredPrinter(printer) : printer,
              new Output(Output.stdout()));
      follower.follow(snapshot, quiet);
      return NetlinkAgent.DONE;
    } catch (Output.ClosedException e) {
      return NetlinkAgent.DONE;
    }
  }

  private Printer printer(Model model) {
    ZoneId zone = ZoneId.systemDefault();
    return switch (format) {
      case TERSE -> new TersePrinter(Wording.of(model), zone);
      case IP ->
          new IpPrinter(
              Wording.of(model), zone, timestamp, label || words.contains(ObjectWords.ALL));
      case JSON -> new JsonPrinter(model);
    };
  }
}
