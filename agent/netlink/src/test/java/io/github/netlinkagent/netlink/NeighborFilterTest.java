package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.testing.RequiresNamespace;
import io.github.netlinkagent.testing.Shell;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kernel keeps back the messages about neighbors of other families, and no others. */
@RequiresNamespace
class NeighborFilterTest {

  private static final Set<Family> ALL = EnumSet.of(Family.IPV4, Family.BRIDGE, Family.IPV6);

  @BeforeEach
  void makeALink() {
    Shell.run("ip link add v0 type veth peer name p0");
  }

  @AfterEach
  void removeIt() {
    Shell.run("ip link del v0");
  }

  @Test
  void messagesAboutNeighborsOfTheFamiliesThatAreAskedForPassAndAllOthers() throws Exception {
    List<String> all =
        List.of("28 IPV4", "28 IPV6", "28 BRIDGE", "29 IPV4", "29 IPV6", "29 BRIDGE", "32", "33");
    assertEquals(all, receivedWith(ALL));
    assertEquals(without(all, "IPV6"), receivedWith(Set.of(Family.IPV4, Family.BRIDGE)));
    assertEquals(without(without(all, "IPV4"), "BRIDGE"), receivedWith(Set.of(Family.IPV6)));
    assertEquals(List.of("32", "33"), receivedWith(Set.of()));
  }

  @Test
  void aRefusalIsAnErrnoAndTheSocketGetsAll() throws Exception {
    String most = Shell.run("cat /proc/sys/net/core/optmem_max").get(0);
    Shell.run("echo 1 > /proc/sys/net/core/optmem_max");
    try (NetlinkSocket socket = NetlinkSocket.open()) {
      assertEquals(Errno.ENOMEM, socket.attach(new NeighborFilter(Set.of())));
      assertEquals(0, socket.join(MulticastGroup.NEIGH));
      Shell.run("ip neigh replace 192.0.2.7 lladdr 02:00:00:00:00:07 nud permanent dev v0");
      assertEquals(List.of("28 IPV4"), received(socket));
    } finally {
      Shell.run("echo " + most + " > /proc/sys/net/core/optmem_max");
    }
  }

  private static List<String> receivedWith(Set<Family> families) throws NetlinkException {
    try (NetlinkSocket socket = NetlinkSocket.open()) {
      assertEquals(0, socket.attach(new NeighborFilter(families)));
      assertEquals(0, socket.join(MulticastGroup.NEIGH));
      assertEquals(0, socket.join(MulticastGroup.IPV4_RULE));
      Shell.run(
          """
          ip neigh replace 192.0.2.7 lladdr 02:00:00:00:00:07 nud permanent dev v0
          ip neigh replace 2001:db8::7 lladdr 02:00:00:00:00:07 nud permanent dev v0
          bridge fdb add 02:00:00:00:00:08 dev v0 self
          ip neigh del 192.0.2.7 dev v0
          ip neigh del 2001:db8::7 dev v0
          bridge fdb del 02:00:00:00:00:08 dev v0 self
          ip rule add prio 7 table 77
          ip rule del prio 7
          """);
      return received(socket);
    }
  }

  /**
   * What has come, each word once: one that goes is announced as failed before. An announcement has
   * arrived when the command that caused it has ended.
   */
  private static List<String> received(NetlinkSocket socket) throws NetlinkException {
    List<String> words = new ArrayList<>();
    for (Datagram next = socket.receive(); next.isPresent(); next = socket.receive()) {
      MessageDecoder.decode(
          next.bytes(),
          message -> {
            int type = message.header().type();
            words.add(
                message instanceof NeighborMessage neighbor
                    ? type + " " + neighbor.family()
                    : String.valueOf(type));
          });
    }
    return words.stream().distinct().toList();
  }

  private static List<String> without(List<String> words, String family) {
    return words.stream().filter(word -> !word.endsWith(family)).toList();
  }
}
