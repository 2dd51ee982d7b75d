package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The options and the statistics of qdiscs that the kernel at hand can't make. */
class GoldenQdiscTest {

  @Test
  void fqCodelTellsItsOptions() {
    FqCodelOptions options =
        assertInstanceOf(FqCodelOptions.class, message("qdisc-fq-codel").options());
    assertEquals(
        Map.ofEntries(
            Map.entry("target", 4999L),
            Map.entry("limit", 1000L),
            Map.entry("interval", 99_999L),
            Map.entry("ecn", 1L),
            Map.entry("flows", 512L),
            Map.entry("quantum", 300L),
            Map.entry("ce_threshold", 1499L),
            Map.entry("drop_batch_size", 32L),
            Map.entry("memory_limit", 4_194_304L),
            Map.entry("ce_threshold_selector", 1L),
            Map.entry("ce_threshold_mask", 3L)),
        options.attributes().byName());
    assertEquals(List.of(), options.attributes().unknown());
  }

  @Test
  void fqCodelCountsAsAWholeAndByItsFlows() {
    assertEquals(
        new FqCodelStatistics.OfQdisc(1514, 2, 3, 4, 5, 6, 7, 8, 9),
        message("qdisc-fq-codel").statistics().ofKind());
    TrafficMessage flow = message("class-fq-codel");
    assertEquals(0x80010009, flow.handle());
    assertEquals(
        new FqCodelStatistics.OfFlow(-300, 5100, 4, 3, true, -20), flow.statistics().ofKind());
  }

  @Test
  void fqTellsItsOptionsAndItsBands() {
    AttributeSet options =
        assertInstanceOf(FqOptions.class, message("qdisc-fq").options()).attributes();
    Map<String, Object> values = new HashMap<>(options.byName());
    assertEquals(
        new PriorityOptions(3, List.of(1, 2, 2, 2, 1, 2, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1)),
        values.remove("priomap"));
    assertEquals(List.of(589_824L, 196_608L, 65_536L), values.remove("weights"));
    assertEquals(
        Map.ofEntries(
            Map.entry("plimit", 5000L),
            Map.entry("flow_plimit", 50L),
            Map.entry("quantum", 3028L),
            Map.entry("initial_quantum", 15_140L),
            Map.entry("rate_enable", 0L),
            Map.entry("flow_default_rate", 1_000_000L),
            Map.entry("flow_max_rate", 125_000_000L),
            Map.entry("buckets_log", 11L),
            Map.entry("flow_refill_delay", 40_000L),
            Map.entry("orphan_mask", 511L),
            Map.entry("low_rate_threshold", 31_250L),
            Map.entry("ce_threshold", 4000L),
            Map.entry("timer_slack", 20_000L),
            Map.entry("horizon", 2_000_000L),
            Map.entry("horizon_drop", 0L),
            Map.entry("offload_horizon", 10_000L)),
        values);
    assertEquals(List.of(), options.unknown());
  }

  @Test
  void fqCountsMoreInNewerKernels() {
    assertEquals(
        new FqStatistics(
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            -8,
            9,
            10,
            11,
            12,
            13,
            14,
            15,
            16,
            List.of(17L, 18L, 19L),
            List.of(20L, 21L, 22L)),
        message("qdisc-fq").statistics().ofKind());
    ByteBuffer older = ByteBuffer.allocate(80).order(ByteOrder.nativeOrder()).putInt(64, 9);
    FqStatistics counted = assertInstanceOf(FqStatistics.class, KindStatistics.read("fq", older));
    assertEquals(9, counted.flows());
    assertEquals(0, counted.horizonDrops());
  }

  @Test
  void cakeTellsItsOptions() {
    AttributeSet options =
        assertInstanceOf(CakeOptions.class, message("qdisc-cake").options()).attributes();
    assertEquals(
        Map.ofEntries(
            Map.entry("base_rate64", 6_250_000_000L),
            Map.entry("flow_mode", 5L),
            Map.entry("rtt", 30_000L),
            Map.entry("target", 1500L),
            Map.entry("memory", 4_194_304L),
            Map.entry("autorate", 1L),
            Map.entry("ingress", 1L),
            Map.entry("ack_filter", 2L),
            Map.entry("nat", 1L),
            Map.entry("diffserv_mode", 1L),
            Map.entry("wash", 1L),
            Map.entry("overhead", -4),
            Map.entry("atm", 2L),
            Map.entry("mpu", 64L),
            Map.entry("split_gso", 1L),
            Map.entry("fwmark", 255L)),
        options.byName());
    assertEquals(List.of(), options.unknown());
    assertEquals(
        0L,
        assertInstanceOf(CakeOptions.class, message("qdisc-cake-raw").options())
            .attributes()
            .get(CakeOptions.RAW));
  }

