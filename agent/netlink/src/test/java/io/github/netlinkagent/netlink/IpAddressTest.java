package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpAddressTest {

  /** What {@code inet_ntop(3)} of glibc prints. */
  @ParameterizedTest
  @CsvSource({
    "c0000201, 192.0.2.1",
    "ffffffff, 255.255.255.255",
    "00000000000000000000000000000000, ::",
    "00000000000000000000000000000001, ::1",
    "20010db8000000000000000000000001, 2001:db8::1",
    "20010db8000000010000000000000001, 2001:db8:0:1::1",
    "20010db8000100000000000100000000, 2001:db8:1::1:0:0",
    "20010db8000000010001000100010001, 2001:db8:0:1:1:1:1:1",
    "fe800000000000000000000000000000, fe80::",
    "00000000000000000000ffffc0000201, ::ffff:192.0.2.1",
    "000000000000000000000000c0000201, ::192.0.2.1",
    "00000000000000000000000000010000, ::0.1.0.0",
  })
  void anAddressReadsAsTheCLibraryWritesIt(String hex, String text) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertEquals(text, IpAddress.of(bytes).toString());
    assertArrayEquals(bytes, IpAddress.of(bytes).bytes());
  }

  @Test
  void aMappedAddressStaysIpv6() {
    byte[] mapped = HexFormat.of().parseHex("00000000000000000000ffffc0000201");
    assertEquals(Family.IPV6, IpAddress.of(mapped).family());
  }

  @Test
  void addressesAreOrderedAsUnsignedNumbers() {
    IpAddress low = IpAddress.of(new byte[] {10, 0, 0, 1});
    IpAddress high = IpAddress.of(new byte[] {(byte) 200, 0, 0, 1});
    assertTrue(low.compareTo(high) < 0);
  }

  @Test
  void bytesOfAnotherLengthAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> IpAddress.of(new byte[5]));
  }
}
