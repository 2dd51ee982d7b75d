package io.github.netlinkagent.netlink;

import static java.util.Map.entry;

import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows by the name of a kind how its options are read. */
interface TrafficOptionsReader {

  Map<String, TrafficOptionsReader> OF_QDISCS =
      Map.ofEntries(
          entry("pfifo", FifoOptions::read),
          entry("bfifo", FifoOptions::read),
          entry("pfifo_head_drop", FifoOptions::read),
          entry("pfifo_fast", PriorityOptions::read),
          entry("prio", PriorityOptions::read),
          entry("tbf", TokenBucketOptions::read),
          entry("htb", HtbOptions::read),
          entry("fq_codel", FqCodelOptions::read),
          entry("fq", FqOptions::read),
          entry("cake", CakeOptions::read),
          entry("netem", NetemOptions::read));

  Map<String, TrafficOptionsReader> OF_CLASSES = Map.of("htb", HtbOptions::read);

  Map<String, TrafficOptionsReader> OF_FILTERS =
      Map.of("u32", U32Options::read, "bpf", BpfOptions::read);

  TrafficOptions read(ByteBuffer options);

  /** Reads what stands in the attribute; if it is not as its kind demands, it stays raw. */
  static TrafficOptions read(TrafficMessage.Subject subject, String kind, ByteBuffer options) {
    @Nullable TrafficOptionsReader reader = readers(subject).get(kind);
    if (reader != null) {
      try {
        return reader.read(options);
      } catch (MalformedMessageException e) {
        // A module of somebody else's may well have the name of a kind that is read.
      }
    }
    byte[] bytes = new byte[options.limit()];
    options.get(0, bytes);
    return new TrafficOptions.Raw(new RawBytes(bytes));
  }

  private static Map<String, TrafficOptionsReader> readers(TrafficMessage.Subject subject) {
    return switch (subject) {
      case QDISC -> OF_QDISCS;
      case CLASS -> OF_CLASSES;
      case FILTER -> OF_FILTERS;
      default -> Map.of();
    };
  }
}
