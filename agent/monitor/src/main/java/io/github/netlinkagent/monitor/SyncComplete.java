package io.github.netlinkagent.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * All kinds have been read and published: at the start, or again after a loss.
 *
 * @param initial whether it is the first one, whose objects are not announced one by one
 * @param duration from the first request to the published model
 * @param counts objects of each kind in the model
 */
public record SyncComplete(
    long revision,
    Instant receivedAt,
    boolean initial,
    Duration duration,
    Map<Kind<?>, Integer> counts)
    implements Announcement {}
