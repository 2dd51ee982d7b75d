package io.github.netlinkagent.javaagent.cli;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.FieldValue;
import io.github.netlinkagent.monitor.Gap;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Overrun;
import io.github.netlinkagent.monitor.Summary;
import io.github.netlinkagent.monitor.SummaryChange;
import io.github.netlinkagent.monitor.SyncComplete;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object for each line; docs/command-line.md describes its members. */
final class JsonPrinter implements Printer {

  private final Model model;

  /**
   * @param model knows the names of interfaces, those of removed ones too
   */
  JsonPrinter(Model model) {
    this.model = model;
  }

  @Override
  public String change(Change change, int merged) {
    Map<String, @Nullable Object> line =
        line(change.receivedAt(), change.revision(), change.type());
    line.put("cause", change.cause().label());
    line.put("object", change.object().kind().label());
    line.put("interface", interfaceOf(change.object()));
    line.put("changed", change.differences());
    line.put("old", fields(change.before()));
    line.put("new", fields(change.after()));
    line.put("merged", merged);
    return Json.of(line);
  }

  @Override
  public String present(NetworkObject object, long revision, Instant at) {
    Map<String, @Nullable Object> line = line(at, revision, "present");
    line.put("object", object.kind().label());
    line.put("interface", interfaceOf(object));
    line.put("new", fields(Optional.of(object)));
    return Json.of(line);
  }

  @Override
  public String lost(Overrun overrun) {
    Map<String, @Nullable Object> line = line(overrun.receivedAt(), overrun.revision(), "overrun");
    Gap gap = overrun.gap();
    line.put("reason", gap.reason().label());
    line.put("detail", gap.detail());
    line.put("drops", gap.drops());
    line.put("begin", gap.begin());
    line.put("end", gap.end().orElse(null));
    return Json.of(line);
  }

  @Override
  public String synced(SyncComplete sync) {
    Map<String, @Nullable Object> line = line(sync.receivedAt(), sync.revision(), "resync");
    line.put("milliseconds", sync.duration().toMillis());
    return Json.of(line);
  }

  @Override
  public String summarized(SummaryChange change) {
    Map<String, @Nullable Object> line = line(change.receivedAt(), change.revision(), "summary");
    Summary summary = change.summary();
    line.put("object", summary.table().kind().label());
    line.put("table", summary.words(model));
    line.put("begins", change.begins());
    line.put("objects", summary.count());
    line.put("limit", summary.limit());
    return Json.of(line);
  }

  @Override
  public String dropped(long count, long revision, Instant at) {
    Map<String, @Nullable Object> line = line(at, revision, "dropped");
    line.put("changes", count);
    return Json.of(line);
  }

  private static Map<String, @Nullable Object> line(Instant at, long revision, String type) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("time", at);
    line.put("revision", revision);
    line.put("type", type);
    return line;
  }

  private @Nullable String interfaceOf(NetworkObject object) {
    return object
        .links()
        .filter(index -> index != 0)
        .mapToObj(model::interfaceName)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Map<String, @Nullable Object> fields(Optional<NetworkObject> object) {
    if (object.isEmpty()) {
      return null;
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (FieldValue field : object.get().fields()) {
      fields.put(field.name(), field.value());
    }
    return fields;
  }
}
