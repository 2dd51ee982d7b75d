package io.github.netlinkagent.netlink;

/**
 * Bytes that are no message. Never leaves this room: {@link MessageDecoder} counts it and goes on
 * with the next message.
 */
final class MalformedMessageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  MalformedMessageException(String message) {
    super(message);
  }
}
