package io.github.netlinkagent.monitor;

import java.time.Instant;

/**
 * A table begins or ends to be summarized. None of its objects is announced as removed or added
 * because of that.
 *
 * @param begins false if it is held in full again
 */
public record SummaryChange(long revision, Instant receivedAt, Summary summary, boolean begins)
    implements Announcement {}
