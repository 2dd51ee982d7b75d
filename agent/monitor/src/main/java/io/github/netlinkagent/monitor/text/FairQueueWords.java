package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.netlink.AttributeKey;
import io.github.netlinkagent.netlink.AttributeSet;
import io.github.netlinkagent.netlink.FqCodelOptions;
import io.github.netlinkagent.netlink.FqOptions;
import java.util.function.LongFunction;

/** {@code fq_codel} and {@code fq} ({@code q_fq_codel.c}, {@code q_fq.c}). */
final class FairQueueWords {

  /** {@code ~0U}: a limit that is none. */
  private static final long NONE = 0xffffffffL;

  private final Line line;
  private final AttributeSet options;

  private FairQueueWords(Line line, AttributeSet options) {
    this.line = line;
    this.options = options;
  }

  static void fqCodel(Line line, FqCodelOptions options) {
    new FairQueueWords(line, options.attributes())
        .value("limit", FqCodelOptions.LIMIT, FairQueueWords::packets)
        .value("flows", FqCodelOptions.FLOWS, Long::toString)
        .value("quantum", FqCodelOptions.QUANTUM, Long::toString)
        .value("target", FqCodelOptions.TARGET, TrafficNumbers::time)
        .value("ce_threshold", FqCodelOptions.CE_THRESHOLD, TrafficNumbers::time)
        .selector()
        .value("interval", FqCodelOptions.INTERVAL, TrafficNumbers::time)
        .value("memory_limit", FqCodelOptions.MEMORY_LIMIT, TrafficNumbers::size)
        .wordIf(options.attributes().get(FqCodelOptions.ECN, 0L) != 0, "ecn")
        .valueUnless(0, "drop_batch", FqCodelOptions.DROP_BATCH_SIZE, Long::toString);
  }

  static void fq(Line line, FqOptions options) {
    AttributeSet attributes = options.attributes();
    new FairQueueWords(line, attributes)
        .value("limit", FqOptions.PLIMIT, FairQueueWords::packets)
        .value("flow_limit", FqOptions.FLOW_PLIMIT, FairQueueWords::packets)
        .value("buckets", FqOptions.BUCKETS_LOG, log -> Integer.toUnsignedString(1 << log))
        .value("orphan_mask", FqOptions.ORPHAN_MASK, Long::toString)
        .wordIf(attributes.get(FqOptions.RATE_ENABLE, 1L) == 0, "nopacing")
        .value("quantum", FqOptions.QUANTUM, TrafficNumbers::size)
        .value("initial_quantum", FqOptions.INITIAL_QUANTUM, TrafficNumbers::size)
        .valueUnless(NONE, "maxrate", FqOptions.FLOW_MAX_RATE, TrafficNumbers::rate)
        .valueUnless(0, "defrate", FqOptions.FLOW_DEFAULT_RATE, TrafficNumbers::rate)
        .valueUnless(0, "low_rate_threshold", FqOptions.LOW_RATE_THRESHOLD, TrafficNumbers::rate)
        .value("refill_delay", FqOptions.FLOW_REFILL_DELAY, TrafficNumbers::time)
        .valueUnless(NONE, "ce_threshold", FqOptions.CE_THRESHOLD, TrafficNumbers::time)
        .value("timer_slack", FqOptions.TIMER_SLACK, TrafficNumbers::nanoseconds)
        .value("horizon", FqOptions.HORIZON, TrafficNumbers::time)
        .wordIf(
            attributes.has(FqOptions.HORIZON_DROP),
            attributes.get(FqOptions.HORIZON_DROP, 0L) == 0 ? "horizon_cap" : "horizon_drop");
  }

  /** Of the DS field: its value and its mask. */
  private FairQueueWords selector() {
    long value = options.get(FqCodelOptions.CE_THRESHOLD_SELECTOR, 0L);
    long mask = options.get(FqCodelOptions.CE_THRESHOLD_MASK, 0L);
    line.addIf(
        value != 0 || mask != 0,
        "ce_threshold_selector",
        AttributeWords.hex(value) + "/" + AttributeWords.hex(mask));
    return this;
  }

  private FairQueueWords wordIf(boolean condition, String word) {
    line.addIf(condition, word);
    return this;
  }

  private FairQueueWords value(String word, AttributeKey<Long> key, LongFunction<String> text) {
    Long value = options.get(key);
    if (value != null) {
      line.add(word, text.apply(value));
    }
    return this;
  }

  private FairQueueWords valueUnless(
      long nothing, String word, AttributeKey<Long> key, LongFunction<String> text) {
    return options.get(key, nothing) == nothing ? this : value(word, key, text);
  }

  private static String packets(long number) {
    return number + "p";
  }
}
