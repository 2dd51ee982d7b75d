package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.AdvertisedPrefix;
import io.github.netlinkagent.monitor.Model;
import java.time.Instant;

/**
 * Advertised prefixes as {@code ip monitor prefix} words them, with the blank that it leaves out
 * before {@code dev}, and with the flags that newer kernels send in bits unknown to it.
 */
final class PrefixWording implements ObjectWording<AdvertisedPrefix> {

  private final Model model;

  PrefixWording(Model model) {
    this.model = model;
  }

  @Override
  public String listed(AdvertisedPrefix prefix) {
    return new Line()
        .add("prefix", prefix.prefix())
        .add("dev", model.interfaceName(prefix.index()))
        .addIf(prefix.onLink(), "onlink")
        .addIf(prefix.autonomous(), "autoconf")
        .add("valid", prefix.valid().seconds())
        .add("preferred", prefix.preferred().seconds())
        .toString();
  }

  /** What the router has said, not what is left of it. */
  @Override
  public String announced(AdvertisedPrefix prefix, Instant at) {
    return listed(prefix);
  }

  @Override
  public String terse(AdvertisedPrefix prefix) {
    return new Line()
        .add("prefix:")
        .pair("dev", model.interfaceName(prefix.index()))
        .pair("prefix", prefix.prefix())
        .toString();
  }
}
