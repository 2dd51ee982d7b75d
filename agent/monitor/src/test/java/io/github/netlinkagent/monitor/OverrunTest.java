package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Thousands of routes, and room for the messages about a few; {@code -Doverrun.routes} sets how
 * many.
 */
@RequiresNamespace
class OverrunTest {

  private static final int ROUTES = Integer.getInteger("overrun.routes", 10_000);
  private static final int SMALLEST_BUFFER = 4096;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** Adds so many routes, and as many again until the kernel has dropped messages. */
  private static final String FLOOD =
      """
      drops() { awk 'NR > 1 { sum += $9 } END { print sum }' /proc/net/netlink; }
      before=$(drops)
      start=0
      while [ "$(drops)" = "$before" ] && [ $start -lt 4000000 ]; do
        seq $start $((start + %1$d - 1)) | awk '{
          printf "route add 11.%%d.%%d.%%d dev v0\\n", $1 / 65536, $1 / 256 %% 256, $1 %% 256 }' |
          ip -batch -
        start=$((start + %1$d))
      done
      echo $start
      """
          .formatted(ROUTES);

  @Test
  @Case(48)
  void whatOverflowsASmallBufferIsMadeUpFor() throws Exception {
    flooded(FLOOD);
  }

  /**
   * To the kernel, a long safepoint of this JVM is the same: none of its threads runs, and nobody
   * reads what the kernel announces.
   */
  @Test
  @Case(49)
  void whatOverflowsWhileThisProcessIsStoppedIsMadeUpFor() throws Exception {
    Instant before = Instant.now();
    List<Gap> gaps =
        flooded(
            """
            trap 'kill -CONT $PPID' EXIT
            kill -STOP $PPID
            end=$(($(date +%%s) + %d))
            %s
            while [ $(date +%%s) -lt $end ]; do sleep 0.1; done
            """
                .formatted(PAUSE.toSeconds() + 1, FLOOD));
    Gap first = gaps.get(0);
    assertTrue(first.begin().isAfter(before));
    Duration length = Duration.between(first.begin(), first.end().orElseThrow());
    assertTrue(length.compareTo(PAUSE) > 0, () -> "the pause is no part of " + gaps);
  }

  private static List<Gap> flooded(String script) throws Exception {
    MonitorOptions options = MonitorOptions.DEFAULT.withReceiveBuffer(SMALLEST_BUFFER);
    try (TwoPairs pairs = new TwoPairs(options);
        Heard heard = new Heard(pairs.monitor)) {
      int added = Integer.parseInt(Shell.run(script).get(0));
      List<Gap> gaps = heard.gaps(1);
      System.out.println("OverrunTest: " + gaps + " " + pairs.monitor.status());

      assertEquals(Overrun.Reason.ENOBUFS, gaps.get(0).reason(), gaps::toString);
      assertTrue(gaps.get(0).drops() > 0, gaps::toString);
      List<String> routes = heard.routes();
      assertEquals(added, routes.size(), "each is announced once, however it was found");
      assertEquals(
          added, new HashSet<>(routes.stream().map(OverrunTest::destination).toList()).size());
      assertTrue(routes.stream().allMatch(line -> line.startsWith("added ")));
      return gaps;
    }
  }

  private static String destination(String line) {
    return line.substring(line.lastIndexOf(' ') + 1);
  }
}
