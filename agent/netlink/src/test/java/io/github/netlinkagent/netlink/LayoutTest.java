package io.github.netlinkagent.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.netlinkagent.testing.Case;
import io.github.netlinkagent.testing.GoldenBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read wrongly where somebody takes the layout of one family or one machine for all. */
class LayoutTest {

  private static final int IFLA_MAP = 14;
  private static final int TCA_STATS = 3;

  /** {@code InetAddress} would make IPv4 of them. */
  @Test
  @Case(60)
  void anIpv4AddressMappedIntoIpv6StaysIpv6() {
    RouteMessage route = (RouteMessage) GoldenMessage.read("route-ipv6-mapped");
    assertEquals(Family.IPV6, route.destination().address().family());
    assertEquals("::ffff:192.0.2.0/120", route.destination().toString());
    assertEquals(Family.IPV6, route.source().address().family());
    NeighborMessage neighbor = (NeighborMessage) GoldenMessage.read("neighbor-ipv6-mapped");
    assertEquals(Family.IPV6, neighbor.family());
    assertMapped("::ffff:192.0.2.9", neighbor.destination());
    AddressMessage address = (AddressMessage) GoldenMessage.read("address-ipv6-mapped");
    assertEquals(Family.IPV6, address.family());
    assertMapped("::ffff:192.0.2.1", address.address());
    assertEquals(128, address.prefixLength());
  }

  /** Their neighbors in the same messages are in the machine's order. */
  @Test
  @Case(60)
  void whatTheKernelSendsInNetworkOrderIsReadInIt() {
    assertEquals(99, ((NeighborMessage) GoldenMessage.read("fdb-vxlan-remote")).port());
    assertEquals(77, ((RuleMessage) GoldenMessage.read("rule-ipv4-tunnel")).tunnelId());
    assertEquals(
        new RuleMessage.Masked(0x12300, 0xfff00),
        ((RuleMessage) GoldenMessage.read("rule-ipv6-masks")).flowLabel());
    AttributeSet vxlan = ((LinkMessage) GoldenMessage.read("link-vxlan")).info().data();
    assertEquals(4789, vxlan.get(VxlanAttributes.PORT));
    assertEquals(new PortRange(1000, 2000), vxlan.get(VxlanAttributes.PORT_RANGE));
    AttributeSet bridge = ((LinkMessage) GoldenMessage.read("link-bridge-in-full")).info().data();
    assertEquals(0x88a8, bridge.get(BridgeAttributes.VLAN_PROTOCOL));
    AttributeSet gre = ((LinkMessage) GoldenMessage.read("link-gre")).info().data();
    assertEquals(0x01020304, gre.get(GreAttributes.IKEY));
  }

  /**
   * No structure of rtnetlink has a {@code long}; but where 64 bits are aligned to 4 bytes only, as
   * on i386, one that holds them ends without the padding that it has elsewhere.
   */
  @Test
  @Case(60)
  void aStructureOfA32BitKernelEndsWithoutPadding() {
    assertEqualWithout(4, "link-veth", IFLA_MAP);
    // composed without it, as i386 sends struct tc_stats
    assertEqualWithout(-4, "qdisc-former-statistics", TCA_STATS);
  }

  private static void assertMapped(String text, IpAddress address) {
    assertNotNull(address);
    assertEquals(Family.IPV6, address.family());
    assertEquals(text, address.toString());
  }

  private static void assertEqualWithout(int padding, String name, int type) {
    byte[] other = shortened(GoldenBytes.of(name), type, padding);
    assertNotEquals(GoldenMessage.bytes(name).length, other.length);
    List<Message> messages = new ArrayList<>();
    assertEquals(0, MessageDecoder.decode(ByteBuffer.wrap(other), messages::add));
    assertEquals(List.of(GoldenMessage.read(name)), messages);
  }

  /** The message with that attribute shorter by so many bytes. */
  private static byte[] shortened(GoldenBytes golden, int type, int by) {
    byte[] whole = golden.bytes();
    ByteBuffer message = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    int start = golden.attributes();
    while (message.getShort(start + 2) != type) {
      start += AttributeCursor.align(message.getShort(start));
    }
    int end = start + message.getShort(start);
    byte[] other = Arrays.copyOf(whole, whole.length - by);
    System.arraycopy(whole, end, other, end - by, whole.length - end);
    ByteBuffer patched = ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN);
    patched.putShort(start, (short) (end - by - start)).putInt(0, other.length);
    return other;
  }
}
