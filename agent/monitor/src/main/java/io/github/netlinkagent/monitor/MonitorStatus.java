package io.github.netlinkagent.monitor;

import java.util.List;
import java.util.Optional;

/**
 * How the monitor is doing. Counters count since the start.
 *
 * @param state one of {@link State}
 * @param reason in words, with the remedy where there is one; empty while all is well
 * @param networkNamespace the inode of the namespace, as {@code readlink /proc/self/ns/net} tells
 * @param groupsJoined names of the multicast groups that are listened to
 * @param groupsDenied names of those that the kernel refused, and its errno; where the model needs
 *     one, {@code reason} says so
 * @param kindsRefused the kinds, by family where they have one, that the kernel does not list, and
 *     its errno: it was built without them ({@code EOPNOTSUPP}), which needs no action, or a
 *     security policy stands before it, which {@code reason} says
 * @param notTracked what the settings leave out, a line each
 * @param summarized the tables that have more objects than are held, with their number; see {@link
 *     Summary}
 * @param messages received from the kernel, dumps included
 * @param changes announced
 * @param overruns how often messages were lost
 * @param kernelDrops messages that the kernel counts as dropped on the event socket
 * @param resyncs how often everything was read again
 * @param refreshes how often a part was read again because a change silently alters it
 * @param drift differences that only an audit found, though the kernel should have told
 * @param driftByKind what re-reads found that nothing let the agent expect, by kind and by what
 *     made the agent look
 * @param malformed messages that could not be decoded, and those that did not come from the kernel
 * @param beyondLimit how often something that a router advertises, or that is kept of a summarized
 *     table, was not held, because there was too much of that, too
 * @param requests messages sent to the kernel
 * @param receiveBuffer what the kernel has granted for what waits to be received on the event
 *     socket, in bytes as it counts them: twice the wished size, or what {@code net.core.rmem_max}
 *     allows
 * @param lastGap the last time of which messages were lost; without an end while everything is
 *     being read again
 * @param lastSyncMillis how long the last complete sync took, in ms; -1 before the first
 */
public record MonitorStatus(
    State state,
    String reason,
    String networkNamespace,
    List<String> groupsJoined,
    List<String> groupsDenied,
    List<String> kindsRefused,
    List<String> notTracked,
    List<String> summarized,
    long messages,
    long changes,
    long overruns,
    long kernelDrops,
    long resyncs,
    long refreshes,
    long drift,
    List<Drift> driftByKind,
    long malformed,
    long beyondLimit,
    long requests,
    long receiveBuffer,
    Optional<Gap> lastGap,
    long lastSyncMillis) {

  /** The life of a monitor. */
  public enum State {
    /** The first sync is under way. */
    STARTING,
    /** The model follows the kernel. */
    RUNNING,
    /** Something was lost; a resync is under way. */
    DEGRADED,
    /** Closed, or given up: {@code reason} tells. The model stays as it was last. */
    STOPPED
  }
}
