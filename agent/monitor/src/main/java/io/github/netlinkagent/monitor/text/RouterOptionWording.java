package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.RouterOption;
import java.time.Instant;

/** Options of router advertisements in the manner of {@code ip}, which does not print them. */
final class RouterOptionWording implements ObjectWording<RouterOption> {

  private static final int ON_LINK = 0x80;
  private static final int AUTONOMOUS = 0x40;
  private static final int DELEGATION = 0x10;

  private final Model model;

  RouterOptionWording(Model model) {
    this.model = model;
  }

  @Override
  public String listed(RouterOption option) {
    Line line =
        new Line()
            .add(noun(option))
            .add(option.value())
            .add("dev", model.interfaceName(option.index()));
    if (option.router() != null) {
      line.add("router", option.router());
    }
    switch (option.type()) {
      case RouterOption.PREFIX ->
          line.addIf((option.flags() & ON_LINK) != 0, "onlink")
              .addIf((option.flags() & AUTONOMOUS) != 0, "autoconf")
              .addIf((option.flags() & DELEGATION) != 0, "delegation")
              .add("valid", option.lifetime().seconds())
              .add("preferred", option.preferred().seconds());
      case RouterOption.NAME_SERVER, RouterOption.SEARCH_DOMAIN, RouterOption.NAT64_PREFIX ->
          line.add("lifetime", option.lifetime().seconds());
      default -> {}
    }
    return line.toString();
  }

  /** What the router has said, not what is left of it. */
  @Override
  public String announced(RouterOption option, Instant at) {
    return listed(option);
  }

  @Override
  public String terse(RouterOption option) {
    Line line = new Line().add("ndopt:").pair("dev", model.interfaceName(option.index()));
    if (option.router() != null) {
      line.pair("router", option.router());
    }
    return line.pair(noun(option).replace(" ", ""), option.value()).toString();
  }

  private static String noun(RouterOption option) {
    return switch (option.type()) {
      case RouterOption.PREFIX -> "pio";
      case RouterOption.NAME_SERVER -> "rdnss";
      case RouterOption.SEARCH_DOMAIN -> "dnssl";
      case RouterOption.CAPTIVE_PORTAL -> "captive-portal";
      case RouterOption.NAT64_PREFIX -> "pref64";
      default -> "option " + option.type();
    };
  }
}
