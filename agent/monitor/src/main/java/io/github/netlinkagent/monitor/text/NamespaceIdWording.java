package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.NamespaceId;
import java.time.Instant;

/**
 * Ids of namespaces as {@code ip netns list-id} words them, without the name that iproute2 gave to
 * the namespace: the kernel does not know it.
 */
final class NamespaceIdWording implements ObjectWording<NamespaceId> {

  @Override
  public String listed(NamespaceId namespace) {
    return "nsid " + (namespace.id() < 0 ? "unassigned" : namespace.id());
  }

  @Override
  public String announced(NamespaceId namespace, Instant at) {
    return listed(namespace);
  }

  @Override
  public String terse(NamespaceId namespace) {
    return new Line().add("nsid:").pair("id", namespace.id()).toString();
  }
}
