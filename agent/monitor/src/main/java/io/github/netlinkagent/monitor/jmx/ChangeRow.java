package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.NetworkObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

/**
 * A change as a row, and as the user data of a notification:
 *
 * <pre>{@code
 * ChangeRow change = ChangeRow.from((CompositeData) notification.getUserData());
 * }</pre>
 *
 * <p>A client without this class reads the same items from the {@link CompositeData} by their
 * names.
 *
 * @param revision of the model, which this change made
 * @param time when the kernel's message was received, in ISO 8601
 * @param kind {@code link}, {@code address}, {@code route} or {@code neighbor}
 * @param type {@code added}, {@code changed} or {@code removed}
 * @param cause {@code announced} by the kernel, or what made the agent look: {@code link-down}, ...
 * @param changed the names of what differs; empty unless changed
 * @param before the object as it was, worded as {@code ip monitor} does; empty if added
 * @param after the object as it is now, worded likewise; empty if removed
 * @param coalesced how many earlier changes of the object this one has absorbed; 0 in listings
 * @param text as {@code ip monitor} would word the change
 */
public record ChangeRow(
    long revision,
    String time,
    String kind,
    String type,
    String cause,
    List<String> changed,
    String before,
    String after,
    int coalesced,
    String text) {

  private static final String[] ITEMS = {
    "revision", "time", "kind", "type", "cause", "changed", "before", "after", "coalesced", "text"
  };

  private static final CompositeType OPEN_TYPE = openType();

  /** Reads the user data of a notification of {@code netlink:type=Changes}. */
  public static ChangeRow from(CompositeData data) {
    return new ChangeRow(
        (Long) data.get("revision"),
        (String) data.get("time"),
        (String) data.get("kind"),
        (String) data.get("type"),
        (String) data.get("cause"),
        List.of((String[]) data.get("changed")),
        (String) data.get("before"),
        (String) data.get("after"),
        (Integer) data.get("coalesced"),
        (String) data.get("text"));
  }

  static ChangeRow of(Change change, int coalesced, View view) {
    return new ChangeRow(
        change.revision(),
        change.receivedAt().toString(),
        change.object().kind().label(),
        change.type(),
        change.cause().label(),
        change.differences(),
        worded(change.before(), change.receivedAt(), view),
        worded(change.after(), change.receivedAt(), view),
        coalesced,
        view.wording().change(change));
  }

  CompositeData toOpenData() {
    Object[] values = {
      revision,
      time,
      kind,
      type,
      cause,
      changed.toArray(String[]::new),
      before,
      after,
      coalesced,
      text
    };
    try {
      return new CompositeDataSupport(OPEN_TYPE, ITEMS, values);
    } catch (OpenDataException e) {
      throw new IllegalStateException("the items of a change do not fit their type", e);
    }
  }

  private static String worded(Optional<NetworkObject> object, Instant at, View view) {
    return object.map(present -> view.wording().object(present, at)).orElse("");
  }

  private static CompositeType openType() {
    try {
      OpenType<?>[] types = {
        SimpleType.LONG,
        SimpleType.STRING,
        SimpleType.STRING,
        SimpleType.STRING,
        SimpleType.STRING,
        ArrayType.getArrayType(SimpleType.STRING),
        SimpleType.STRING,
        SimpleType.STRING,
        SimpleType.INTEGER,
        SimpleType.STRING
      };
      return new CompositeType(
          ChangeRow.class.getName(), "A change of the network", ITEMS, ITEMS, types);
    } catch (OpenDataException e) {
      throw new IllegalStateException("the items of a change are no open type", e);
    }
  }
}
