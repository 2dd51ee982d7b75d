package io.github.netlinkagent.otel.standalone;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.logs.LogRecordProcessor;
import io.opentelemetry.sdk.logs.ReadWriteLogRecord;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the records that the export's thread emits and keeps them until they are delivered. The
 * SDK's own batch processor has a queue of its own, from which it drops without a word.
 *
 * <p>Used by one thread only.
 */
final class RecordBatch implements LogRecordProcessor {

  /** As many as the SDK's batch processor sends at once. */
  static final int SIZE = 512;

  private final List<LogRecordData> records = new ArrayList<>();

  @Override
  public void onEmit(Context context, ReadWriteLogRecord record) {
    records.add(record.toLogRecordData());
  }

  List<LogRecordData> records() {
    return List.copyOf(records);
  }

  int size() {
    return records.size();
  }

  boolean isFull() {
    return records.size() >= SIZE;
  }

  void clear() {
    records.clear();
  }
}
