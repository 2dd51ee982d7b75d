package io.github.netlinkagent.monitor;

import java.util.Arrays;
import java.util.HexFormat;

/** The lightweight tunnel of a hop ({@code LWTUNNEL_ENCAP_*}), its attributes kept as they came. */
public final class Encapsulation {

  private final int type;
  private final byte[] attributes;

  public Encapsulation(int type, byte[] attributes) {
    this.type = type;
    this.attributes = attributes.clone();
  }

  /** 1 mpls, 2 ip, 3 ila, 4 ip6, 5 seg6, 6 bpf, 7 seg6local, 8 rpl, 9 ioam6, 10 xfrm. */
  public int type() {
    return type;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Encapsulation that
        && type == that.type
        && Arrays.equals(attributes, that.attributes);
  }

  @Override
  public int hashCode() {
    return 31 * type + Arrays.hashCode(attributes);
  }

  @Override
  public String toString() {
    return type + ":" + HexFormat.of().formatHex(attributes);
  }
}
