package io.github.netlinkagent.otel;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.Announcement;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Delivery;
import io.github.netlinkagent.monitor.Gap;
import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.Summary;
import io.github.netlinkagent.monitor.SummaryChange;
import io.github.netlinkagent.monitor.SyncComplete;
import io.github.netlinkagent.monitor.Table;
import io.github.netlinkagent.monitor.text.GapWording;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.otel.TelemetryNames.Event;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.logs.LoggerProvider;
import java.util.Map;
import java.util.function.Function;

/**
 * Turns what a subscription delivers into events: log records that have an event name. Any thread
 * may call it; it waits for nobody but the logger.
 */
public final class ChangeEvents {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Logger logger;
  private final Function<Change, String> wording;
  private final Model model;
  private final ObjectAttributes objects;

  /**
   * @param wording the body of a change's event: one line, without control characters
   */
  public ChangeEvents(LoggerProvider loggers, Model model, Function<Change, String> wording) {
    this.logger = Scope.logger(loggers);
    this.wording = wording;
    this.model = model;
    this.objects = new ObjectAttributes(model);
  }

  public void emit(Delivery delivery) {
    Announcement announcement = delivery.announcement();
    LogRecordBuilder event =
        logger
            .logRecordBuilder()
            .setTimestamp(announcement.receivedAt())
            .setSeverity(EventSeverity.of(announcement))
            .setAttribute(TelemetryNames.REVISION, announcement.revision());
    if (delivery.coalesced() > 0) {
      event.setAttribute(TelemetryNames.COALESCED, (long) delivery.coalesced());
    }
    if (announcement instanceof Change change) {
      describe(change, event);
    } else if (announcement instanceof SyncComplete sync) {
      describe(sync, event);
    } else if (announcement instanceof Overrun overrun) {
      describe(overrun, event);
    } else if (announcement instanceof SummaryChange summary) {
      describe(summary, event);
    }
    event.emit();
  }

  private void describe(Change change, LogRecordBuilder event) {
    NetworkObject object = change.object();
    Attributes now = objects.of(object);
    event
        .setEventName(nameOf(object.kind()))
        .setBody(wording.apply(change))
        .setAttribute(TelemetryNames.CHANGE_TYPE, change.type())
        .setAttribute(TelemetryNames.CHANGE_CAUSE, change.cause().label())
        .setAllAttributes(now);
    if (change instanceof Change.Changed changed) {
      event
          .setAttribute(TelemetryNames.CHANGED, changed.differences())
          .setAllAttributes(former(objects.of(changed.old()), now));
    }
  }

  /** What an attribute was, for each that has changed. */
  private static Attributes former(Attributes old, Attributes now) {
    AttributesBuilder former = Attributes.builder();
    old.forEach(
        (key, value) -> {
          if (!value.equals(now.get(key))) {
            putFormer(former, key, value);
          }
        });
    return former.build();
  }

  @SuppressWarnings("unchecked") // an attribute's value is of its key's type
  private static <T> void putFormer(AttributesBuilder former, AttributeKey<T> key, Object value) {
    former.put(TelemetryNames.before(key), (T) value);
  }

  private static final Map<Kind<?>, Event> EVENTS =
      Map.of(
          Link.KIND, Event.INTERFACE_CHANGE,
          Address.KIND, Event.ADDRESS_CHANGE,
          Route.KIND, Event.ROUTE_CHANGE,
          Neighbor.KIND, Event.NEIGHBOR_CHANGE);

  private static String nameOf(Kind<?> kind) {
    Event event = EVENTS.get(kind);
    return event == null ? TelemetryNames.changeOf(kind.label()) : event.eventName();
  }

  private static void describe(SyncComplete sync, LogRecordBuilder event) {
    long interfaces = count(sync, Link.KIND);
    long addresses = count(sync, Address.KIND);
    long routes = count(sync, Route.KIND);
    long neighbors = count(sync, Neighbor.KIND);
    event
        .setEventName(Event.SYNC_COMPLETE.eventName())
        .setBody(
            "%s in %d ms: %d interfaces, %d addresses, %d routes, %d neighbors"
                .formatted(
                    sync.initial() ? "Read everything" : "Read everything again",
                    sync.duration().toMillis(),
                    interfaces,
                    addresses,
                    routes,
                    neighbors))
        .setAttribute(TelemetryNames.SYNC_INITIAL, sync.initial())
        .setAttribute(TelemetryNames.SYNC_DURATION, sync.duration().toNanos() / NANOS_PER_SECOND)
        .setAttribute(TelemetryNames.SYNC_INTERFACES, interfaces)
        .setAttribute(TelemetryNames.SYNC_ADDRESSES, addresses)
        .setAttribute(TelemetryNames.SYNC_ROUTES, routes)
        .setAttribute(TelemetryNames.SYNC_NEIGHBORS, neighbors);
  }

  private static long count(SyncComplete sync, Kind<?> kind) {
    return sync.counts().getOrDefault(kind, 0);
  }

  private void describe(SummaryChange change, LogRecordBuilder event) {
    Summary summary = change.summary();
    Table table = summary.table();
    String body =
        change.begins()
            ? "Too many to be kept, only their number is: " + summary.line(model)
            : "Kept in full again: %s, %d".formatted(summary.words(model), summary.count());
    event
        .setEventName(Event.SUMMARY.eventName())
        .setBody(body)
        .setAttribute(TelemetryNames.OBJECT_KIND, table.kind().label())
        .setAttribute(TelemetryNames.SUMMARY_BEGINS, change.begins())
        .setAttribute(TelemetryNames.SUMMARY_OBJECTS, summary.count())
        .setAttribute(TelemetryNames.SUMMARY_LIMIT, summary.limit())
        .setAttribute(TelemetryNames.SUMMARY_SETTING, summary.setting());
    if (table.family() == Family.IPV4 || table.family() == Family.IPV6) {
      event.setAttribute(TelemetryNames.NETWORK_TYPE, table.family().label());
    }
    if (table.kind() == Route.KIND) {
      event.setAttribute(TelemetryNames.ROUTE_TABLE, KernelWords.table(table.part()));
    } else if (table.part() != 0) {
      event.setAttribute(TelemetryNames.INTERFACE_NAME, model.interfaceName(table.part()));
    }
  }

  private static void describe(Overrun overrun, LogRecordBuilder event) {
    Gap gap = overrun.gap();
    String line = GapWording.line(gap);
    event
        .setEventName(Event.OVERRUN.eventName())
        .setBody(Character.toUpperCase(line.charAt(0)) + line.substring(1))
        .setAttribute(TelemetryNames.OVERRUN_BEGIN, gap.begin().toString())
        .setAttribute(TelemetryNames.OVERRUN_DROPS, gap.drops())
        .setAttribute(TelemetryNames.ERROR_TYPE, gap.reason().label());
    gap.end().ifPresent(end -> event.setAttribute(TelemetryNames.OVERRUN_END, end.toString()));
  }
}
