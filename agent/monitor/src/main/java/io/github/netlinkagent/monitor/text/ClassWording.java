package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Qdisc;
import io.github.netlinkagent.monitor.TrafficClass;
import java.time.Instant;

/** Classes as {@code tc class} words them. */
final class ClassWording implements ObjectWording<TrafficClass> {

  private final Model model;

  ClassWording(Model model) {
    this.model = model;
  }

  @Override
  public String listed(TrafficClass one) {
    return words(one, new Line());
  }

  @Override
  public String listedAmongAll(TrafficClass one) {
    return announced(one, Instant.MIN);
  }

  @Override
  public String announced(TrafficClass one, Instant at) {
    return words(one, new Line().add("dev", model.interfaceName(one.index())));
  }

  @Override
  public String prefix(Change change) {
    return change instanceof Change.Removed ? "deleted " : "";
  }

  @Override
  public String terse(TrafficClass one) {
    return new Line()
        .add("class:")
        .pair("dev", model.interfaceName(one.index()))
        .pair("kind", one.kindName())
        .pair("classid", TrafficNumbers.handle(one.handle()))
        .pair("parent", TrafficNumbers.handle(one.parent()))
        .toString();
  }

  private static String words(TrafficClass one, Line device) {
    Line line = new Line().add("class", one.kindName());
    line.addIf(one.handle() != 0, TrafficNumbers.handle(one.handle())).add(device.toString());
    if (one.parent() == Qdisc.ROOT) {
      line.add("root");
    } else {
      line.add("parent", TrafficNumbers.handle(one.parent()));
    }
    line.addIf(one.leaf() != 0, "leaf", Integer.toHexString(one.leaf() >>> 16) + ":");
    TrafficOptionsWording.addClass(line, one.kindName(), one.options());
    return line.toString();
  }
}
