package io.github.netlinkagent.otel;

import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * Every name that this project puts into telemetry. {@code docs/telemetry.md} explains them, and a
 * test holds its tables against this file.
 *
 * <p>The namespace is our own, because the semantic conventions know no routes, neighbors or
 * logical links; names of theirs are used where they fit.
 */
public final class TelemetryNames {

  /** The instrumentation scope of all events and metrics. */
  public static final String SCOPE = "io.github.netlinkagent";

  // ---- existing names ----

  public static final AttributeKey<String> INTERFACE_NAME = stringKey("network.interface.name");
  public static final AttributeKey<String> NETWORK_TYPE = stringKey("network.type");
  public static final AttributeKey<String> DEVICE = stringKey("system.device");
  public static final AttributeKey<String> IO_DIRECTION = stringKey("network.io.direction");
  public static final AttributeKey<String> ERROR_TYPE = stringKey("error.type");

  // ---- every change ----

  public static final AttributeKey<String> CHANGE_TYPE = stringKey("netlink.change.type");
  public static final AttributeKey<String> CHANGE_CAUSE = stringKey("netlink.change.cause");
  public static final AttributeKey<List<String>> CHANGED = stringArrayKey("netlink.changed");
  public static final AttributeKey<Long> REVISION = longKey("netlink.revision");
  public static final AttributeKey<Long> COALESCED = longKey("netlink.coalesced");

  // ---- interfaces ----

  public static final AttributeKey<Long> INTERFACE_INDEX = longKey("netlink.interface.index");
  public static final AttributeKey<String> INTERFACE_KIND = stringKey("netlink.interface.kind");
  public static final AttributeKey<String> INTERFACE_STATE = stringKey("netlink.interface.state");
  public static final AttributeKey<String> INTERFACE_OPERSTATE =
      stringKey("netlink.interface.operstate");
  public static final AttributeKey<Boolean> INTERFACE_CARRIER =
      booleanKey("netlink.interface.carrier");
  public static final AttributeKey<Long> INTERFACE_MTU = longKey("netlink.interface.mtu");
  public static final AttributeKey<String> INTERFACE_ADDRESS =
      stringKey("netlink.interface.address");
  public static final AttributeKey<String> INTERFACE_MASTER = stringKey("netlink.interface.master");

  // ---- addresses ----

  public static final AttributeKey<String> ADDRESS_LOCAL = stringKey("netlink.address.local");
  public static final AttributeKey<String> ADDRESS_PEER = stringKey("netlink.address.peer");
  public static final AttributeKey<Long> ADDRESS_PREFIX_LENGTH =
      longKey("netlink.address.prefix_length");
  public static final AttributeKey<String> ADDRESS_SCOPE = stringKey("netlink.address.scope");
  public static final AttributeKey<List<String>> ADDRESS_FLAGS =
      stringArrayKey("netlink.address.flags");

  // ---- routes ----

  public static final AttributeKey<String> ROUTE_DESTINATION =
      stringKey("netlink.route.destination");
  public static final AttributeKey<String> ROUTE_TABLE = stringKey("netlink.route.table");
  public static final AttributeKey<Long> ROUTE_METRIC = longKey("netlink.route.metric");
  public static final AttributeKey<String> ROUTE_TYPE = stringKey("netlink.route.type");
  public static final AttributeKey<String> ROUTE_PROTOCOL = stringKey("netlink.route.protocol");
  public static final AttributeKey<String> ROUTE_SCOPE = stringKey("netlink.route.scope");
  public static final AttributeKey<String> ROUTE_GATEWAY = stringKey("netlink.route.gateway");
  public static final AttributeKey<String> ROUTE_PREFERRED_SOURCE =
      stringKey("netlink.route.preferred_source");
  public static final AttributeKey<List<String>> ROUTE_HOPS = stringArrayKey("netlink.route.hops");
  public static final AttributeKey<List<String>> ROUTE_FLAGS =
      stringArrayKey("netlink.route.flags");
  public static final AttributeKey<Long> ROUTE_NEXTHOP_ID = longKey("netlink.route.nexthop_id");

