package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Qdisc;
import java.time.Instant;

/** Queueing disciplines as {@code tc qdisc} words them. */
final class QdiscWording implements ObjectWording<Qdisc> {

  private final Model model;

  QdiscWording(Model model) {
    this.model = model;
  }

  @Override
  public String listed(Qdisc qdisc) {
    return words(qdisc, new Line());
  }

  @Override
  public String listedAmongAll(Qdisc qdisc) {
    return announced(qdisc, Instant.MIN);
  }

  @Override
  public String announced(Qdisc qdisc, Instant at) {
    return words(qdisc, new Line().add("dev", model.interfaceName(qdisc.index())));
  }

  @Override
  public String prefix(Change change) {
    return change instanceof Change.Removed ? "deleted " : "";
  }

  @Override
  public String terse(Qdisc qdisc) {
    return new Line()
        .add("qdisc:")
        .pair("dev", model.interfaceName(qdisc.index()))
        .pair("kind", qdisc.kindName())
        .pair("handle", major(qdisc.handle()))
        .pair("parent", TrafficNumbers.handle(qdisc.parent()))
        .toString();
  }

  private static String words(Qdisc qdisc, Line device) {
    Line line = new Line().add("qdisc", qdisc.kindName()).add(major(qdisc.handle()));
    line.add(device.toString());
    if (qdisc.parent() == Qdisc.ROOT) {
      line.add("root");
    } else {
      line.addIf(qdisc.parent() != 0, "parent", TrafficNumbers.handle(qdisc.parent()));
    }
    line.addIf(qdisc.references() != 1, "refcnt", Integer.toUnsignedString(qdisc.references()));
    line.addIf(qdisc.offloaded(), "offloaded");
    line.addIf(
        qdisc.ingressBlock() != 0, "ingress_block", Integer.toUnsignedString(qdisc.ingressBlock()));
    line.addIf(
        qdisc.egressBlock() != 0, "egress_block", Integer.toUnsignedString(qdisc.egressBlock()));
    TrafficOptionsWording.addQdisc(line, qdisc.kindName(), qdisc.options());
    return line.toString();
  }

  /** Without the minor part, which a qdisc has none of. */
  private static String major(int handle) {
    return Integer.toHexString(handle >>> 16) + ":";
  }
}
