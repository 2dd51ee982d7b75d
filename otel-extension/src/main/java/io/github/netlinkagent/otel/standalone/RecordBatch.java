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

  /**
   * How many are sent at once. okhttp leaves Nagle's algorithm on, so that a request may wait 40 ms
   * for a delayed acknowledgement: big batches make up for it in a storm. They stay below the 4 MiB
   * that gRPC servers take by default.
   */
  static final int SIZE = 2048;

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