  // ---- neighbors ----

  public static final AttributeKey<String> NEIGHBOR_DESTINATION =
      stringKey("netlink.neighbor.destination");
  public static final AttributeKey<String> NEIGHBOR_ADDRESS = stringKey("netlink.neighbor.address");
  public static final AttributeKey<String> NEIGHBOR_STATE = stringKey("netlink.neighbor.state");

  // ---- objects of all other kinds ----

  public static final AttributeKey<String> OBJECT_KIND = stringKey("netlink.object.kind");
  public static final AttributeKey<List<String>> OBJECT_VALUES =
      stringArrayKey("netlink.object.values");

  // ---- the agent itself ----

  public static final AttributeKey<Boolean> SYNC_INITIAL = booleanKey("netlink.sync.initial");
  public static final AttributeKey<Double> SYNC_DURATION = doubleKey("netlink.sync.duration");
  public static final AttributeKey<Long> SYNC_INTERFACES = longKey("netlink.sync.interfaces");
  public static final AttributeKey<Long> SYNC_ADDRESSES = longKey("netlink.sync.addresses");
  public static final AttributeKey<Long> SYNC_ROUTES = longKey("netlink.sync.routes");
  public static final AttributeKey<Long> SYNC_NEIGHBORS = longKey("netlink.sync.neighbors");
  public static final AttributeKey<String> OVERRUN_BEGIN = stringKey("netlink.overrun.begin");
  public static final AttributeKey<String> OVERRUN_END = stringKey("netlink.overrun.end");
  public static final AttributeKey<Long> OVERRUN_DROPS = longKey("netlink.overrun.drops");
  public static final AttributeKey<Boolean> SUMMARY_BEGINS = booleanKey("netlink.summary.begins");
  public static final AttributeKey<Long> SUMMARY_OBJECTS = longKey("netlink.summary.objects");
  public static final AttributeKey<Long> SUMMARY_LIMIT = longKey("netlink.summary.limit");
  public static final AttributeKey<String> SUMMARY_SETTING = stringKey("netlink.summary.setting");
  public static final AttributeKey<String> AGENT_STATE = stringKey("netlink.agent.state");

  private static final String NAMESPACE = "netlink.";
  private static final String BEFORE = NAMESPACE + "before.";
  private static final String CHANGE = ".change";

  private TelemetryNames() {}

  /**
   * The key under which a changed object tells what an attribute was before: {@code
   * netlink.interface.mtu} becomes {@code netlink.before.interface.mtu}, {@code
   * network.interface.name} becomes {@code netlink.before.interface.name}. It is no suffix, because
   * by the conventions a name must not be another name's namespace.
   */
  @SuppressWarnings("unchecked") // the new key has the type of the one that is given
  public static <T> AttributeKey<T> before(AttributeKey<T> key) {
    String name = BEFORE + key.getKey().substring(key.getKey().indexOf('.') + 1);
    AttributeKey<?> before =
        switch (key.getType()) {
          case STRING -> stringKey(name);
          case LONG -> longKey(name);
          case BOOLEAN -> booleanKey(name);
          case STRING_ARRAY -> stringArrayKey(name);
          default -> throw new IllegalArgumentException("no object is described by " + key);
        };
    return (AttributeKey<T>) before;
  }

  /**
   * The name of the event about a kind of objects that has no event of its own making: {@code
   * netlink.proxy_neighbor.change}.
   *
   * @param kind its label: {@code proxy-neighbor}
   */
  public static String changeOf(String kind) {
    return NAMESPACE + kind.replace('-', '_') + CHANGE;
  }