  @Test
  void cakeCountsByItsTinsAndByItsFlows() {
    AttributeSet counted =
        assertInstanceOf(CakeStatistics.class, message("qdisc-cake").statistics().ofKind())
            .attributes();
    assertEquals(5_000_000_000L, counted.get(CakeStatistics.CAPACITY_ESTIMATE64));
    assertEquals(77_777L, counted.get(CakeStatistics.MEMORY_USED));
    assertEquals(1496L, counted.get(CakeStatistics.MAX_ADJLEN));
    List<AttributeSet> tins = counted.get(CakeStatistics.TIN_STATS, List.of());
    assertEquals(2, tins.size());
    assertEquals(4_294_969_296L, tins.get(1).get(CakeStatistics.Tin.SENT_BYTES64));
    assertEquals(200_000L, tins.get(1).get(CakeStatistics.Tin.THRESHOLD_RATE64));
    assertEquals(2014L, tins.get(1).get(CakeStatistics.Tin.UNRESPONSIVE_FLOWS));
    assertEquals(List.of(), tins.get(0).unknown());
    assertEquals(List.of(), counted.unknown());
    assertEquals(
        Map.of(
            "deficit",
            -300,
            "dropping",
            1L,
            "cobalt_count",
            4L,
            "p_drop",
            5L,
            "blue_timer_us",
            600,
            "drop_next_us",
            -700),
        assertInstanceOf(CakeStatistics.class, message("class-cake").statistics().ofKind())
            .attributes()
            .byName());
  }

  @Test
  void netemTellsHowItEmulates() {
    NetemOptions options = netem("qdisc-netem");
    assertEquals(1_562_500, options.latency());
    assertEquals(156_250, options.jitter());
    assertEquals(2000, options.limit());
    assertEquals(share(0.003), options.loss());
    assertEquals(share(0.01), options.duplicate());
    assertEquals(5, options.gap());
    AttributeSet attributes = options.attributes();
    assertEquals(100_000_000L, attributes.get(NetemOptions.LATENCY64));
    assertEquals(10_000_000L, attributes.get(NetemOptions.JITTER64));
    assertEquals(
        new NetemOptions.Correlation(share(0.25), share(0.5), share(0.02)),
        attributes.get(NetemOptions.CORR));
    assertEquals(
        new NetemOptions.Share(share(0.25), share(0.75)), attributes.get(NetemOptions.REORDER));
    assertEquals(
        new NetemOptions.Share(share(0.001), share(0.03)), attributes.get(NetemOptions.CORRUPT));
    assertEquals(
        new NetemOptions.Rate(0xffffffffL, 20, 100, -5), attributes.get(NetemOptions.RATE));
    assertEquals(5_000_000_000L, attributes.get(NetemOptions.RATE64));
    assertEquals(1L, attributes.get(NetemOptions.ECN));
    assertEquals(
        new NetemOptions.Slot(800_000, 1_000_000, 32, 65_536, 0, 0),
        attributes.get(NetemOptions.SLOT));
    assertEquals(7L, attributes.get(NetemOptions.PRNG_SEED));
    assertEquals(List.of(), attributes.unknown());
  }

  @Test
  void netemLosesByOneOfTwoModels() {
    AttributeSet states = netem("qdisc-netem-states").attributes();
    assertEquals(
        new NetemOptions.FourStates(
            share(0.01), share(0.99), share(0.03), share(0.005), share(0.97)),
        states.nested(NetemOptions.LOSS).get(NetemOptions.LOSS_GI));
    assertEquals(
        new NetemOptions.Slot(0, 0, 0, 0, 5_000_000, 2_000_000), states.get(NetemOptions.SLOT));
    AttributeSet two = netem("qdisc-netem-gemodel").attributes().nested(NetemOptions.LOSS);
    assertNull(two.get(NetemOptions.LOSS_GI));
    assertEquals(
        new NetemOptions.GilbertElliot(share(0.01), share(0.1), share(0.3), share(0.001)),
        two.get(NetemOptions.LOSS_GE));
    assertEquals(List.of(), two.unknown());
  }

  @Test
  void whatIsNotAsItsKindDemandsStaysRaw() {
    ByteBuffer tooShort = ByteBuffer.allocate(3);
    assertInstanceOf(
        TrafficOptions.Raw.class,
        TrafficOptionsReader.read(TrafficMessage.Subject.QDISC, "netem", tooShort));
    assertInstanceOf(KindStatistics.Raw.class, KindStatistics.read("fq_codel", tooShort));
  }

  private static NetemOptions netem(String name) {
    return assertInstanceOf(NetemOptions.class, message(name).options());
  }

  /** As {@code tc} rounds it. */
  private static long share(double part) {
    return Math.round(part * 0xffffffffL);
  }

  private static TrafficMessage message(String name) {
    TrafficMessage message = assertInstanceOf(TrafficMessage.class, GoldenMessage.read(name));
    assertEquals(List.of(), message.unknown());
    return message;
  }
}
