package io.github.netlinkagent.monitor;

import java.time.Instant;

/**
 * Messages of the kernel were lost, and everything has been read again; what that has shown is
 * announced before. There is one for each gap, and none is ever dropped for lack of room.
 *
 * @param receivedAt when the loss was noticed
 */
public record Overrun(long revision, Instant receivedAt, Gap gap) implements Announcement {

  /** What shows that messages were lost, or may have been. */
  public enum Reason {
    /** The kernel said so: the receive buffer was full. */
    ENOBUFS("ENOBUFS"),
    /** The kernel reported another error of the socket. */
    RECEIVE_ERROR("receive_error"),
    /** A message was larger than the buffer that it was received into. */
    TRUNCATED("truncated"),
    /** The kernel's count of dropped messages has grown ({@code SO_MEMINFO}). */
    DROPS("drops"),
    /** A message could not be decoded. */
    MALFORMED("malformed"),
    /** The kernel refused or did not answer a request of the agent's, so that a dump is missing. */
    REFUSED("refused"),
    /** A mistake of the agent's own: nobody knows what it has left undone. */
    FAULT("fault");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** The reason as it stands in telemetry: an errno's own name, all others in lower case. */
    public String label() {
      return label;
    }
  }
}
