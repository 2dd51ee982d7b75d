package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.netlink.AttributeKey;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.CakeOptions;
import java.util.List;

/** {@code cake} ({@code q_cake.c}). */
final class CakeWords {

  /** {@code CAKE_DIFFSERV_*}. */
  private static final List<String> DIFFSERV =
      List.of("diffserv3", "diffserv4", "diffserv8", "besteffort", "precedence");

  /** {@code CAKE_FLOW_*}. */
  private static final List<String> FLOWS =
      List.of(
          "flowblind",
          "srchost",
          "dsthost",
          "hosts",
          "flows",
          "dual-srchost",
          "dual-dsthost",
          "triple-isolate");

  /** {@code CAKE_ACK_*}. */
  private static final List<String> ACKS =
      List.of("no-ack-filter", "ack-filter", "ack-filter-aggressive");

  /** {@code CAKE_ATM_*}. */
  private static final List<String> CELLS = List.of("noatm", "atm", "ptm");

  private CakeWords() {}

  static void add(Line line, CakeOptions options) {
    AttributeSet set = options.attributes();
    if (set.has(CakeOptions.BASE_RATE64)) {
      long rate = number(set, CakeOptions.BASE_RATE64);
      line.add("bandwidth", rate == 0 ? "unlimited" : TrafficNumbers.rate(rate));
    }
    long autorate = number(set, CakeOptions.AUTORATE);
    line.addIf(autorate != 0, autorate == 1 ? "autorate-ingress" : "(?autorate?)");
    line.add(
        mode(set, CakeOptions.DIFFSERV_MODE, DIFFSERV, "diffserv")
            + mode(set, CakeOptions.FLOW_MODE, FLOWS, "flowmode")
            + (number(set, CakeOptions.NAT) == 0 ? "nonat" : "nat"));
    line.add(number(set, CakeOptions.WASH) == 0 ? "nowash" : "wash");
    line.addIf(number(set, CakeOptions.INGRESS) != 0, "ingress");
    line.add(named(ACKS, number(set, CakeOptions.ACK_FILTER)));
    line.add(number(set, CakeOptions.SPLIT_GSO) == 0 ? "no-split-gso" : "split-gso");
    long rtt = number(set, CakeOptions.RTT);
    line.addIf(rtt != 0, "rtt", TrafficNumbers.time(rtt));
    String cells = named(CELLS, number(set, CakeOptions.ATM));
    if (set.has(CakeOptions.RAW)) {
      line.add("raw").addIf(!cells.equals(CELLS.get(0)), cells);
    } else {
      line.add(cells);
    }
    line.add("overhead", set.get(CakeOptions.OVERHEAD, 0));
    line.addIf(number(set, CakeOptions.MPU) != 0, "mpu", number(set, CakeOptions.MPU));
    long memory = number(set, CakeOptions.MEMORY);
    line.addIf(memory != 0, "memlimit", TrafficNumbers.size(memory));
    long mark = number(set, CakeOptions.FWMARK);
    line.addIf(mark != 0, "fwmark", AttributeWords.hex(mark));
  }

  private static long number(AttributeSet set, AttributeKey<Long> key) {
    return set.get(key, 0L);
  }

  /** With the blank behind it, which {@code tc} forgets behind one that it does not know. */
  private static String mode(
      AttributeSet set, AttributeKey<Long> key, List<String> names, String what) {
    if (!set.has(key)) {
      return "";
    }
    long mode = number(set, key);
    return mode < names.size() ? names.get((int) mode) + " " : "(?" + what + "?)";
  }

  /** What {@code tc} does not know is as the first. */
  private static String named(List<String> names, long number) {
    return names.get(number < names.size() ? (int) number : 0);
  }
}
