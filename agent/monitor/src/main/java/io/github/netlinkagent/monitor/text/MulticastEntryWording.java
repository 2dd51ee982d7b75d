package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.MulticastEntry;
import java.time.Instant;
import java.util.List;

/** The groups that ports of bridges listen to, as {@code bridge mdb} words them. */
final class MulticastEntryWording implements ObjectWording<MulticastEntry> {

  /** {@code MDB_FLAGS_*}, by the bit. */
  private static final List<String> FLAGS =
      List.of("offload", "fast_leave", "added_by_star_ex", "blocked");

  private final Model model;

  MulticastEntryWording(Model model) {
    this.model = model;
  }

  @Override
  public String listed(MulticastEntry entry) {
    Line line =
        new Line()
            .add("dev", model.interfaceName(entry.bridge()))
            .add("port", model.interfaceName(entry.port()))
            .add("grp", entry.anyGroup());
    if (entry.source() != null) {
      line.add("src", entry.source());
    }
    line.add(entry.permanent() ? "permanent" : "temp");
    for (int bit = 0; bit < FLAGS.size(); bit++) {
      line.addIf((entry.flags() & 1 << bit) != 0, FLAGS.get(bit));
    }
    return line.addIf(entry.vlan() != 0, "vid", entry.vlan()).toString();
  }

  @Override
  public String announced(MulticastEntry entry, Instant at) {
    return listed(entry);
  }

  @Override
  public String terse(MulticastEntry entry) {
    Line line =
        new Line()
            .add("mdb:")
            .pair("dev", model.interfaceName(entry.port()))
            .pair("group", entry.anyGroup());
    if (entry.source() != null) {
      line.pair("src", entry.source());
    }
    return line.toString();
  }
}
