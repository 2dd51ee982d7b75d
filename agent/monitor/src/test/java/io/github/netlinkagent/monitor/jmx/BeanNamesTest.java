package io.github.netlinkagent.monitor.jmx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.netlinkagent.monitor.RouteTable;
import io.github.netlinkagent.netlink.Family;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeanNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"eth0", "eth0.100", "veth@if5", "a b", "10.0.0.0/8", "é", "\\", "a\tb"})
  void aPlainNameIsNotQuoted(String name) {
    assertEquals(name, BeanNames.ofInterface(name).getKeyProperty("name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b", "a=b", "a:b", "a*", "a?", "\"a\"", "a\nb", "a\\b*", "", "*"})
  void aNameThatObjectNamesDoNotAllowIsQuoted(String name) {
    ObjectName quoted = BeanNames.ofNeighbors(name);
    assertFalse(quoted.isPattern());
    assertEquals(name, ObjectName.unquote(quoted.getKeyProperty("interface")));
  }

  @Test
  void tablesAreNamedByTheKernelsOwnNamesOrTheirNumber() {
    assertEquals("netlink:type=Routes,family=ipv4,table=main", table(254));
    assertEquals("netlink:type=Routes,family=ipv4,table=local", table(255));
    assertEquals("netlink:type=Routes,family=ipv4,table=default", table(253));
    assertEquals("netlink:type=Routes,family=ipv4,table=1000", table(1000));
    assertEquals("netlink:type=Routes,family=ipv4,table=4294967295", table(-1));
  }

  private static String table(int number) {
    return BeanNames.ofRoutes(new RouteTable(Family.IPV4, number)).toString();
  }
}
