package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prefixes and options that routers advertise. */
class GoldenAdvertisementTest {

  @Test
  void aPrefixTellsItsLifetimesAndFlags() {
    PrefixMessage prefix = assertInstanceOf(PrefixMessage.class, GoldenMessage.read("prefix"));
    assertEquals(Family.IPV6, prefix.family());
    assertEquals(3, prefix.index());
    assertEquals(3, prefix.type());
    assertEquals(64, prefix.prefixLength());
    assertEquals("2001:db8:7::", String.valueOf(prefix.address()));
    assertEquals(new PrefixMessage.CacheInfo(14400, 86400), prefix.cacheInfo());
    assertTrue(prefix.onLink());
    assertTrue(prefix.autonomous());
    assertEquals(List.of(), prefix.unknown());
  }

  @Test
  void olderKernelsHaveOtherBitsForTheFlags() {
    PrefixMessage prefix =
        assertInstanceOf(PrefixMessage.class, GoldenMessage.read("prefix-older-kernel"));
    assertFalse(prefix.onLink());
    assertTrue(prefix.autonomous());
  }

  @Test
  void optionsAreRead() {
    assertEquals(
        new NdOption.PrefixInformation(
            new Prefix(ip("20010db8000700000000000000000000"), 64), 0xc0, 86400, 14400),
        option("nduseropt-prefix"));
    assertEquals(
        new NdOption.DnsServers(
            List.of(ip("20010db8000700000000000000000053"), ip("20010db8000700000000000000000054")),
            600),
        option("nduseropt-rdnss"));
    assertEquals(
        new NdOption.DnsDomains(List.of("example.com", "corp.example"), 700),
        option("nduseropt-dnssl"));
    assertEquals(
        new NdOption.CaptivePortal("https://portal.example"), option("nduseropt-captive-portal"));
    assertEquals(
        new NdOption.Nat64Prefix(new Prefix(ip("0064ff9b000000000000000000000000"), 96), 1800),
        option("nduseropt-pref64"));
    assertEquals(34, option("nduseropt-unknown").type());
  }

  @Test
  void whatARouterGarblesIsKeptRawAndNeverMalformed() {
    for (String garbled :
        List.of(
            "1901000000000258", // no server
            "1f02000000000258c0070000ffffffff", // a pointer, which RFC 8106 does not allow
            "1f0200000000025807616161616161", // a label without an end, and an option cut short
            "2602070f0064ff9b0000000000000000", // length code 7
            "030181c000015180", // cut short
            "1900", // of no length
            "03")) { // no option
      List<NdOption> options = NdOptionReader.read(bytes(garbled));
      assertTrue(options.stream().allMatch(NdOption.Unknown.class::isInstance), options::toString);
    }
    assertEquals(
        new NdOption.DnsDomains(List.of("a\\046\\010"), 5),
        NdOptionReader.read(bytes("1f020000000000050361" + "2e0a00000000")).get(0));
  }

  private static NdOption option(String name) {
    NdUserOptionMessage message =
        assertInstanceOf(NdUserOptionMessage.class, GoldenMessage.read(name));
    assertEquals(Family.IPV6, message.family());
    assertEquals(3, message.index());
    assertEquals(134, message.icmpType());
    assertEquals(0, message.icmpCode());
    assertEquals("fe80::7810:6eff:fe5b:d5a9", String.valueOf(message.router()));
    assertEquals(List.of(), message.unknown());
    assertEquals(1, message.options().size());
    return message.options().get(0);
  }

  private static IpAddress ip(String hex) {
    return IpAddress.of(HexFormat.of().parseHex(hex));
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }
}
