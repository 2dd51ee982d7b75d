package io.github.netlinkagent.monitor;

/**
 * How often a re-read found something else than what the model held, though nothing that the kernel
 * had said let the agent expect it. Counted since the start, the first sync aside.
 *
 * @param kind what differed
 * @param cause why the agent has looked: {@link Cause#AUDIT} if only time made it look, {@link
 *     Cause#RESYNC} after a loss of messages or on request, {@link Cause#UNMATCHED} if a message
 *     did not fit the model
 * @param differences objects that differed though the kernel should have announced it
 * @param unannounced objects that differed in what the kernel never announces: this is no drift
 */
public record Drift(Kind<?> kind, Cause cause, long differences, long unannounced) {}
