package io.github.netlinkagent.netlink;

/**
 * The message types that this room reads or sends ({@code include/uapi/linux/netlink.h} and {@code
 * rtnetlink.h}). All others stay {@link UnknownMessage}s.
 */
public final class MessageType {

  public static final int NOOP = 1;
  public static final int ERROR = 2;
  public static final int DONE = 3;

  public static final int NEW_LINK = 16;
  public static final int DEL_LINK = 17;
  public static final int GET_LINK = 18;
  public static final int NEW_ADDRESS = 20;
  public static final int DEL_ADDRESS = 21;
  public static final int GET_ADDRESS = 22;
  public static final int NEW_ROUTE = 24;
  public static final int DEL_ROUTE = 25;
  public static final int GET_ROUTE = 26;
  public static final int NEW_NEIGHBOR = 28;
  public static final int DEL_NEIGHBOR = 29;
  public static final int GET_NEIGHBOR = 30;
  public static final int NEW_PREFIX = 52;
  public static final int NEW_NEXTHOP = 104;
  public static final int DEL_NEXTHOP = 105;

  private MessageType() {}

  /** Of the types of rtnetlink every fourth adds, the next deletes, the next asks. */
  public static boolean deletes(int type) {
    return type >= NEW_LINK && type % 4 == 1;
  }
}
