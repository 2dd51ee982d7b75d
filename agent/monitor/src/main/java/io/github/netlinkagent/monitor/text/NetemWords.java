package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.NetemOptions;

/** {@code netem} ({@code q_netem.c}). */
final class NetemWords {

  /** The largest share: always. */
  private static final long ALWAYS = 0xffffffffL;

  private static final NetemOptions.Correlation NO_CORRELATION =
      new NetemOptions.Correlation(0, 0, 0);
  private static final NetemOptions.Share NEVER = new NetemOptions.Share(0, 0);

  private final Line line;
  private final NetemOptions options;
  private final NetemOptions.Correlation correlation;

  private NetemWords(Line line, NetemOptions options) {
    this.line = line;
    this.options = options;
    this.correlation = options.attributes().get(NetemOptions.CORR, NO_CORRELATION);
  }

  static void add(Line line, NetemOptions options) {
    new NetemWords(line, options).add();
  }

  private void add() {
    AttributeSet set = options.attributes();
    line.add("limit", (int) options.limit());
    delay();
    share("loss", options.loss(), correlation.loss());
    lossModel(set.nested(NetemOptions.LOSS));
    share("duplicate", options.duplicate(), correlation.duplicate());
    NetemOptions.Share reorder = set.get(NetemOptions.REORDER, NEVER);
    share("reorder", reorder.probability(), reorder.correlation());
    NetemOptions.Share corrupt = set.get(NetemOptions.CORRUPT, NEVER);
    share("corrupt", corrupt.probability(), corrupt.correlation());
    rate(set);
    slot(set);
    line.addIf(set.has(NetemOptions.ECN), "ecn");
    line.addIf(options.gap() != 0, "gap", options.gap());
  }

  private void delay() {
    if (options.latency() == 0) {
      return;
    }
    line.add("delay", ticks(options.latency()));
    if (options.jitter() != 0) {
      line.add(ticks(options.jitter()));
      line.addIf(correlation.delay() != 0, percent(correlation.delay()));
    }
  }

  private void share(String word, long share, long depending) {
    if (share != 0) {
      line.add(word, percent(share));
      line.addIf(depending != 0, percent(depending));
    }
  }

  private void lossModel(AttributeSet model) {
    NetemOptions.FourStates states = model.get(NetemOptions.LOSS_GI);
    if (states != null) {
      line.add("loss state");
      line.add("p13", percent(states.p13())).add("p31", percent(states.p31()));
      line.add("p32", percent(states.p32())).add("p23", percent(states.p23()));
      line.add("p14", percent(states.p14()));
    }
    NetemOptions.GilbertElliot two = model.get(NetemOptions.LOSS_GE);
    if (two != null) {
      line.add("loss gemodel");
      line.add("p", percent(two.p())).add("r", percent(two.r()));
      line.add("1-h", percent(ALWAYS - two.h())).add("1-k", percent(two.k1()));
    }
  }

  private void rate(AttributeSet set) {
    NetemOptions.Rate rate = set.get(NetemOptions.RATE);
    if (rate == null || rate.rate() == 0) {
      return;
    }
    long whole = set.get(NetemOptions.RATE64, 0L);
    line.add("rate", TrafficNumbers.rate(whole != 0 ? whole : rate.rate()));
    line.addIf(rate.packetOverhead() != 0, "packetoverhead", rate.packetOverhead());
    line.addIf(rate.cellSize() != 0, "cellsize", rate.cellSize());
    line.addIf(rate.cellOverhead() != 0, "celloverhead", rate.cellOverhead());
  }

  private void slot(AttributeSet set) {
    NetemOptions.Slot slot = set.get(NetemOptions.SLOT);
    if (slot == null) {
      return;
    }
    if (slot.distributionJitter() > 0) {
      line.add("slot distribution", TrafficNumbers.nanoseconds(slot.distributionDelay()));
      line.add(TrafficNumbers.nanoseconds(slot.distributionJitter()));
    } else {
      line.add("slot", TrafficNumbers.nanoseconds(slot.minimumDelay()));
      line.add(TrafficNumbers.nanoseconds(slot.maximumDelay()));
    }
    line.addIf(slot.packets() != 0, "packets", slot.packets());
    line.addIf(slot.bytes() != 0, "bytes", slot.bytes());
  }

  private static String ticks(long ticks) {
    return TrafficNumbers.time(TrafficNumbers.microseconds(ticks));
  }

  private static String percent(long share) {
    return TrafficNumbers.general(100.0 * share / ALWAYS, 6) + "%";
  }
}
