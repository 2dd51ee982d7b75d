package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Filter;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.netlink.BpfOptions;
import io.github.netlinkagent.netlink.TrafficOptions;
import io.github.netlinkagent.netlink.U32Options;
import java.time.Instant;

/** Filters as {@code tc filter} words them where it was not asked for those of one parent. */
final class FilterWording implements ObjectWording<Filter> {

  private final Model model;

  FilterWording(Model model) {
    this.model = model;
  }

  @Override
  public String listed(Filter filter) {
    return words(filter, new Line());
  }

  @Override
  public String listedAmongAll(Filter filter) {
    return announced(filter, Instant.MIN);
  }

  @Override
  public String announced(Filter filter, Instant at) {
    Line device = new Line();
    if (filter.index() != Filter.BLOCK) {
      device.add("dev", model.interfaceName(filter.index()));
    }
    return words(filter, device);
  }

  @Override
  public String prefix(Change change) {
    return change instanceof Change.Removed
        ? "deleted "
        : change instanceof Change.Changed ? "replaced " : "added ";
  }

  @Override
  public String terse(Filter filter) {
    Line line = new Line().add("filter:");
    if (filter.index() == Filter.BLOCK) {
      line.pair("block", Integer.toUnsignedString(filter.parent()));
    } else {
      line.pair("dev", model.interfaceName(filter.index()))
          .pair("parent", TrafficNumbers.handle(filter.parent()));
    }
    return line.pair("kind", filter.kindName())
        .pair("chain", Integer.toUnsignedString(filter.chain()))
        .pair("pref", filter.priority())
        .toString();
  }

  private static String words(Filter filter, Line device) {
    Line line = new Line().add("filter").add(device.toString());
    if (filter.index() == Filter.BLOCK) {
      line.add("block", Integer.toUnsignedString(filter.parent()));
    } else if (filter.parent() == Filter.INGRESS) {
      line.add("ingress");
    } else if (filter.parent() == Filter.EGRESS) {
      line.add("egress");
    } else {
      line.add("parent", TrafficNumbers.handle(filter.parent()));
    }
    line.addIf(filter.protocol() != 0, "protocol", ProtocolNames.of(filter.protocol()));
    line.addIf(filter.priority() != 0, "pref", filter.priority());
    line.add(filter.kindName()).add("chain", Integer.toUnsignedString(filter.chain()));
    if (filter.options() instanceof U32Options u32) {
      U32Words.add(line, filter.handle(), u32);
    } else if (filter.options() instanceof BpfOptions bpf) {
      BpfWords.add(line, filter.handle(), bpf);
    } else if (filter.options() instanceof TrafficOptions.Raw raw) {
      addUnknown(line, filter.handle(), raw);
    }
    return line.toString();
  }

  /** As {@code tc} words a kind that it does not know. */
  static void addUnknown(Line line, int handle, TrafficOptions.Raw options) {
    int length = options.bytes().length();
    line.addIf(handle != 0 || length > 0, "fh", "%08x".formatted(handle));
    line.addIf(length > 0, "[Unknown filter, optlen=" + length + "]");
  }
}
