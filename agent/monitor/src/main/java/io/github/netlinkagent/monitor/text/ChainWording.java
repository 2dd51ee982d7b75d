package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Chain;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Filter;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.netlink.TrafficOptions;
import java.time.Instant;

/** Chains of filters as {@code tc chain} words them, templates as of a kind that is not known. */
final class ChainWording implements ObjectWording<Chain> {

  private final Model model;

  ChainWording(Model model) {
    this.model = model;
  }

  @Override
  public String listed(Chain chain) {
    return words(chain, new Line());
  }

  @Override
  public String listedAmongAll(Chain chain) {
    return announced(chain, Instant.MIN);
  }

  @Override
  public String announced(Chain chain, Instant at) {
    Line device = new Line();
    if (chain.index() != Filter.BLOCK) {
      device.add("dev", model.interfaceName(chain.index()));
    }
    return words(chain, device);
  }

  @Override
  public String prefix(Change change) {
    return change instanceof Change.Removed ? "deleted " : "added ";
  }

  @Override
  public String terse(Chain chain) {
    Line line = new Line().add("chain:");
    if (chain.index() == Filter.BLOCK) {
      line.pair("block", Integer.toUnsignedString(chain.parent()));
    } else {
      line.pair("dev", model.interfaceName(chain.index()))
          .pair("parent", TrafficNumbers.handle(chain.parent()));
    }
    return line.pair("chain", Integer.toUnsignedString(chain.number())).toString();
  }

  private static String words(Chain chain, Line device) {
    Line line = new Line().add("chain").add(device.toString());
    if (chain.index() == Filter.BLOCK) {
      line.add("block", Integer.toUnsignedString(chain.parent()));
    } else {
      line.add("parent", TrafficNumbers.handle(chain.parent()));
    }
    line.add(chain.kindName()).add("chain", Integer.toUnsignedString(chain.number()));
    if (chain.template() instanceof TrafficOptions.Raw template) {
      FilterWording.addUnknown(line, 0, template);
    }
    return line.toString();
  }
}
