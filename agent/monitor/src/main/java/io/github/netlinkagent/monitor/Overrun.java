package io.github.netlinkagent.monitor;

import java.time.Instant;

/**
 * Messages of the kernel were lost; a resync follows.
 *
 * @param drops how many the kernel has counted as dropped since the last overrun ({@code
 *     SO_MEMINFO}); 0 where it does not tell
 * @param reason what showed it: {@code ENOBUFS}, {@code truncated}, {@code drops}, ...
 */
public record Overrun(long revision, Instant receivedAt, long drops, String reason)
    implements Announcement {}
