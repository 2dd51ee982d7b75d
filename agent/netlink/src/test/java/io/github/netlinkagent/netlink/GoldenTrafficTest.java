package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Qdiscs and what belongs to them. */
class GoldenTrafficTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chain-block",
        "chain-clsact",
        "chain-flower",
        "chain-removed",
        "class-htb",
        "class-tbf",
        "filter-bpf",
        "filter-bpf-rare",
        "filter-u32-link",
        "filter-u32-node",
        "filter-u32-rare",
        "filter-u32-table",
        "qdisc-clsact-blocks",
        "qdisc-former-statistics",
        "qdisc-htb",
        "qdisc-mq",
        "qdisc-noqueue",
        "qdisc-pfifo",
        "qdisc-pfifo-fast",
        "qdisc-rare",
        "qdisc-removed",
        "qdisc-tbf-stab"
      })
  void noAttributeIsPassedOver(String name) {
    assertEquals(List.of(), message(name).unknown());
  }

  @Test
  void aQdiscTellsItsHandleItsParentAndHowManyReferToIt() {
    TrafficMessage htb = message("qdisc-htb");
    assertTrue(htb.isOfQdisc());
    assertEquals(3, htb.index());
    assertEquals(0x10000, htb.handle());
    assertEquals(-1, htb.parent());
    assertEquals(3, htb.info());
    assertEquals("htb", htb.kind());
    HtbOptions options = assertInstanceOf(HtbOptions.class, htb.options());
    assertEquals(new HtbOptions.Whole(0x30011, 5, 0x30, 0, 0), options.whole());
    assertNull(options.share());
    assertEquals(1000, options.directQueueLength());
    assertEquals(List.of(), options.unknown());
    assertTrue(message("qdisc-removed").deletes());
    assertEquals(0x100000, message("qdisc-pfifo").handle());
    assertEquals(new FifoOptions(77), message("qdisc-pfifo").options());
    assertNull(message("qdisc-noqueue").options());
  }

  @Test
  void aClassTellsItsRatesIn64BitsAndItsQdisc() {
    TrafficMessage htb = message("class-htb");
    assertEquals(0x10010, htb.handle());
    assertEquals(0x10001, htb.parent());
    assertEquals(0x100000, htb.info());
    HtbOptions options = assertInstanceOf(HtbOptions.class, htb.options());
    assertEquals(6_250_000_000L, options.rateOf64Bits());
    assertEquals(10_000_000_000L, options.ceilingOf64Bits());
    HtbOptions.Share share = options.share();
    assertNotNull(share);
    assertEquals(2, share.priority());
    assertEquals(0, share.level());
    assertEquals(46, share.buffer());
    assertEquals(new RateSpecification(0, 1, 0, 0, 0, 0xffffffffL), share.rate());
    KindStatistics.Raw counted =
        assertInstanceOf(KindStatistics.Raw.class, htb.statistics().ofKind());
    assertEquals(20, counted.bytes().length());
  }

  @Test
  void aTokenBucketTellsItsRatesAndTheSizesOfPackets() {
    TrafficMessage tbf = message("qdisc-tbf-stab");
    TokenBucketOptions options = assertInstanceOf(TokenBucketOptions.class, tbf.options());
    assertEquals(5_000_000_000L, options.wholeRate());
    assertEquals(6_250_000_000L, options.wholePeakRate());
    assertEquals(1_310_720, options.limit());
    assertEquals(409, options.buffer());
    assertEquals(9, options.mtu());
    SizeTable table = tbf.sizeTable();
    assertNotNull(table);
    assertEquals(2, table.linkLayer());
    assertEquals(10, table.overhead());
    assertEquals(2048, table.mtu());
    assertEquals(4, table.length());
    assertNull(table.data());
  }

  @Test
  void blocksPrioritiesAndWhatHasNoOptionsAreRead() {
    TrafficMessage clsact = message("qdisc-clsact-blocks");
    assertEquals(22, clsact.ingressBlock());
    assertEquals(23, clsact.egressBlock());
    assertEquals(new TrafficOptions.Raw(new RawBytes(new byte[0])), clsact.options());
    assertEquals(
        new PriorityOptions(3, List.of(1, 2, 2, 2, 1, 2, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1)),
        message("qdisc-pfifo-fast").options());
    assertEquals("mq", message("qdisc-mq").kind());
  }

  @Test
  void aU32FilterIsATableOrANodeInOne() {
    TrafficMessage table = message("filter-u32-table");
    assertTrue(table.isOfFilter());
    assertEquals(5, table.priority());
    assertEquals(0x800, table.protocol());
    assertEquals(0x200000, table.handle());
    assertEquals(16, assertInstanceOf(U32Options.class, table.options()).divisor());
    U32Options link = assertInstanceOf(U32Options.class, message("filter-u32-link").options());
    assertEquals(0x200000, link.link());
    assertEquals(
        new U32Options.Selector(
            14,
            6,
            0x0f00,
            4,
            0,
            12,
            0xff00,
            List.of(new U32Options.Key(0xff000000, 0x0a000000, 12, 0))),
        link.selector());
    U32Options node = assertInstanceOf(U32Options.class, message("filter-u32-node").options());
    assertEquals(0x203000, node.hash());
    assertEquals(0x10001, node.classId());
    assertEquals("v0", node.inputInterface());
    assertEquals(8, node.flags());
    U32Options rare = assertInstanceOf(U32Options.class, message("filter-u32-rare").options());
    assertEquals(new U32Options.Mark(5, 0xff, 7), rare.mark());
    assertEquals(10, rare.hits());
    assertEquals(List.of("gact"), rare.actions());
    assertTrue(rare.policed());
    assertNotEquals(rare, rare.lasting());
  }

  @Test
  void aBpfFilterTellsItsProgram() {
    BpfOptions classic = assertInstanceOf(BpfOptions.class, message("filter-bpf").options());
    assertEquals(3, message("filter-bpf").protocol());
    assertEquals(0x10001, classic.classId());
    assertEquals(4, classic.operations().size());
    assertEquals(new BpfOptions.Operation(21, 0, 1, 6), classic.operations().get(1));
    assertEquals(8, classic.generalFlags());
    BpfOptions extended = assertInstanceOf(BpfOptions.class, message("filter-bpf-rare").options());
    assertEquals("prog.o", extended.name());
    assertEquals(42, extended.program());
    assertEquals("0102030405060708", String.valueOf(extended.tag()));
    assertEquals(BpfOptions.DIRECT_ACTION, extended.flags());
    assertEquals(List.of("gact"), extended.actions());
    assertTrue(extended.policed());
  }

  @Test
  void aChainTellsItsQdiscOrItsBlockAndItsTemplate() {
    TrafficMessage chain = message("chain-clsact");
    assertTrue(chain.isOfChain());
    assertEquals(3, chain.index());
    assertEquals(0xffff0000, chain.parent());
    assertEquals(7, chain.chain());
    assertEquals("", chain.kind());
    assertNull(chain.options());
    assertTrue(message("chain-removed").deletes());
    TrafficMessage ofBlock = message("chain-block");
    assertEquals(TrafficMessage.SHARED_BLOCK, ofBlock.index());
    assertEquals(22, ofBlock.parent());
    assertEquals(0x0fffffff, ofBlock.chain());
    TrafficMessage withTemplate = message("chain-flower");
    assertEquals("flower", withTemplate.kind());
    assertEquals(
        24, assertInstanceOf(TrafficOptions.Raw.class, withTemplate.options()).bytes().length());
    assertEquals("a warning", withTemplate.warning());
  }

  @Test
  void theRarerAttributesAreRead() {
    TrafficMessage qdisc = message("qdisc-rare");
    assertTrue(assertInstanceOf(HtbOptions.class, qdisc.options()).offload());
    assertEquals(new TrafficMessage.Estimator(-2, 3), qdisc.estimator());
    assertEquals(5, qdisc.filterCount());
    assertTrue(qdisc.dumpInvisible());
    assertTrue(qdisc.offloaded());
    assertEquals(1, qdisc.dumpFlags());
    assertEquals("quantum of class 10001 is big", qdisc.warning());
    SizeTable table = qdisc.sizeTable();
    assertNotNull(table);
    assertEquals(-4, table.overhead());
    assertEquals("35006a00", String.valueOf(table.data()));
  }

  @Test
  void countersOfAllGenerationsAreRead() {
    assertEquals(
        new TrafficStatistics(
            0x100000005L,
            0x100000007L,
            3,
            5,
            4,
            1,
            1514,
            0x1ffffffffL,
            11,
            0x100000001L,
            9,
            raw(6)),
        message("qdisc-rare").statistics());
    assertEquals(
        new TrafficStatistics(1, 2, 3, 4, 0, 7, 8, 5, 6, 0, 0, raw(9)),
        message("qdisc-former-statistics").statistics());
  }

  @Test
  void whatCountsIsTakenOutOfTheOptions() {
    HtbOptions.Whole counted = new HtbOptions.Whole(1, 2, 3, 4, 5);
    HtbOptions options = new HtbOptions(counted, null, 0, 0, -1, false, List.of());
    HtbOptions later =
        new HtbOptions(new HtbOptions.Whole(1, 2, 3, 4, 6), null, 0, 0, -1, false, List.of());
    assertNotEquals(options, later);
    assertEquals(options.lasting(), later.lasting());
  }

  private static KindStatistics raw(int number) {
    return new KindStatistics.Raw(new RawBytes(new byte[] {(byte) number, 0, 0, 0}));
  }

  private static TrafficMessage message(String name) {
    return assertInstanceOf(TrafficMessage.class, GoldenMessage.read(name));
  }
}
