package io.github.netlinkagent.javaagent.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.Kinds;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A word that is cut short means what it means to iproute2. */
class ObjectWordsTest {

  @Test
  void ofMonitorAsIpMonitorTakesThem() throws RefusedException {
    for (String meant :
        new String[] {
          "l link",
          "a address",
          "r route",
          "m multicast-route",
          "p prefix",
          "n neighbor",
          "neighbour neighbor",
          "ru rule",
          "nex nexthop",
          "li link",
          "pre prefix"
        }) {
      assertMeans(ObjectWords.OF_MONITOR, meant);
    }
  }

  @Test
  void ofShowAsIpBridgeAndTcTakeThem() throws RefusedException {
    for (String meant :
        new String[] {
          "a address", "m group-address", "r route", "ru rule", "n neighbor", "l link",
          "mr multicast-route", "nex nexthop", "f fdb", "md mdb", "v bridge-vlan", "q qdisc",
          "c class", "fi filter", "ch chain"
        }) {
      assertMeans(ObjectWords.OF_SHOW, meant);
    }
  }

  @Test
  void eachKindHasItsOwnLabelTooAlsoInThePlural() throws RefusedException {
    for (ObjectWords words : List.of(ObjectWords.OF_MONITOR, ObjectWords.OF_SHOW)) {
      for (Kind<?> kind : Kinds.ALL) {
        assertEquals(kind, words.kind(kind.label()));
      }
      assertEquals(words.kind("address"), words.kind("addresses"));
      assertThrows(RefusedException.class, () -> words.kind("adress"));
    }
  }

  private static void assertMeans(ObjectWords words, String meant) throws RefusedException {
    int blank = meant.indexOf(' ');
    String word = meant.substring(0, blank);
    assertEquals(meant.substring(blank + 1), words.kind(word).label(), word);
  }
}
