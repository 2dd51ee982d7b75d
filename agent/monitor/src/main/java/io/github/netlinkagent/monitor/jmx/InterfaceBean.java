package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Traffic;
import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.netlink.LinkStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Shows a link, as it was last if it is gone: a client may ask just before the bean is
 * unregistered.
 */
final class InterfaceBean implements InterfaceMXBean {

  private final Source source;
  private final Names names;
  private volatile Link last;

  InterfaceBean(Source source, Names names, Link link) {
    this.source = source;
    this.names = names;
    this.last = link;
  }

  @Override
  public int getIndex() {
    return last.index();
  }

  @Override
  public String getKind() {
    return link().infoKind();
  }

  @Override
  public boolean isUp() {
    return link().up();
  }

  @Override
  public String getOperState() {
    return link().operState().name();
  }

  @Override
  public boolean isCarrier() {
    return link().carrier();
  }

  @Override
  public int getMtu() {
    return link().mtu();
  }

  @Override
  public String getMacAddress() {
    return View.textOf(link().address());
  }

  @Override
  public String getMaster() {
    return view().interfaceName(link().master());
  }

  @Override
  public String getParent() {
    Link link = link();
    return link.parentNamespace() >= 0 ? "if" + link.parent() : view().interfaceName(link.parent());
  }

  @Override
  public String getPermanentMacAddress() {
    return View.textOf(link().permanentAddress());
  }

  @Override
  public String getAlias() {
    return link().alias();
  }

  @Override
  public List<String> getAlternativeNames() {
    return link().alternativeNames();
  }

  @Override
  public String getQdisc() {
    return link().qdisc();
  }

  @Override
  public String getDetails() {
    return view().wording().detailed(link());
  }

  @Override
  public Map<String, String> getAttributes() {
    Map<String, String> named = new TreeMap<>();
    link().details().forEach((name, value) -> named.put(name, value.toString()));
    return named;
  }

  @Override
  public List<String> getAddresses() {
    View view = view();
    return view.model().addresses(last.index()).stream().map(view.wording()::listed).toList();
  }

  @Override
  public String getFlags() {
    return view().wording().flags(link());
  }

  @Override
  public long getReceivedPackets() {
    return statistics().receivedPackets();
  }

  @Override
  public long getSentPackets() {
    return statistics().sentPackets();
  }

  @Override
  public long getReceivedBytes() {
    return statistics().receivedBytes();
  }

  @Override
  public long getSentBytes() {
    return statistics().sentBytes();
  }

  @Override
  public long getReceivedErrors() {
    return statistics().receivedErrors();
  }

  @Override
  public long getSentErrors() {
    return statistics().sentErrors();
  }

  @Override
  public long getReceivedDropped() {
    return statistics().receivedDropped();
  }

  @Override
  public long getSentDropped() {
    return statistics().sentDropped();
  }

  @Override
  public long getMulticast() {
    return statistics().multicast();
  }

  @Override
  public long getCollisions() {
    return statistics().collisions();
  }

  @Override
  public List<String> getErrorDetails() {
    LinkStatistics counters = statistics();
    Map<String, Long> errors = new LinkedHashMap<>();
    errors.put("received length", counters.receivedLengthErrors());
    errors.put("received overrun", counters.receivedOverErrors());
    errors.put("received crc", counters.receivedCrcErrors());
    errors.put("received frame", counters.receivedFrameErrors());
    errors.put("received fifo", counters.receivedFifoErrors());
    errors.put("received missed", counters.receivedMissedErrors());
    errors.put("received without handler", counters.receivedNoHandler());
    errors.put("received for another host", counters.receivedOtherHostDropped());
    errors.put("sent aborted", counters.sentAbortedErrors());
    errors.put("sent carrier", counters.sentCarrierErrors());
    errors.put("sent fifo", counters.sentFifoErrors());
    errors.put("sent heartbeat", counters.sentHeartbeatErrors());
    errors.put("sent window", counters.sentWindowErrors());
    return errors.entrySet().stream()
        .filter(error -> error.getValue() != 0)
        .map(error -> error.getKey() + " " + Long.toUnsignedString(error.getValue()))
        .toList();
  }

  @Override
  public double getReceivedBytesPerSecond() {
    return rates().receivedBytes();
  }

  @Override
  public double getSentBytesPerSecond() {
    return rates().sentBytes();
  }

  @Override
  public double getReceivedPacketsPerSecond() {
    return rates().receivedPackets();
  }

  @Override
  public double getSentPacketsPerSecond() {
    return rates().sentPackets();
  }

  @Override
  public long getCarrierChanges() {
    return link().carrierChanges();
  }

  @Override
  public int getFlaps() {
    return source.model().activity(last.index()).flaps();
  }

  @Override
  public String getLastChange() {
    return View.timeOf(source.model().activity(last.index()).lastChange());
  }

  private Link link() {
    Link now = source.model().link(last.index()).orElse(last);
    last = now;
    return now;
  }

  private LinkStatistics statistics() {
    Model model = source.model();
    return model.link(last.index()).isPresent()
        ? model.statistics(last.index())
        : last.statistics();
  }

  private Traffic.Rates rates() {
    return source.model().rates(last.index());
  }

  private View view() {
    return View.of(source.model(), names);
  }
}
