package io.github.netlinkagent.monitor;

import java.util.Map;

/**
 * What became of the announcements that were meant for an export, since it began. All counts are of
 * one moment, so that always {@code announced = exported + coalesced + dropped + waiting}.
 *
 * @param announced changes, syncs and overruns that were announced to it
 * @param exported those that were delivered, each as an event of its own
 * @param coalesced changes that were merged with a later one of the same object while they waited,
 *     and are counted on it
 * @param waiting those that are still to be delivered
 * @param dropped those that never will be, by reason: {@code queue_full}, {@code shutdown}, the
 *     status with which a collector refused them, ...
 */
public record ExportCounts(
    long announced, long exported, long coalesced, long waiting, Map<String, Long> dropped) {

  /** Of an export that gets nothing. */
  public static final ExportCounts NOTHING = new ExportCounts(0, 0, 0, 0, Map.of());

  /** All that were dropped, whatever the reason. */
  public long totalDropped() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }
}
