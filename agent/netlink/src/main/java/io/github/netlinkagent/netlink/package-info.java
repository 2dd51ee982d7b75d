/**
 * Speaks rtnetlink: sockets, messages and attributes, and nothing about what they mean together.
 *
 * <p>Start with {@link io.github.netlinkagent.netlink.Message}, the sealed type of everything that
 * the kernel sends, and with {@link io.github.netlinkagent.netlink.NetlinkSocket}, which carries
 * it. The protocol is described in {@code netlink(7)}, {@code rtnetlink(7)} and the kernel's {@code
 * include/uapi/linux/rtnetlink.h}. This room knows no model: whoever reads two messages and
 * concludes something from them is in {@code monitor}.
 */
@NullMarked
package io.github.netlinkagent.netlink;

import org.jspecify.annotations.NullMarked;
