package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.monitor.text.Wording;
import io.github.netlinkagent.netlink.TrafficMessage;
import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Qdiscs that the kernel at hand can't make, and whether {@code tc} words the same bytes so. */
class TrafficWordingTest {

  private final Wording wording = Wording.of(Model.of(List.of()), Names.builtIn());

  @Test
  void qdiscsOfFairQueues() {
    assertWorded(
        "qdisc-fq-codel",
        "qdisc fq_codel 8001: dev if7 root refcnt 2 limit 1000p flows 512 quantum 300 target 5ms"
            + " ce_threshold 1.5ms ce_threshold_selector 0x1/0x3 interval 100ms memory_limit 4Mb"
            + " ecn drop_batch 32");
    assertWorded(
        "qdisc-fq",
        "qdisc fq 8002: dev if7 root refcnt 2 limit 5000p flow_limit 50p buckets 2048"
            + " orphan_mask 511 nopacing quantum 3028b initial_quantum 15140b maxrate 1Gbit"
            + " defrate 8Mbit low_rate_threshold 250Kbit refill_delay 40ms ce_threshold 4ms"
            + " timer_slack 20us horizon 2s horizon_cap");
  }

  @Test
  void cake() {
    assertWorded(
        "qdisc-cake",
        "qdisc cake 8003: dev if7 root refcnt 2 bandwidth 50Gbit autorate-ingress diffserv4"
            + " dual-srchost nat wash ingress ack-filter-aggressive split-gso rtt 30ms ptm"
            + " overhead -4 mpu 64 memlimit 4Mb fwmark 0xff");
    assertWorded(
        "qdisc-cake-raw",
        "qdisc cake 8004: dev if7 root refcnt 2 bandwidth unlimited besteffort flowblind nonat"
            + " nowash no-ack-filter no-split-gso rtt 100ms raw overhead 0");
  }

  @Test
  void netem() {
    assertWorded(
        "qdisc-netem",
        "qdisc netem 8005: dev if7 root refcnt 2 limit 2000 delay 100ms 10ms 25% loss 0.3% 50%"
            + " duplicate 1% 2% reorder 25% 75% corrupt 0.1% 3% rate 40Gbit packetoverhead 20"
            + " cellsize 100 celloverhead -5 slot 800us 1ms packets 32 bytes 65536 ecn gap 5");
    assertWorded(
        "qdisc-netem-states",
        "qdisc netem 8006: dev if7 root refcnt 2 limit 1000 loss state p13 1% p31 99% p32 3%"
            + " p23 97% p14 0.5% slot distribution 5ms 2ms");
    assertWorded(
        "qdisc-netem-gemodel",
        "qdisc netem 8007: dev if7 root refcnt 2 limit 1000 loss gemodel p 1% r 10% 1-h 70%"
            + " 1-k 0.1% rate 1Mbit");
  }

  @Test
  void chains() {
    assertWorded("chain-clsact", "chain dev if3 parent ffff: chain 7");
    assertWorded("chain-block", "chain block 22 chain 268435455");
    assertWorded(
        "chain-flower",
        "chain dev if3 parent ffff: flower chain 8 fh 00000000 [Unknown filter, optlen=24]");
  }

  /** {@code tc monitor file} reads messages from a file, so that it needs no kernel for them. */
  @Test
  @RequiresNamespace
  void tcWordsTheSameMessagesInTheSameWay(@TempDir Path folder) throws IOException {
    List<byte[]> messages = new ArrayList<>();
    for (GoldenFile golden : GoldenFile.all()) {
      if (GoldenFile.decode(golden.bytes()) instanceof TrafficMessage of
          && (of.isOfQdisc() || of.isOfClass())) {
        messages.addAll(variants(golden));
      }
    }
    assertWordedAsByTc(messages, folder);
  }

  /** The same messages as if of another kind, which neither knows. */
  @Test
  @RequiresNamespace
  void tcWordsAnUnknownKindInTheSameWay(@TempDir Path folder) throws IOException {
    List<byte[]> messages = new ArrayList<>();
    for (GoldenFile golden : GoldenFile.all()) {
      if (GoldenFile.decode(golden.bytes()) instanceof TrafficMessage) {
        golden.attributes().stream()
            .filter(attribute -> attribute.path().equals(List.of("TCA_KIND")))
            .map(kind -> golden.with(kind.start() + 4, 1, 'z'))
            .forEach(messages::add);
      }
    }
    assertWordedAsByTc(messages, folder);
  }

  private void assertWordedAsByTc(List<byte[]> messages, Path folder) throws IOException {
    String version = Shell.run("tc -V || echo no iproute2").get(0);
    assumeTrue(version.contains("6.1."), "the wording is that of iproute2 6.1; here is " + version);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    messages.forEach(bytes::writeBytes);
    Path file = Files.write(folder.resolve("messages"), bytes.toByteArray());
    assertEquals(
        messages.stream().map(message -> plain(worded(message))).collect(Collectors.joining("\n")),
        String.join("\n", Shell.run("tc monitor file " + file))
            .replaceAll("\n\\h+", " ")
            .lines()
            .map(TrafficWordingTest::plain)
            .collect(Collectors.joining("\n")));
  }

  /** As it is; and without each of its options, and with each word of them another one. */
  private static List<byte[]> variants(GoldenFile golden) {
    List<byte[]> variants = new ArrayList<>(List.of(golden.bytes()));
    for (GoldenFile.Attribute option : golden.attributes()) {
      if (isOption(option) && !golden.isNest(option)) {
        // Without these a token bucket is none: tc says nothing of it, and we that we don't know.
        if (!option.name().equals("TCA_TBF_PARMS")) {
          variants.add(golden.without(option));
        }
        for (int at = 4; at + 4 <= golden.length(option); at += 4) {
          for (int value : new int[] {0, 1, 0x12345}) {
            variants.add(golden.with(option.start() + at, 4, value));
          }
        }
      }
    }
    return variants;
  }

  private static boolean isOption(GoldenFile.Attribute attribute) {
    return attribute.path().size() > 1 && attribute.path().get(0).equals("TCA_OPTIONS");
  }

  private String worded(byte[] message) {
    NetworkObject object = Kinds.read(GoldenFile.decode(message), Instant.EPOCH).get(0);
    return wording.object(object, Instant.EPOCH);
  }

  /** Without what a message means, and without the name of the link, which is there or not. */
  private static String plain(String line) {
    return line.replaceAll("\\s+", " ")
        .strip()
        .replaceFirst("^(deleted|added|replaced) ", "")
        .replaceFirst(" dev \\S+", "");
  }

  private void assertWorded(String message, String words) {
    assertEquals(words, wording.object(GoldenObjects.read(message).get(0), Instant.EPOCH));
  }
}
