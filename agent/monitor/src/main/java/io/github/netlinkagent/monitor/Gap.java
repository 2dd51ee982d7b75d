package io.github.netlinkagent.monitor;

import java.time.Instant;
import java.util.Optional;

/**
 * A time of which not all is known, because messages of the kernel were lost.
 *
 * @param begin until then at least, nothing was missing: when the socket was last read without a
 *     sign of a loss
 * @param end when everything had been read again, without another loss meanwhile, and the
 *     differences were published; empty as long as that has not happened
 * @param drops messages that the kernel has counted as dropped ({@code SO_MEMINFO}) since the gap
 *     before; 0 where it does not tell, or where the loss was another
 * @param reason what showed it first
 * @param detail the same in words for people, which may be any: the call that failed, and how
 */
public record Gap(
    Instant begin, Optional<Instant> end, long drops, Overrun.Reason reason, String detail) {}
