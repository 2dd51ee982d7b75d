package io.github.netlinkagent.netlink;

/**
 * The kernel's answer to a request that it refuses, or an acknowledgement ({@code NLMSG_ERROR}).
 *
 * @param errno positive as in {@code errno(3)}; 0 for an acknowledgement
 * @param text what the kernel adds in words ({@code NLMSGERR_ATTR_MSG}); empty for nothing
 */
public record ErrorMessage(Header header, int errno, String text) implements Message {}
