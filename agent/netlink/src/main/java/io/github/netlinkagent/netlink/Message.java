package io.github.netlinkagent.netlink;

/**
 * What the kernel sends. A message holds all that its bytes say and no conclusion; what this room
 * can't read stays raw.
 */
public interface Message {

  Header header();

  /** Whether it says that something is gone ({@code RTM_DEL*}). */
  default boolean deletes() {
    return MessageType.deletes(header().type());
  }
}
