package io.github.netlinkagent.netlink;

/**
 * The end of a dump ({@code NLMSG_DONE}).
 *
 * @param errno why the dump ended early, positive as in {@code errno(3)}; 0 if it is complete.
 *     {@code ENOENT} of a dump of one routing table means that there is no such table
 */
public record DoneMessage(Header header, int errno) implements Message {}
