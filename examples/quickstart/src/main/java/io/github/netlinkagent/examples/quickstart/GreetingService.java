package io.github.netlinkagent.examples.quickstart;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The host: a service that knows nothing of the agent. It prints its port, answers {@code GET /},
 * and ends when its standard input does, so that it never outlives whoever has started it.
 */
final class GreetingService {

  private GreetingService() {}

  public static void main(String[] args) throws IOException {
    AtomicLong greetings = new AtomicLong();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] greeting =
              ("Hello number " + greetings.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, greeting.length);
          exchange.getResponseBody().write(greeting);
          exchange.close();
        });
    server.start();
    PrintStream out = System.out;
    out.println(server.getAddress().getPort());
    System.in.readAllBytes();
    server.stop(0);
  }
}
