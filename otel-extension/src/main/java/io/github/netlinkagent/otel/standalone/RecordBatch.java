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

  /** How many are sent at once: they stay below the 4 MiB that gRPC servers take by default. */
  static final int SIZE = 2048;

  /** As many as are never too large together, by the limits that servers have. */
  private static final int SMALL = 64;

  private final List<LogRecordData> records = new ArrayList<>();
  private int limit = SIZE;

  @Override
  public void onEmit(Context context, ReadWriteLogRecord record) {
    records.add(record.toLogRecordData());
  }

  int size() {
    return records.size();
  }

  boolean isFull() {
    return records.size() >= SIZE;
  }

  /** The oldest ones, as many as the collector is thought to take at once. */
  List<LogRecordData> next() {
    return List.copyOf(records.subList(0, Math.min(limit, records.size())));
  }

  /**
   * That many of the oldest ones need not be kept any more. A lowered limit is doubled, so that a
   * single giant does not make all requests small for good.
   */
  void settle(int count) {
    records.subList(0, count).clear();
    limit = Math.min(SIZE, 2 * limit);
  }

  /** So many, more than one, were too much at once. */
  void halve(int count) {
    limit = count / 2;
  }

  /** So many may have been too much at once, or the server has no time: tiny ones don't help it. */
  void halveIfLarge(int count) {
    limit = Math.max(count / 2, SMALL);
  }
}
