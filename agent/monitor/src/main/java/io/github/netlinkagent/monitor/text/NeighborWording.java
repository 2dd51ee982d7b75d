package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Neighbor;
import java.time.Instant;
import java.util.Locale;

/** Neighbors as {@code ip neigh} words them; the flags are those of {@code linux/neighbour.h}. */
final class NeighborWording implements ObjectWording<Neighbor> {

  private static final int NTF_PROXY = 0x08;
  private static final int NTF_EXT_LEARNED = 0x10;
  private static final int NTF_OFFLOADED = 0x20;
  private static final int NTF_ROUTER = 0x80;

  /** {@code NTF_EXT_MANAGED}, which comes by {@code NDA_FLAGS_EXT}. */
  private static final int MANAGED = 1 << 8;

  private final Model model;
  private final Names names;

  NeighborWording(Model model, Names names) {
    this.model = model;
    this.names = names;
  }

  @Override
  public boolean lists(Neighbor neighbor) {
    boolean resolved =
        neighbor.state() != Neighbor.State.NONE && neighbor.state() != Neighbor.State.NOARP;
    return (neighbor.flags() & NTF_PROXY) == 0
        && (resolved || (neighbor.flags() & NTF_EXT_LEARNED) != 0);
  }

  @Override
  public String listed(Neighbor neighbor) {
    return rest(new Line().add(neighbor.destination().toString()), neighbor);
  }

  @Override
  public String listedAmongAll(Neighbor neighbor) {
    return announced(neighbor, Instant.MIN);
  }

  @Override
  public String announced(Neighbor neighbor, Instant at) {
    return rest(
        new Line()
            .add(neighbor.destination().toString())
            .add("dev", model.interfaceName(neighbor.index())),
        neighbor);
  }

  @Override
  public String terse(Neighbor neighbor) {
    Line line = new Line().add("neigh:").pair("dev", model.interfaceName(neighbor.index()));
    line.pair("dst", neighbor.destination());
    if (neighbor.address() != null) {
      line.pair("laddr", HardwareWording.terse(neighbor.address()));
    }
    return line.add(neighbor.state().name().toLowerCase(Locale.ROOT)).toString();
  }

  private String rest(Line line, Neighbor neighbor) {
    int flags = neighbor.flags();
    if (neighbor.address() != null) {
      int type = model.link(neighbor.index()).map(Link::type).orElse(0);
      line.add("lladdr", HardwareWording.address(neighbor.address(), type));
    }
    line.addIf((flags & NTF_ROUTER) != 0, "router");
    line.addIf((flags & NTF_PROXY) != 0, "proxy");
    line.addIf((flags & MANAGED) != 0, "managed");
    line.addIf((flags & NTF_EXT_LEARNED) != 0, "extern_learn");
    line.addIf((flags & NTF_OFFLOADED) != 0, "offload");
    line.addIf(neighbor.state() != Neighbor.State.NONE, neighbor.state().name());
    line.addIf(neighbor.protocol() != 0, "proto", names.protocol(neighbor.protocol()));
    return line.toString();
  }
}
