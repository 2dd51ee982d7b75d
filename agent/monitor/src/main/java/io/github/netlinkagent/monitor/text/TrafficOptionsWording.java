package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.netlink.CakeOptions;
import io.github.netlinkagent.netlink.FifoOptions;
import io.github.netlinkagent.netlink.FqCodelOptions;
import io.github.netlinkagent.netlink.FqOptions;
import io.github.netlinkagent.netlink.HtbOptions;
import io.github.netlinkagent.netlink.NetemOptions;
import io.github.netlinkagent.netlink.PriorityOptions;
import io.github.netlinkagent.netlink.RateSpecification;
import io.github.netlinkagent.netlink.TokenBucketOptions;
import io.github.netlinkagent.netlink.TrafficOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The options of qdiscs and classes as {@code tc} words them, each kind in its own manner. */
final class TrafficOptionsWording {

  /** How the options of one kind are worded. */
  private interface Words<T extends TrafficOptions> {

    void add(Line line, String kindName, T options);
  }

  private static final List<String> LINK_LAYERS = List.of("unspec", "ethernet", "atm");
  private static final int ETHERNET = 1;

  private static final Map<Class<?>, Words<?>> WORDS = new HashMap<>();

  static {
    with(FifoOptions.class, TrafficOptionsWording::fifo);
    with(PriorityOptions.class, TrafficOptionsWording::priorities);
    with(TokenBucketOptions.class, TrafficOptionsWording::tokenBucket);
    with(HtbOptions.class, TrafficOptionsWording::htb);
    with(FqCodelOptions.class, (line, kind, options) -> FairQueueWords.fqCodel(line, options));
    with(FqOptions.class, (line, kind, options) -> FairQueueWords.fq(line, options));
    with(CakeOptions.class, (line, kind, options) -> CakeWords.add(line, options));
    with(NetemOptions.class, (line, kind, options) -> NetemWords.add(line, options));
    with(TrafficOptions.Raw.class, TrafficOptionsWording::raw);
  }

  private TrafficOptionsWording() {}

  private static <T extends TrafficOptions> void with(Class<T> type, Words<T> words) {
    WORDS.put(type, words);
  }

  /** Of a qdisc; {@code tc} tells how long the options of an unknown kind are. */
  static void addQdisc(Line line, String kindName, @Nullable TrafficOptions options) {
    if (options != null) {
      of(options).add(line, kindName, options);
    }
  }

  /** Of a class, where {@code tc} passes over the options of an unknown kind. */
  static void addClass(Line line, String kindName, @Nullable TrafficOptions options) {
    if (!(options instanceof TrafficOptions.Raw)) {
      addQdisc(line, kindName, options);
    }
  }

  @SuppressWarnings("unchecked") // it was put there with the class of such options
  private static <T extends TrafficOptions> Words<T> of(T options) {
    Words<?> words = WORDS.get(options.getClass());
    if (words == null) {
      throw new IllegalArgumentException("there are no words for " + options.getClass());
    }
    return (Words<T>) words;
  }

  private static void fifo(Line line, String kindName, FifoOptions options) {
    line.add(
        "limit",
        kindName.equals("bfifo") ? TrafficNumbers.size(options.limit()) : options.limit() + "p");
  }

  private static void priorities(Line line, String kindName, PriorityOptions options) {
    line.add("bands", options.bands());
    line.add(
        "priomap", options.map().stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }

  private static void tokenBucket(Line line, String kindName, TokenBucketOptions options) {
    long rate = options.wholeRate();
    long peakRate = options.wholePeakRate();
    line.add("rate", TrafficNumbers.rate(rate));
    line.add("burst", TrafficNumbers.size(TrafficNumbers.sizeAt(rate, options.buffer())));
    if (peakRate != 0) {
      line.add("peakrate", TrafficNumbers.rate(peakRate));
      line.addIf(
          options.mtu() != 0 || options.peakRate().minimum() != 0,
          "minburst",
          TrafficNumbers.size(TrafficNumbers.sizeAt(peakRate, options.mtu())));
    }
    double latency = latency(rate, options.limit(), options.buffer());
    if (peakRate != 0) {
      latency = Math.max(latency, latency(peakRate, options.limit(), options.mtu()));
    }
    if (latency >= 0) {
      line.add("lat", TrafficNumbers.time((long) latency));
    } else {
      line.add("limit", TrafficNumbers.size(options.limit()));
    }
    overhead(line, options.rate());
    linkLayer(line, options.rate());
  }

  /** How long a packet at the end of a full queue waits, in microseconds. */
  private static double latency(long rate, long limit, long bucket) {
    return TrafficNumbers.timeAt(rate, limit) - TrafficNumbers.microseconds(bucket);
  }

  private static void htb(Line line, String kindName, HtbOptions options) {
    HtbOptions.Share share = options.share();
    if (share != null) {
      share(line, options, share);
    }
    HtbOptions.Whole whole = options.whole();
    if (whole != null) {
      line.add("r2q", whole.rateToQuantum());
      // As %#x writes it
      line.add(
          "default",
          whole.defaultClass() == 0 ? "0" : "0x" + Integer.toHexString(whole.defaultClass()));
      line.add("direct_packets_stat", whole.directPackets());
    }
    line.addIf(options.directQueueLength() >= 0, "direct_qlen", options.directQueueLength());
    line.addIf(options.offload(), "offload");
  }

  private static void share(Line line, HtbOptions options, HtbOptions.Share share) {
    long rate = options.rateOf64Bits() != 0 ? options.rateOf64Bits() : share.rate().rate();
    long ceiling =
        options.ceilingOf64Bits() != 0 ? options.ceilingOf64Bits() : share.ceiling().rate();
    line.addIf(share.level() == 0, "prio", share.priority());
    line.add("rate", TrafficNumbers.rate(rate));
    overhead(line, share.rate());
    line.add("ceil", TrafficNumbers.rate(ceiling));
    linkLayer(line, share.rate());
    line.add("burst", TrafficNumbers.size(TrafficNumbers.sizeAt(rate, share.buffer())));
    line.add("cburst", TrafficNumbers.size(TrafficNumbers.sizeAt(ceiling, share.ceilingBuffer())));
  }

  private static void overhead(Line line, RateSpecification rate) {
    line.addIf(rate.overhead() != 0, "overhead", rate.overhead());
  }

  private static void linkLayer(Line line, RateSpecification rate) {
    int layer = rate.linkLayer();
    line.addIf(
        layer > ETHERNET,
        "linklayer",
        layer < LINK_LAYERS.size() ? LINK_LAYERS.get(layer) : "unknown");
  }

  private static void raw(Line line, String kindName, TrafficOptions.Raw options) {
    if (kindName.equals("ingress")) {
      line.add("----------------");
    } else if (options.bytes().length() > 0) {
      line.add("[Unknown qdisc, optlen=" + options.bytes().length() + "]");
    }
  }
}
