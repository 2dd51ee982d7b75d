package io.github.netlinkagent.netlink;

/**
 * What the kernel sends. A message holds all that its bytes say and no conclusion; what this room
 * can't read stays raw.
 */
public sealed interface Message
    permits LinkMessage,
        AddressMessage,
        RouteMessage,
        NeighborMessage,
        DoneMessage,
        ErrorMessage,
        UnknownMessage {

  Header header();

  /** Whether it says that something is gone ({@code RTM_DEL*}). */
  default boolean deletes() {
    return MessageType.deletes(header().type());
  }
}
