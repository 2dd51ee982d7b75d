package io.github.netlinkagent.examples.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Plays the story: {@code Quickstart AGENT-JAR user|root|none [--colour] [--stay]}.
 *
 * <p>The exit status is 0 if all that the story promises has arrived, and 1 if not.
 */
final class Quickstart {

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Namespace namespace;
  private final boolean stay;
  private final Screen screen;
  private final Inbox inbox = new Inbox();

  /** What the story waits for; empty when it is over. */
  private volatile List<Expected> awaited = List.of();

  private Quickstart(Namespace namespace, boolean stay, Screen screen) {
    this.namespace = namespace;
    this.stay = stay;
    this.screen = screen;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> options = List.of(args).subList(2, args.length);
    Screen screen = new Screen(System.out, options.contains("--colour"));
    Namespace namespace = Namespace.valueOf(args[1].toUpperCase(Locale.ROOT));
    Quickstart quickstart = new Quickstart(namespace, options.contains("--stay"), screen);
    System.exit(quickstart.play(Path.of(args[0])) ? 0 : 1);
  }

  private boolean play(Path agent) throws IOException, InterruptedException {
    // At the end the service goes first, so that the receiver still takes its last events.
    try (OtlpReceiver receiver = OtlpReceiver.start(this::take, this::take);
        ServiceProcess service =
            ServiceProcess.start(agent, receiver.endpoint(), screen::service)) {
      Runtime.getRuntime().addShutdownHook(new Thread(service::close, "end the service"));
      screen.title("A service runs with the agent attached, as process " + service.pid());
      screen.note("To look at it in JConsole (MBeans, netlink), in another terminal:");
      screen.command(namespace.jconsole(service.pid()));
      boolean complete = playAll();
      awaited = List.of();
      if (!service.isAlive()) {
        screen.failure("The service has ended; what it said stands above.");
        return false;
      }
      screen.title("The service has gone on as before, and answers: " + service.greeting());
      if (stay) {
        screen.title("What changes from now on is shown as it comes. Ctrl-C ends it all.");
        Thread.currentThread().join();
      }
      return complete;
    }
  }

  private boolean playAll() throws IOException, InterruptedException {
    boolean complete = play(Story.opening());
    if (namespace == Namespace.NONE) {
      screen.title("No private network can be made here, so nothing is changed");
      screen.note("See unshare(1): it takes root, or user namespaces for everybody.");
      return complete;
    }
    for (Story.Step step : Story.steps()) {
      if (!complete) {
        return false;
      }
      complete = play(step);
    }
    return complete;
  }

  private boolean play(Story.Step step) throws IOException, InterruptedException {
    screen.title(step.title());
    int mark = step.command().isEmpty() ? 0 : inbox.mark();
    awaited = step.expected();
    if (!step.command().isEmpty()) {
      screen.command(step.command());
      run(step.command());
    }
    List<Expected> missing = inbox.await(step.expected(), mark, LIMIT);
    missing.forEach(expected -> screen.failure("did not arrive: " + expected));
    if (stay) {
      Thread.sleep(PAUSE.toMillis());
    }
    return missing.isEmpty();
  }

  private void take(Event event) {
    boolean aside = !awaited.isEmpty() && awaited.stream().noneMatch(one -> one.matches(event));
    screen.event(event, aside);
    inbox.add(event);
  }

  private void take(Map<Series, Double> values) {
    screen.values(values);
    inbox.replace(values);
  }

  private static void run(String command) throws IOException, InterruptedException {
    int status = new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException("exit status " + status + " of: " + command);
    }
  }
}
