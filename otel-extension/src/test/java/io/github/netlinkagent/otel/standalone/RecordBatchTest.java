package io.github.netlinkagent.otel.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RecordBatchTest {

  private final RecordBatch batch = new RecordBatch();
  private final SdkLoggerProvider loggers =
      SdkLoggerProvider.builder().addLogRecordProcessor(batch).build();

  @AfterEach
  void close() {
    loggers.close();
  }

  @Test
  void theOldestComeFirstAndInPartsAfterTheyWereTooMuch() {
    emit(5);

    batch.halve(batch.next().size());

    assertEquals("[0, 1]", batch.next().stream().map(r -> r.getEventName()).toList().toString());
    batch.settle(2);
    assertEquals("[2, 3]", batch.next().stream().map(r -> r.getEventName()).toList().toString());
    assertEquals(3, batch.size());
  }

  @Test
  void theLimitGrowsAgainBatchByBatch() {
    emit(8);
    batch.halve(8);
    batch.settle(4);
    batch.settle(4);
    emit(10);

    assertEquals(8, batch.next().size());
  }

  private void emit(int count) {
    for (int i = 0; i < count; i++) {
      loggers.get("test").logRecordBuilder().setEventName("" + i).emit();
    }
  }
}
