package io.github.netlinkagent.netlink;

/**
 * The operational state of a link, RFC 2863 ({@code IF_OPER_*} in {@code include/uapi/linux/if.h});
 * its names are those that {@code ip link} prints.
 */
public enum OperState {
  UNKNOWN,
  NOTPRESENT,
  DOWN,
  LOWERLAYERDOWN,
  TESTING,
  DORMANT,
  UP;

  /** The state of that number; {@link #UNKNOWN} for one that a newer kernel has added. */
  public static OperState of(int number) {
    return number >= 0 && number < values().length ? values()[number] : UNKNOWN;
  }
}
