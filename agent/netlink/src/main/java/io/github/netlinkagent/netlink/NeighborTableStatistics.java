package io.github.netlinkagent.netlink;

/**
 * {@code struct ndt_stats}: what a neighbor table has counted, of all network namespaces.
 *
 * @param tableFulls how often no entry could be made; 0 from kernels before 4.3
 */
public record NeighborTableStatistics(
    long allocations,
    long destroys,
    long hashGrows,
    long failedResolutions,
    long lookups,
    long hits,
    long multicastProbes,
    long unicastProbes,
    long periodicGcRuns,
    long forcedGcRuns,
    long tableFulls) {

  private static final int TABLE_FULLS = 80;

  static NeighborTableStatistics read(AttributeCursor cursor) {
    return new NeighborTableStatistics(
        cursor.u64(0),
        cursor.u64(8),
        cursor.u64(16),
        cursor.u64(24),
        cursor.u64(32),
        cursor.u64(40),
        cursor.u64(48),
        cursor.u64(56),
        cursor.u64(64),
        cursor.u64(72),
        cursor.length() > TABLE_FULLS ? cursor.u64(TABLE_FULLS) : 0);
  }
}
