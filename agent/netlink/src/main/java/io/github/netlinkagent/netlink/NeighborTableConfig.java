package io.github.netlinkagent.netlink;

/**
 * {@code struct ndt_config}: how the kernel holds a neighbor table at the moment.
 *
 * @param keyLength of an address in bytes
 * @param entrySize of an entry in bytes
 * @param entries how many there are, of all network namespaces
 * @param lastFlush milliseconds since old entries were dropped
 * @param lastRandom milliseconds since reachable times were made up
 * @param hashRandom the random number that is part of its hash
 * @param hashMask of the buckets
 * @param hashChain {@code ndtc_hash_chain_gc}, which newer kernels leave 0
 * @param proxyQueue how many packets wait to be answered on behalf of others
 */
public record NeighborTableConfig(
    int keyLength,
    int entrySize,
    long entries,
    long lastFlush,
    long lastRandom,
    long hashRandom,
    long hashMask,
    long hashChain,
    long proxyQueue) {

  static NeighborTableConfig read(AttributeCursor cursor) {
    return new NeighborTableConfig(
        cursor.u16(0),
        cursor.u16(2),
        cursor.u32(4),
        cursor.u32(8),
        cursor.u32(12),
        cursor.u32(16),
        cursor.u32(20),
        cursor.u32(24),
        cursor.u32(28));
  }
}
