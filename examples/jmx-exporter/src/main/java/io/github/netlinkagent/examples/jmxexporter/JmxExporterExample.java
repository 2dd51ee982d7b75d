package io.github.netlinkagent.examples.jmxexporter;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Scrapes a service while its network changes: {@code JmxExporterExample AGENT-JAR EXPORTER-JAR
 * RULES SERVICE-JAR [--private] [--stay]}.
 *
 * <p>The exit status is 0 if the scrapes showed all that they must, and 1 if not.
 */
final class JmxExporterExample {

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final ScrapedService service;
  private final PrintStream out;
  private Scrape last = Scrape.NOTHING;

  private JmxExporterExample(ScrapedService service, PrintStream out) {
    this.service = service;
    this.out = out;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> options = List.of(args).subList(4, args.length);
    Jars jars = Jars.of(List.of(args).subList(0, 4));
    boolean complete;
    try (ScrapedService service = ScrapedService.start(jars, ScrapedService.First.AGENT)) {
      Runtime.getRuntime().addShutdownHook(new Thread(service::close, "end the service"));
      JmxExporterExample example = new JmxExporterExample(service, System.out);
      example.line("A service runs with both agents; Prometheus would scrape " + service.metrics());
      complete = example.play(options.contains("--private"));
      if (options.contains("--stay")) {
        example.stay();
      }
    }
    System.exit(complete ? 0 : 1);
  }

  private boolean play(boolean privately) throws IOException, InterruptedException {
    boolean complete = play(Step.FIRST);
    if (!privately) {
      line("\nNo private network can be made here, so nothing is changed.");
      line("See unshare(1): it takes root, or user namespaces for everybody.");
      return complete;
    }
    for (Step step : Step.STORY) {
      complete = complete && play(step);
    }
    return complete;
  }

  private boolean play(Step step) throws IOException, InterruptedException {
    line("\n" + step.title());
    if (!step.command().isEmpty()) {
      line("# " + step.command());
      run(step.command());
    }
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Scrape scrape = service.scrape();
    while (!scrape.shows(step.expected()) && System.nanoTime() < deadline) {
      Thread.sleep(INTERVAL.toMillis() / 10);
      scrape = service.scrape();
    }
    show(scrape);
    if (!scrape.shows(step.expected())) {
      line("This is not what it must show: " + String.join(", ", step.expected()));
      return false;
    }
    return true;
  }

  /** Until Ctrl-C. */
  private void stay() throws IOException, InterruptedException {
    line("\nWhat changes from now on is shown as it is scraped, each second. Ctrl-C ends it all.");
    while (true) {
      Thread.sleep(INTERVAL.toMillis());
      show(service.scrape());
    }
  }

  private void show(Scrape scrape) {
    scrape.since(last).forEach(this::line);
    last = scrape;
  }

  private void line(String text) {
    out.println(text);
    out.flush();
  }

  private static void run(String command) throws IOException, InterruptedException {
    int status = new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException("exit status " + status + " of: " + command);
    }
  }
}
