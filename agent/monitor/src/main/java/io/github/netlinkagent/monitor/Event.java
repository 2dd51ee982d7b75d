package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Message;
import java.time.Instant;

/** A message that the kernel sent by itself, and when it was received. */
record Event(Message message, Instant receivedAt) {}
