package io.github.netlinkagent.netlink;

/**
 * An attribute that nobody reads, kept as it came.
 *
 * @param type without the flags {@code NLA_F_NESTED} and {@code NLA_F_NET_BYTEORDER}
 */
public record RawAttribute(int type, RawBytes value) {}
