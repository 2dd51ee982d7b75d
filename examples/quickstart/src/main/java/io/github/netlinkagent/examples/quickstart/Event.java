package io.github.netlinkagent.examples.quickstart;

import java.time.Instant;

/**
 * A log record with an event name, as the agent sends one for each change.
 *
 * @param type {@code added}, {@code changed} or {@code removed}; empty if it tells of no change
 * @param cause why the agent announces it; empty if it tells of no change
 * @param warning whether its severity is WARN or worse
 * @param body one line for people
 */
record Event(Instant time, String name, String type, String cause, boolean warning, String body) {

  /** {@code netlink.route.change removed link-down}. */
  String headline() {
    return String.join(" ", name, type, cause).strip();
  }
}
