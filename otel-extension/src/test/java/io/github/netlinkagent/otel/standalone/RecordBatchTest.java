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
    assertEquals("[2, 3, 4]", batch.next().stream().map(r -> r.getEventName()).toList().toString());
    assertEquals(3, batch.size());
  }

  @Test
  void theLimitGrowsAgainWithEachRequest() {
    emit(12);
    batch.halve(4);
    batch.settle(2);
    assertEquals(4, batch.next().size());
    batch.settle(4);

    assertEquals(6, batch.next().size());
  }

  @Test
  void aServerThatMayBeOverloadedGetsNoTinyRequests() {
    emit(300);

    batch.halveIfLarge(300);
    assertEquals(150, batch.next().size());
    batch.halveIfLarge(150);
    batch.halveIfLarge(75);
    assertEquals(64, batch.next().size());
    batch.halveIfLarge(3);
    assertEquals(64, batch.next().size());
  }

  private void emit(int count) {
    for (int i = 0; i < count; i++) {
      loggers.get("test").logRecordBuilder().setEventName("" + i).emit();
    }
  }
}
