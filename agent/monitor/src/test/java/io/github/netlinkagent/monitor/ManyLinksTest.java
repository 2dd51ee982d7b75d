package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links by the thousand, each of which is told once as it comes and once as it goes. */
@RequiresNamespace
class ManyLinksTest {

  /** The profile {@code long} has 1,000, two links each. */
  private static final int PAIRS = Integer.getInteger("many.pairs", 100);

  private TwoPairs pairs;

  @BeforeEach
  void open() {
    pairs = new TwoPairs(MonitorOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    pairs.close();
    batch("link del m%d", "> /dev/null 2>&1 || true");
  }

  /** More than the receive buffer of the unprivileged holds: a resync may have to find some. */
  @Case(52)
  @Test
  void thousandsOfLinksComeAndGo() {
    batch("link add m%d type veth peer name n%1$d", "");
    KernelDump.settle(pairs.monitor.model());
    assertOnce("added");
    batch("link del m%d", "");
    KernelDump.settle(pairs.monitor.model());
    assertOnce("removed");
  }

  private void assertOnce(String type) {
    List<String> changes =
        pairs.soFar().stream()
            .filter(line -> line.matches("(added|removed) [\\w-]+ [mn]\\d+"))
            .map(line -> line.replaceFirst(" (announced|resync) ", " "))
            .toList();
    assertEquals(2 * PAIRS, changes.size());
    assertEquals(
        IntStream.range(0, PAIRS)
            .boxed()
            .flatMap(i -> Stream.of(type + " m" + i, type + " n" + i))
            .collect(Collectors.toSet()),
        Set.copyOf(changes));
  }

  private static void batch(String line, String otherwise) {
    String lines =
        IntStream.range(0, PAIRS).mapToObj(line::formatted).collect(Collectors.joining("\n"));
    Shell.run("ip -force -batch - <<END " + otherwise + "\n" + lines + "\nEND");
  }
}
