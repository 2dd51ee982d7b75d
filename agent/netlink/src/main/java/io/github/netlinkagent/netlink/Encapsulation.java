package io.github.netlinkagent.netlink;

/**
 * The lightweight tunnel of a hop, its attributes kept as they came.
 *
 * @param type {@code LWTUNNEL_ENCAP_*}: 1 mpls, 2 ip, 3 ila, 4 ip6, 5 seg6, 6 bpf, 7 seg6local, 8
 *     rpl, 9 ioam6, 10 xfrm
 */
public record Encapsulation(int type, RawBytes attributes) {}
