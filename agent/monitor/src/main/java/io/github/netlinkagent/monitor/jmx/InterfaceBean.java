package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.text.Names;
import java.util.List;

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
  public List<String> getAddresses() {
    View view = view();
    return view.model().addresses(last.index()).stream().map(view.wording()::address).toList();
  }

  @Override
  public String getFlags() {
    return view().wording().flags(link());
  }

  @Override
  public long getReceivedPackets() {
    return link().statistics().receivedPackets();
  }

  @Override
  public long getSentPackets() {
    return link().statistics().sentPackets();
  }

  @Override
  public long getReceivedBytes() {
    return link().statistics().receivedBytes();
  }

  @Override
  public long getSentBytes() {
    return link().statistics().sentBytes();
  }

  @Override
  public long getReceivedErrors() {
    return link().statistics().receivedErrors();
  }

  @Override
  public long getSentErrors() {
    return link().statistics().sentErrors();
  }

  @Override
  public long getReceivedDropped() {
    return link().statistics().receivedDropped();
  }

  @Override
  public long getSentDropped() {
    return link().statistics().sentDropped();
  }

  @Override
  public long getMulticast() {
    return link().statistics().multicast();
  }

  @Override
  public long getCollisions() {
    return link().statistics().collisions();
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

  private View view() {
    return View.of(source.model(), names);
  }
}