  /** The names of the events. */
  public enum Event {
    INTERFACE_CHANGE("netlink.interface.change"),
    ADDRESS_CHANGE("netlink.address.change"),
    ROUTE_CHANGE("netlink.route.change"),
    NEIGHBOR_CHANGE("netlink.neighbor.change"),

    /** Stands for those of all other kinds, whose names {@link #changeOf} makes. */
    OBJECT_CHANGE("netlink.KIND.change"),
    SYNC_COMPLETE("netlink.sync.complete"),
    OVERRUN("netlink.overrun"),
    SUMMARY("netlink.summary");

    private final String eventName;

    Event(String eventName) {
      this.eventName = eventName;
    }

    public String eventName() {
      return eventName;
    }
  }

  /** What a metric's values mean when they are added up. */
  public enum Instrument {
    /** It only grows. */
    COUNTER,
    /** It grows and shrinks, and sums over series make sense. */
    UP_DOWN_COUNTER,
    /** A sum over series would make no sense. */
    GAUGE
  }

  /** The metrics, all observed: a series lives as long as its object. */
  public enum Metric {
    INTERFACE_COUNT(
        "netlink.interface.count",
        Instrument.UP_DOWN_COUNTER,
        "{interface}",
        "Interfaces in the network namespace"),
    INTERFACE_STATUS(
        "netlink.interface.status",
        Instrument.UP_DOWN_COUNTER,
        "1",
        "1 for the administrative state that the interface is in, 0 for the other",
        INTERFACE_NAME,
        INTERFACE_STATE),
    INTERFACE_OPERATIONAL_STATUS(
        "netlink.interface.operational.status",
        Instrument.UP_DOWN_COUNTER,
        "1",
        "1 for the operational state that the interface is in, 0 for the others",
        INTERFACE_NAME,
        INTERFACE_OPERSTATE),
    INTERFACE_CARRIER_STATUS(
        "netlink.interface.carrier.status",
        Instrument.UP_DOWN_COUNTER,
        "1",
        "1 while the interface has a carrier, 0 while not",
        INTERFACE_NAME),
    INTERFACE_MTU_SIZE(
        "netlink.interface.mtu",
        Instrument.GAUGE,
        "By",
        "Largest packet that the interface takes",
        INTERFACE_NAME),
    INTERFACE_FLAPS(
        "netlink.interface.flaps",
        Instrument.COUNTER,
        "{flap}",
        "How often the agent saw the interface stop being usable",
        INTERFACE_NAME),
    ADDRESS_COUNT(
        "netlink.address.count",
        Instrument.UP_DOWN_COUNTER,
        "{address}",
        "Addresses of the interface",
        INTERFACE_NAME,
        NETWORK_TYPE),
    ROUTE_COUNT(
        "netlink.route.count",
        Instrument.UP_DOWN_COUNTER,
        "{route}",
        "Routes of the table",
        NETWORK_TYPE,
        TelemetryNames.ROUTE_TABLE),
    DEFAULT_ROUTE_STATUS(
        "netlink.route.default.status",
        Instrument.UP_DOWN_COUNTER,
        "1",
        "1 while the main table has a usable default route, 0 while not",
        NETWORK_TYPE),
    NEIGHBOR_COUNT(
        "netlink.neighbor.count",
        Instrument.UP_DOWN_COUNTER,
        "{neighbor}",
        "Neighbors in that state",
        NETWORK_TYPE,
        NEIGHBOR_STATE),
    OBJECT_COUNT(
        "netlink.object.count",
        Instrument.UP_DOWN_COUNTER,
        "{object}",
        "Objects of that kind, of those kinds that have no metric of their own",
        OBJECT_KIND),
    SYSTEM_NETWORK_IO(
        "system.network.io",
        Instrument.COUNTER,
        "By",
        "Bytes that the interface has received or sent",
        INTERFACE_NAME,
        IO_DIRECTION),
    SYSTEM_NETWORK_PACKETS(
        "system.network.packet.count",
        Instrument.COUNTER,
        "{packet}",
        "Packets that the interface has received or sent",
        DEVICE,
        IO_DIRECTION),
    SYSTEM_NETWORK_DROPPED(
        "system.network.packet.dropped",
        Instrument.COUNTER,
        "{packet}",
        "Packets that were dropped although nothing was wrong with them",
        INTERFACE_NAME,
        IO_DIRECTION),
    SYSTEM_NETWORK_ERRORS(
        "system.network.errors",
        Instrument.COUNTER,
        "{error}",
        "Packets that were not received or sent because of an error",
        INTERFACE_NAME,
        IO_DIRECTION),
    AGENT_STATUS(
        "netlink.agent.status",
        Instrument.UP_DOWN_COUNTER,
        "1",
        "1 for the state that the agent is in, 0 for the others",
        AGENT_STATE),
    AGENT_MESSAGES(
        "netlink.agent.messages",
        Instrument.COUNTER,
        "{message}",
        "Messages received from the kernel"),
    AGENT_CHANGES("netlink.agent.changes", Instrument.COUNTER, "{change}", "Changes announced"),
    AGENT_OVERRUNS(
        "netlink.agent.overruns",
        Instrument.COUNTER,
        "{overrun}",
        "How often messages of the kernel were lost"),
    AGENT_KERNEL_DROPS(
        "netlink.agent.kernel_drops",
        Instrument.COUNTER,
        "{message}",
        "Messages that the kernel dropped before the agent could read them"),
    AGENT_RESYNCS(
        "netlink.agent.resyncs",
        Instrument.COUNTER,
        "{resync}",
        "How often everything was read again after a loss"),
    AGENT_DRIFT(
        "netlink.agent.drift",
        Instrument.COUNTER,
        "{difference}",
        "Differences that were found by reading again though nothing let the agent expect them",
        OBJECT_KIND,
        CHANGE_CAUSE),
    AGENT_UNANNOUNCED(
        "netlink.agent.unannounced",
        Instrument.COUNTER,
        "{difference}",
        "Differences that were found in the same way and that the kernel never announces",
        OBJECT_KIND,
        CHANGE_CAUSE),
    AGENT_MALFORMED(
        "netlink.agent.malformed",
        Instrument.COUNTER,
        "{message}",
        "Messages that could not be decoded"),
    EXPORT_ANNOUNCED(
        "netlink.export.announced",
        Instrument.COUNTER,
        "{announcement}",
        "Changes, syncs and overruns that were meant for export"),
    EXPORT_EVENTS(
        "netlink.export.events", Instrument.COUNTER, "{event}", "Events that were delivered"),
    EXPORT_DROPPED(
        "netlink.export.dropped",
        Instrument.COUNTER,
        "{event}",
        "Events that were not delivered",
        ERROR_TYPE),
    EXPORT_COALESCED(
        "netlink.export.coalesced",
        Instrument.COUNTER,
        "{change}",
        "Changes that were merged with a later one of the same object"),
    EXPORT_WAITING(
        "netlink.export.waiting",
        Instrument.UP_DOWN_COUNTER,
        "{event}",
        "Events that wait to be delivered");

    private final String metricName;
    private final Instrument instrument;
    private final String unit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // it comes from List.of
    private final List<AttributeKey<?>> attributes;

    Metric(
        String metricName,
        Instrument instrument,
        String unit,
        String description,
        AttributeKey<?>... attributes) {
      this.metricName = metricName;
      this.instrument = instrument;
      this.unit = unit;
      this.description = description;
      this.attributes = List.of(attributes);
    }

    public String metricName() {
      return metricName;
    }

    public Instrument instrument() {
      return instrument;
    }

    /** A UCUM unit; what is in braces annotates a count. */
    public String unit() {
      return unit;
    }

    public String description() {
      return description;
    }

    /** The attributes that tell its series apart. */
    public List<AttributeKey<?>> attributes() {
      return attributes;
    }
  }
}
