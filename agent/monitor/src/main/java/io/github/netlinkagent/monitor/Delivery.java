package io.github.netlinkagent.monitor;

/**
 * An announcement on its way to a subscriber.
 *
 * @param coalesced how many earlier changes of the same object this one has absorbed, because the
 *     subscriber was slow; 0 as long as it keeps up
 */
public record Delivery(Announcement announcement, int coalesced) {}
