package io.github.netlinkagent.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InboxTest {

  private static final Expected ROUTE_LOST =
      new Expected.Change("netlink.route.change", "removed", "link-down", "default");
  private static final Expected NO_ROUTES = Expected.Value.of("netlink.route.count", 0, "main");

  private final Inbox inbox = new Inbox();

  @Test
  void whatHasNotArrivedIsNamed() throws Exception {
    inbox.add(event("removed", "announced", "default via 192.0.2.1"));
    inbox.add(event("removed", "link-down", "198.51.100.0/24"));

    assertEquals(List.of(ROUTE_LOST), await(List.of(ROUTE_LOST), 0));
    assertEquals("netlink.route.change removed link-down default", ROUTE_LOST.toString());
  }

  @Test
  void whatCameBeforeTheMarkDoesNotCount() throws Exception {
    inbox.add(event("removed", "link-down", "default via 192.0.2.1"));

    assertEquals(List.of(), await(List.of(ROUTE_LOST), 0));
    assertEquals(List.of(ROUTE_LOST), await(List.of(ROUTE_LOST), inbox.mark()));
  }

  @Test
  void oneEventAnswersOneExpectation() throws Exception {
    inbox.add(event("removed", "link-down", "default via 192.0.2.1"));

    assertEquals(List.of(ROUTE_LOST), await(List.of(ROUTE_LOST, ROUTE_LOST), 0));
  }

  @Test
  void aSeriesThatIsGoneCountsAsZero() throws Exception {
    Series main = new Series("netlink.route.count", new TreeMap<>(Map.of("table", "main")));
    inbox.replace(Map.of(main, 3.0));
    assertEquals(List.of(NO_ROUTES), await(List.of(NO_ROUTES), 0));

    inbox.replace(Map.of());
    assertEquals(List.of(), await(List.of(NO_ROUTES), 0));
  }

  private List<Expected> await(List<Expected> expected, int mark) throws InterruptedException {
    return inbox.await(expected, mark, Duration.ZERO);
  }

  private static Event event(String type, String cause, String body) {
    return new Event(Instant.EPOCH, "netlink.route.change", type, cause, false, body);
  }
}
