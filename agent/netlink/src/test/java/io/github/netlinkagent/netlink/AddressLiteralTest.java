package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressLiteralTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:DB8::1, 2001:db8::1",
    "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "::ffff:192.0.2.1, ::ffff:192.0.2.1",
    "64:ff9b::192.0.2.1, 64:ff9b::c000:201",
    "1:2:3:4:5:6:192.0.2.1, 1:2:3:4:5:6:c000:201",
    "' 192.0.2.1 ', 192.0.2.1"
  })
  void whatInetPtonTakesIsTaken(String text, String address) {
    assertEquals(address, AddressLiteral.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.4 x",
        "1.2.3.",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "1:2:3:4:5:6:7:8::",
        "1:2:3:4::5:6:7:8",
        "g::",
        "12345::",
        "1.2.3.4::",
        "::1.2.3",
        "fe80::1%eth0",
        "1:2:3:4:5:6:7:1.2.3.4",
        "-1.2.3.4",
        "::-1",
        "192.0.2.1/24",
        "\u0661.2.3.4"
      })
  void whatItDoesNotTakeIsRefusedWithoutAskingTheDns(String text) {
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> AddressLiteral.parse(text));
    assertTrue(refused.getMessage().startsWith("not an address in digits"), refused.getMessage());
  }
}
