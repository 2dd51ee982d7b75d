package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.Eventually;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ids of other namespaces follow the kernel, which makes some by itself. */
@RequiresNamespace
class NamespaceIdTest {

  private TwoPairs pairs;

  @BeforeEach
  void open() {
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
    Shell.run("ip netns add na1; ip netns add na2");
  }

  @AfterEach
  void close() {
    pairs.close();
    Shell.run("ip link del v7 2>&- || true; ip netns del na1 2>&- || true; ip netns del na2");
  }

  @Case(47)
  @Test
  void anIdIsGivenAndGoesWithItsNamespace() {
    assertEquals(List.of("added announced nsid 777"), of(777, "ip netns set na1 777"));
    Shell.run("ip netns del na1");
    // The kernel takes it down when it finds time.
    Eventually.holds(() -> !knows(777), () -> ids().toString());
    assertEquals(List.of("removed announced nsid 777"), of(777, "true"));
  }

  @Test
  void anIdIsMadeForANamespaceThatHasToBeNamed() {
    List<String> changes = pairs.after("ip link add v7 type veth peer name p7 netns na2");
    int id =
        Integer.parseInt(
            Shell.run("ip netns list | sed -n 's/na2 (id: \\([0-9]*\\))/\\1/p'").get(0));
    assertTrue(changes.contains("added announced nsid " + id), changes::toString);
    assertEquals(List.of(), of(id, "ip link del v7"));
    assertTrue(knows(id));
  }

  @Test
  void whatWasThereBeforeIsListed() throws Exception {
    Shell.run("ip netns set na1 705; ip netns set na2 709");
    pairs.after("true");
    try (NetworkMonitor late = NetworkMonitor.open(MonitorOptions.DEFAULT)) {
      Eventually.holds(
          () ->
              late.model()
                  .all(NamespaceId.KIND)
                  .toList()
                  .containsAll(List.of(new NamespaceId(705), new NamespaceId(709))),
          () -> late.status().toString());
    }
  }

  private List<NamespaceId> ids() {
    return pairs.monitor.model().all(NamespaceId.KIND).toList();
  }

  private boolean knows(int id) {
    return ids().contains(new NamespaceId(id));
  }

  /** What was announced of an id; there may be others, of namespaces that are going. */
  private List<String> of(int id, String script) {
    return pairs.after(script).stream().filter(line -> line.endsWith(" nsid " + id)).toList();
  }
}
