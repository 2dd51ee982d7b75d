package io.github.netlinkagent.monitor;

import java.time.Instant;

/**
 * What the agent has seen a link do.
 *
 * @param flaps how often it stopped being usable (lost its carrier or was switched off)
 * @param lastChange when it last changed in meaning; {@link Instant#MIN} for not yet
 */
public record LinkActivity(int flaps, Instant lastChange) {

  static final LinkActivity NONE = new LinkActivity(0, Instant.MIN);
}
