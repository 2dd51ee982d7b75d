package io.github.netlinkagent.examples.quickstart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The {@link GreetingService} in a JVM of its own, with the agent attached. */
final class ServiceProcess implements AutoCloseable {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final Process process;
  private final URI uri;

  private ServiceProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /**
   * Starts the service and returns when it listens.
   *
   * @param lines takes what the service and the agent print, line by line
   */
  static ServiceProcess start(Path agent, URI endpoint, Consumer<String> lines) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            JAVA.toString(),
            "-javaagent:" + agent,
            "-cp",
            System.getProperty("java.class.path"),
            GreetingService.class.getName());
    builder.environment().keySet().removeIf(name -> name.startsWith("OTEL_"));
    builder.environment().put("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint.toString());
    builder.environment().put("OTEL_SERVICE_NAME", "greeting");
    Process process = builder.start();
    forward(process.errorReader(), lines, "standard error of the service");
    BufferedReader output = process.inputReader();
    String port = output.readLine();
    if (port == null) {
      throw new IOException("the service ended before it listened; what it said stands above");
    }
    forward(output, lines, "standard output of the service");
    return new ServiceProcess(process, URI.create("http://127.0.0.1:" + port + "/"));
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks the service for a greeting. */
  String greeting() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
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

  private static void forward(BufferedReader reader, Consumer<String> lines, String name) {
    Thread thread =
        new Thread(
            () -> {
              try (reader) {
                reader.lines().forEach(lines);
              } catch (IOException | UncheckedIOException e) {
                lines.accept(name + " could not be read: " + e.getMessage());
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }
}
