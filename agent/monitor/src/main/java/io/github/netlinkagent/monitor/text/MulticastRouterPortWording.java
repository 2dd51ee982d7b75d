package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.MulticastRouterPort;
import java.time.Instant;

/** The ports to multicast routers, as {@code bridge monitor mdb} words them. */
final class MulticastRouterPortWording implements ObjectWording<MulticastRouterPort> {

  private final Model model;

  MulticastRouterPortWording(Model model) {
    this.model = model;
  }

  @Override
  public String listed(MulticastRouterPort router) {
    return new Line()
        .add("router port dev", model.interfaceName(router.port()))
        .add("master", model.interfaceName(router.bridge()))
        .toString();
  }

  @Override
  public String announced(MulticastRouterPort router, Instant at) {
    return listed(router);
  }

  @Override
  public String terse(MulticastRouterPort router) {
    return new Line().add("mdb-router:").pair("dev", model.interfaceName(router.port())).toString();
  }
}
