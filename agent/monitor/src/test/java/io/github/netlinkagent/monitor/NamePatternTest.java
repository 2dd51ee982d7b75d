package io.github.netlinkagent.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {

  @ParameterizedTest
  @CsvSource({
    "eth0, eth0, true",
    "eth0, eth01, false",
    "eth?, eth0, true",
    "eth?, eth, false",
    "veth*, veth, true",
    "veth*, vet, false",
    "*, anything, true",
    "*.10, eth0.10, true",
    "*.10, eth0.100, false",
    "a*b*c, aXbXbYc, true",
    "a*b*c, aXcXb, false",
    "a*?c, abc, true",
    "a*?c, ac, false",
    "e.h0, eth0, false",
    "'', eth0, false",
  })
  void matchesTheWholeName(String pattern, String name, boolean matches) {
    assertEquals(matches, new NamePattern(pattern).matches(name));
  }
}
