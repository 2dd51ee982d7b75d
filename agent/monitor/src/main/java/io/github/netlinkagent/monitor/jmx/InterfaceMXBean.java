package io.github.netlinkagent.monitor.jmx;

import java.util.List;
import java.util.Map;

/** {@code netlink:type=Interface,name=eth0}. */
@Description("A network interface")
public interface InterfaceMXBean {

  @Description("The number by which the kernel knows it")
  int getIndex();

  @Description("What made it: veth, bridge, vxlan, ...; empty for physical interfaces and lo")
  String getKind();

  @Description("Whether the administrator has switched it on")
  boolean isUp();

  @Description("RFC 2863: UP, DOWN, LOWERLAYERDOWN, DORMANT, TESTING, NOTPRESENT or UNKNOWN")
  String getOperState();

  @Description("Whether it has a carrier: the cable is plugged, the peer is up")
  boolean isCarrier();

  @Description("The largest packet that it carries, in bytes")
  int getMtu();

  @Description("Its link layer address; empty for interfaces without one")
  String getMacAddress();

  @Description("The bridge, bond or VRF that it is a port of; empty for none")
  String getMaster();

  @Description(
      "The interface that it is stacked on, or the other end of a veth pair; empty for none")
  String getParent();

  @Description("The link layer address that it was made with; empty if it tells none")
  String getPermanentMacAddress();

  @Description("As the administrator describes it; empty for no words")
  String getAlias();

  @Description("Further names by which it can be addressed")
  List<String> getAlternativeNames();

  @Description("The kind of its root queueing discipline")
  String getQdisc();

  @Description("All that ip -d link show prints of it, in one line")
  String getDetails();

  @Description(
      "What else the kernel tells of it, by name; what is peculiar to its kind or to the port of"
          + " its master stands behind that: bridge.ageing_time, bridge_slave.cost")
  Map<String, String> getAttributes();

  @Description("Its addresses with their prefix lengths")
  List<String> getAddresses();

  @Description("Its flags as ip link words them")
  String getFlags();

  @Description("Packets received, as of the last read")
  long getReceivedPackets();

  @Description("Packets sent, as of the last read")
  long getSentPackets();

  @Description("Bytes received, as of the last read")
  long getReceivedBytes();

  @Description("Bytes sent, as of the last read")
  long getSentBytes();

  @Description("Packets that could not be received")
  long getReceivedErrors();

  @Description("Packets that could not be sent")
  long getSentErrors();

  @Description("Packets received but not processed, for lack of memory or of a taker")
  long getReceivedDropped();

  @Description("Packets dropped instead of being sent")
  long getSentDropped();

  @Description("Multicast packets received")
  long getMulticast();

  @Description("Collisions while sending")
  long getCollisions();

  @Description("The other counters of errors that are not 0, a line each: received crc 3")
  List<String> getErrorDetails();

  @Description("Bytes received per second, between the last two reads")
  double getReceivedBytesPerSecond();

  @Description("Bytes sent per second, between the last two reads")
  double getSentBytesPerSecond();

  @Description("Packets received per second, between the last two reads")
  double getReceivedPacketsPerSecond();

  @Description("Packets sent per second, between the last two reads")
  double getSentPacketsPerSecond();

  @Description("How often the carrier came or went since the interface exists")
  long getCarrierChanges();

  @Description(
      "How often it stopped being usable (lost its carrier or was switched off) since the agent"
          + " runs")
  int getFlaps();

  @Description("When it last changed, in ISO 8601; empty if it has not since the agent runs")
  String getLastChange();
}
