package io.github.netlinkagent.otel;

import java.util.Map;

/**
 * What became of the announcements that were meant for export, since the start.
 *
 * @param exported events that the collector has taken
 * @param coalesced changes that were merged with a later one of the same object while they waited
 * @param waiting events that are still to be delivered
 * @param dropped events that were not delivered, by reason: {@code queue_full}, {@code shutdown},
 *     the HTTP status with which the collector refused them, ...
 */
public record ExportCounts(long exported, long coalesced, long waiting, Map<String, Long> dropped) {

  /** All dropped events, whatever the reason. */
  public long totalDropped() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }
}
