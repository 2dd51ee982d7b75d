package io.github.netlinkagent.javaagent.cli;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.Limits;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.MonitorOptions;
import io.github.netlinkagent.monitor.NetworkMonitor;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Summary;
import io.github.netlinkagent.monitor.settings.Settings;
import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.monitor.text.Wording;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code show}: prints the objects of a kind that are there now. */
@Command(
    name = "show",
    description =
        "Prints what is there now, each object on a line, in the words of ip, tc or bridge.",
    mixinStandardHelpOptions = true,
    versionProvider = NetlinkAgent.class)
final class ShowCommand implements Callable<Integer> {

  /** How lines are worded. */
  enum Format {
    IP,
    JSON
  }

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Parameters(
      index = "0",
      paramLabel = "OBJECT",
      description = "What to show, as in \"ip route show\"; may be cut short")
  private String object;

  @Parameters(
      index = "1..*",
      paramLabel = "WORD",
      arity = "0..*",
      description = {
        "\"dev NAME\" restricts it to an interface, \"table T\" to a table of routes;"
            + " all other words must stand in a line"
      })
  private List<String> words = List.of();

  @Option(
      names = "--format",
      defaultValue = "ip",
      paramLabel = "FORMAT",
      description = "ip (the default) or json")
  private Format format;

  @Option(
      names = {"-d", "--details"},
      description = "links with all their settings, as \"ip -d -o link\" shows them")
  private boolean details;

  @Mixin private FamilyOptions families;

  @Override
  public Integer call() throws Exception {
    Kind<?> kind = ObjectWords.OF_SHOW.kind(object);
    if (details && kind != Link.KIND) {
      throw RefusedException.misused("--details are those of links; leave it out of show " + kind);
    }
    Selection selection = Selection.of(words, families.only());
    Settings settings = NetlinkAgent.prepare();
    MonitorOptions once =
        settings
            .monitorOptions()
            .withLimits(Limits.ROOM)
            .withAuditInterval(Duration.ZERO)
            .withStatisticsInterval(Duration.ZERO);
    try (NetworkMonitor monitor = NetworkMonitor.open(once)) {
      if (!monitor.awaitSync(PATIENCE)) {
        throw new RefusedException(
            "the kernel's tables could not be read within %d s: %s"
                .formatted(PATIENCE.toSeconds(), monitor.status().reason()));
      }
      tellIfRefused(kind, monitor);
      print(kind, selection, monitor.model());
      tellIfSummarized(kind, monitor.model());
      return NetlinkAgent.DONE;
    } catch (Output.ClosedException e) {
      return NetlinkAgent.DONE;
    }
  }

  private static void tellIfRefused(Kind<?> kind, NetworkMonitor monitor) {
    for (String refused : monitor.status().kindsRefused()) {
      if (refused.startsWith(kind.label())) {
        NetlinkAgent.say("the kernel does not list " + refused);
      }
    }
  }

  private static void tellIfSummarized(Kind<?> kind, Model model) {
    for (Summary summary : model.summaries(kind)) {
      NetlinkAgent.say("not all are shown of " + summary.line(model) + ". " + summary.remedy());
    }
  }

  private void print(Kind<?> kind, Selection selection, Model model)
      throws IOException, RefusedException {
    Names names = Names.installed();
    if (selection.device().isPresent()) {
      requireDevice(selection.device().get(), model);
    }
    Output output = new Output(Output.stdout());
    List<NetworkObject> objects =
        model.listed(kind).stream().filter(each -> selection.contains(each, model)).toList();
    for (String line : lines(kind, objects, selection, model, names).toList()) {
      if (selection.rest().stream().allMatch(line::contains)) {
        output.line(line);
      }
    }
    output.flush();
  }

  private Stream<String> lines(
      Kind<?> kind, List<NetworkObject> objects, Selection selection, Model model, Names names) {
    if (format == Format.JSON) {
      Printer printer = new JsonPrinter(model);
      Instant now = Instant.now();
      return objects.stream().map(each -> printer.present(each, model.revision(), now));
    }
    if (kind == Address.KIND) {
      return addresses(objects, selection, model, names);
    }
    Wording wording = Wording.of(model, names);
    if (details) {
      return objects.stream().map(Link.class::cast).map(wording::detailed);
    }
    return objects.stream().filter(wording::lists).map(wording::listedAmongAll);
  }

  /** As {@code ip -br addr}: a line for each interface, not for each address. */
  private static Stream<String> addresses(
      List<NetworkObject> objects, Selection selection, Model model, Names names) {
    Model selected = Model.of(Stream.concat(model.links().stream(), objects.stream()).toList());
    Wording wording = Wording.of(selected, names);
    return selected.links().stream()
        .filter(link -> selection.device().map(link.name()::equals).orElse(true))
        .filter(link -> selection.family().isEmpty() || !selected.addresses(link.index()).isEmpty())
        .map(wording::addresses);
  }

  private static void requireDevice(String name, Model model) throws RefusedException {
    if (model.links().stream().noneMatch(link -> link.name().equals(name))) {
      throw new RefusedException(
          "there is no interface \""
              + name
              + "\" here. The interfaces are "
              + model.links().stream().map(Link::name).collect(Collectors.joining(", ")));
    }
  }
}
