package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.ForwardingEntry;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import java.time.Instant;

/** Forwarding entries as {@code bridge fdb} words them. */
final class ForwardingWording implements ObjectWording<ForwardingEntry> {

  private static final int NTF_MASTER = 0x04;
  private static final int NTF_EXT_LEARNED = 0x10;
  private static final int NTF_OFFLOADED = 0x20;
  private static final int NTF_STICKY = 0x40;
  private static final int NTF_ROUTER = 0x80;

  /** {@code NUD_STALE}. */
  private static final int STALE = 0x04;

  /** {@code NUD_REACHABLE}. */
  private static final int REACHABLE = 0x02;

  private final Model model;

  ForwardingWording(Model model) {
    this.model = model;
  }

  @Override
  public String listed(ForwardingEntry entry) {
    int type = model.link(entry.index()).map(Link::type).orElse(0);
    int flags = entry.flags();
    Line line = new Line().add(HardwareWording.address(entry.address(), type));
    line.addIf(entry.index() != 0, "dev", model.interfaceName(entry.index()));
    if (entry.destination() != null) {
      line.add("dst", entry.destination());
    }
    line.addIf(entry.vlan() != 0, "vlan", entry.vlan());
    line.addIf(entry.port() != 0, "port", entry.port());
    line.addIf(entry.vni() >= 0, "vni", (int) entry.vni());
    line.addIf(entry.sourceVni() >= 0, "src_vni", (int) entry.sourceVni());
    if (entry.remoteIndex() != 0) {
      line.add("via");
      if (entry.linkNetnsId() < 0) {
        line.add(model.interfaceName(entry.remoteIndex()));
      } else {
        line.add("ifindex", Integer.toUnsignedString(entry.remoteIndex()));
      }
    }
    line.addIf(entry.nexthopId() != 0, "nhid", Integer.toUnsignedString(entry.nexthopId()));
    line.addIf(entry.linkNetnsId() >= 0, "link-netnsid", entry.linkNetnsId());
    line.addIf((flags & ForwardingEntry.SELF) != 0, "self");
    line.addIf((flags & NTF_ROUTER) != 0, "router");
    line.addIf((flags & NTF_EXT_LEARNED) != 0, "extern_learn");
    line.addIf((flags & NTF_OFFLOADED) != 0, "offload");
    line.addIf((flags & NTF_MASTER) != 0, "master");
    line.addIf((flags & NTF_STICKY) != 0, "sticky");
    line.addIf(entry.master() != 0, "master", model.interfaceName(entry.master()));
    return line.add(state(entry.state())).toString();
  }

  @Override
  public String announced(ForwardingEntry entry, Instant at) {
    return listed(entry);
  }

  @Override
  public String terse(ForwardingEntry entry) {
    Line line =
        new Line()
            .add("fdb:")
            .pair("dev", model.interfaceName(entry.index()))
            .pair("laddr", HardwareWording.terse(entry.address()));
    if (entry.destination() != null) {
      line.pair("dst", entry.destination());
    }
    return line.toString();
  }

  private static String state(int state) {
    if ((state & ForwardingEntry.PERMANENT) != 0) {
      return "permanent";
    }
    if ((state & ForwardingEntry.STATIC) != 0) {
      return "static";
    }
    if ((state & STALE) != 0) {
      return "stale";
    }
    return (state & REACHABLE) != 0
        ? ""
        : "state=" + (state == 0 ? "0" : "0x" + Integer.toHexString(state));
  }
}
