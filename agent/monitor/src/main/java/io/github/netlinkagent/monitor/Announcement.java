package io.github.netlinkagent.monitor;

import java.time.Instant;

/** What a {@link Subscription} delivers: a change, or something that concerns the whole model. */
public sealed interface Announcement permits Change, SyncComplete, Overrun, SummaryChange {

  /** The model's revision that this made; grows by one from each announcement to the next. */
  long revision();

  /** When the message was received that led to it. */
  Instant receivedAt();
}
