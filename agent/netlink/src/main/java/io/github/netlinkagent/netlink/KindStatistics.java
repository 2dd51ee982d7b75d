package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * {@code TCA_STATS_APP} and {@code TCA_XSTATS}: what only a kind of qdiscs and their classes
 * counts, in the form of that kind.
 */
public sealed interface KindStatistics
    permits KindStatistics.Raw,
        FqCodelStatistics.OfQdisc,
        FqCodelStatistics.OfFlow,
        FqStatistics,
        CakeStatistics {

  /** Those of a kind that is not read, as they came. */
  record Raw(RawBytes bytes) implements KindStatistics {}

  /** Reads what stands in the attribute; if it is not as its kind demands, it stays raw. */
  static KindStatistics read(String kind, ByteBuffer statistics) {
    try {
      return switch (kind) {
        case "fq_codel" -> FqCodelStatistics.read(statistics);
        case "fq" -> FqStatistics.read(statistics);
        case "cake" -> CakeStatistics.read(statistics);
        default -> raw(statistics);
      };
    } catch (MalformedMessageException e) {
      return raw(statistics);
    }
  }

  /** A structure that has grown at the end: what an older kernel does not tell is 0. */
  static ByteBuffer grown(ByteBuffer structure, int length) {
    byte[] bytes = new byte[length];
    structure.get(0, bytes, 0, Math.min(length, structure.limit()));
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }

  private static Raw raw(ByteBuffer statistics) {
    byte[] bytes = new byte[statistics.limit()];
    statistics.get(0, bytes);
    return new Raw(new RawBytes(bytes));
  }
}
