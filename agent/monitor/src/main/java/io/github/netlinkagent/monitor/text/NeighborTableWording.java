package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.NeighborTable;
import io.github.netlinkagent.netlink.AttributeKey;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.NeighborTableAttributes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Neighbor tables as {@code ip ntable} words them. What is announced has neither count nor chance
 * in it, and says what only later releases know of.
 */
final class NeighborTableWording implements ObjectWording<NeighborTable> {

  private static final Map<AttributeKey<Long>, String> SETTINGS = new LinkedHashMap<>();
  private static final Map<AttributeKey<Long>, String> OF_THE_MOMENT = new LinkedHashMap<>();
  private static final Map<AttributeKey<Long>, String> PARAMETERS = new LinkedHashMap<>();
  private static final Map<AttributeKey<Long>, String> LATER = new LinkedHashMap<>();

  static {
    SETTINGS.put(NeighborTableAttributes.THRESH1, "thresh1");
    SETTINGS.put(NeighborTableAttributes.THRESH2, "thresh2");
    SETTINGS.put(NeighborTableAttributes.THRESH3, "thresh3");
    SETTINGS.put(NeighborTableAttributes.GC_INTERVAL, "gc_int");
    OF_THE_MOMENT.put(NeighborTableAttributes.REFCNT, "refcnt");
    OF_THE_MOMENT.put(NeighborTableAttributes.REACHABLE_TIME, "reachable");
    PARAMETERS.put(NeighborTableAttributes.BASE_REACHABLE_TIME, "base_reachable");
    PARAMETERS.put(NeighborTableAttributes.RETRANS_TIME, "retrans");
    PARAMETERS.put(NeighborTableAttributes.GC_STALETIME, "gc_stale");
    PARAMETERS.put(NeighborTableAttributes.DELAY_PROBE_TIME, "delay_probe");
    PARAMETERS.put(NeighborTableAttributes.QUEUE_LEN, "queue");
    PARAMETERS.put(NeighborTableAttributes.APP_PROBES, "app_probes");
    PARAMETERS.put(NeighborTableAttributes.UCAST_PROBES, "ucast_probes");
    PARAMETERS.put(NeighborTableAttributes.MCAST_PROBES, "mcast_probes");
    PARAMETERS.put(NeighborTableAttributes.ANYCAST_DELAY, "anycast_delay");
    PARAMETERS.put(NeighborTableAttributes.PROXY_DELAY, "proxy_delay");
    PARAMETERS.put(NeighborTableAttributes.PROXY_QLEN, "proxy_queue");
    PARAMETERS.put(NeighborTableAttributes.LOCKTIME, "locktime");
    LATER.put(NeighborTableAttributes.MCAST_REPROBES, "mcast_reprobes");
    LATER.put(NeighborTableAttributes.INTERVAL_PROBE_TIME_MS, "interval_probe_time");
    LATER.put(NeighborTableAttributes.QUEUE_LENBYTES, "queue_bytes");
  }

  private final Model model;

  NeighborTableWording(Model model) {
    this.model = model;
  }

  @Override
  public String listed(NeighborTable table) {
    Line line = start(table);
    add(line, table.parameters(), OF_THE_MOMENT);
    add(line, table.parameters(), PARAMETERS);
    return line.toString();
  }

  @Override
  public String announced(NeighborTable table, Instant at) {
    Line line = start(table);
    add(line, table.parameters(), PARAMETERS);
    add(line, table.parameters(), LATER);
    return line.toString();
  }

  @Override
  public String terse(NeighborTable table) {
    Line line = new Line().add("ntable:").pair("name", table.name());
    if (table.index() != NeighborTable.TABLE) {
      line.pair("dev", link(table));
    }
    return line.toString();
  }

  private Line start(NeighborTable table) {
    Line line = new Line().add(table.family() == Family.IPV4 ? "inet" : "inet6").add(table.name());
    add(line, table.settings(), SETTINGS);
    return line.addIf(table.index() != NeighborTable.TABLE, "dev", link(table));
  }

  /** {@code ll_index_to_name} calls the one that nobody sees {@code *}. */
  private String link(NeighborTable table) {
    return table.index() == 0 ? "*" : model.interfaceName(table.index());
  }

  private static void add(
      Line line, AttributeSet attributes, Map<AttributeKey<Long>, String> words) {
    words.forEach((key, word) -> line.addIf(attributes.has(key), word, attributes.get(key, 0L)));
  }
}
