package io.github.netlinkagent.netlink;

/**
 * The head of every message ({@code struct nlmsghdr}), without its length.
 *
 * @param type {@code RTM_*} or {@code NLMSG_*}, see {@link MessageType}
 * @param flags {@code NLM_F_*}
 * @param sequence of the request that this answers; 0 in notifications without one
 * @param port of whoever asked for what is told; not of the sender, which is always the kernel
 */
public record Header(int type, int flags, int sequence, int port) {

  /** {@code sizeof(struct nlmsghdr)}. */
  public static final int LENGTH = 16;

  /** {@code NLM_F_REQUEST}. */
  public static final int REQUEST = 0x1;

  /** {@code NLM_F_MULTI}: one of several messages, the last of which is {@code NLMSG_DONE}. */
  public static final int MULTI = 0x2;

  /** {@code NLM_F_DUMP_INTR}: the dump was inconsistent. */
  public static final int DUMP_INTERRUPTED = 0x10;

  /** {@code NLM_F_ROOT | NLM_F_MATCH}: asks for all objects. */
  public static final int DUMP = 0x300;

  /** {@code NLM_F_REPLACE}, in notifications of routes: an object was replaced. */
  public static final int REPLACE = 0x100;

  /** {@code NLM_F_CREATE}, in notifications of routes: an object was created. */
  public static final int CREATE = 0x400;

  /** {@code NLM_F_APPEND}, in notifications of routes: it was put behind those of the same key. */
  public static final int APPEND = 0x800;

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }
}
