package io.github.netlinkagent.examples.jmxexporter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The quickstart's service in a JVM of its own, with both agents attached. */
final class ScrapedService implements AutoCloseable {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final String SERVICE =
      "io.github.netlinkagent.examples.quickstart.GreetingService";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Which agent the command line names first; both orders work. */
  enum First {
    AGENT,
    EXPORTER
  }

  private final Process process;
  private final URI metrics;
  private final HttpClient client = HttpClient.newHttpClient();

  private ScrapedService(Process process, URI metrics) {
    this.process = process;
    this.metrics = metrics;
  }

  /** Starts the service and returns when it listens. What it says on stderr is shown. */
  static ScrapedService start(Jars jars, First first) throws IOException {
    int port = freePort();
    List<String> agents = new ArrayList<>(List.of(jars.agentOption(), jars.exporterOption(port)));
    if (first == First.EXPORTER) {
      Collections.reverse(agents);
    }
    List<String> command = new ArrayList<>(List.of(JAVA.toString()));
    command.addAll(agents);
    command.addAll(List.of("-cp", jars.service().toString(), SERVICE));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    if (process.inputReader().readLine() == null) {
      throw new IOException("the service ended before it listened; what it said stands above");
    }
    return new ScrapedService(process, URI.create("http://127.0.0.1:" + port + "/metrics"));
  }

  long pid() {
    return process.pid();
  }

  URI metrics() {
    return metrics;
  }

  /** Does what Prometheus does every few seconds. */
  Scrape scrape() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(metrics).timeout(LIMIT).build();
    HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(metrics + " answers " + response.statusCode());
    }
    return Scrape.parse(response.body());
  }

  /** Ends the service as its user would, by closing its input; after 5 s by force. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Nobody takes it meanwhile in a private network; elsewhere that is unlikely. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
