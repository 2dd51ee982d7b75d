package io.github.netlinkagent.netlink;

/**
 * A message of a type or family that this room doesn't read.
 *
 * @param payload what follows the header, as it came
 */
public record UnknownMessage(Header header, RawBytes payload) implements Message {}
