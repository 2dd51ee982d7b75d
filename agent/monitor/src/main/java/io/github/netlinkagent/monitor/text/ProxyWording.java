package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.ProxyNeighbor;
import java.time.Instant;

/** Proxies as {@code ip neigh show proxy} words them. */
final class ProxyWording implements ObjectWording<ProxyNeighbor> {

  private static final int NTF_EXT_LEARNED = 0x10;
  private static final int NTF_OFFLOADED = 0x20;
  private static final int NTF_ROUTER = 0x80;

  private final Model model;
  private final Names names;

  ProxyWording(Model model, Names names) {
    this.model = model;
    this.names = names;
  }

  @Override
  public String listed(ProxyNeighbor proxy) {
    int flags = proxy.flags();
    return new Line()
        .add(proxy.destination().toString())
        .addIf(proxy.index() != 0, "dev", model.interfaceName(proxy.index()))
        .addIf((flags & NTF_ROUTER) != 0, "router")
        .add("proxy")
        .addIf((flags & NTF_EXT_LEARNED) != 0, "extern_learn")
        .addIf((flags & NTF_OFFLOADED) != 0, "offload")
        .addIf(proxy.protocol() != 0, "proto", names.protocol(proxy.protocol()))
        .toString();
  }

  @Override
  public String announced(ProxyNeighbor proxy, Instant at) {
    return listed(proxy);
  }

  @Override
  public String terse(ProxyNeighbor proxy) {
    Line line = new Line().add("proxy:");
    if (proxy.index() != 0) {
      line.pair("dev", model.interfaceName(proxy.index()));
    }
    return line.pair("dst", proxy.destination()).toString();
  }
}
