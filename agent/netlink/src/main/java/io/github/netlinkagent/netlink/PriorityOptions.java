package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Of {@code pfifo_fast} and {@code prio}: {@code struct tc_prio_qopt}.
 *
 * @param bands queues, of which the first that is not empty is served
 * @param map the band for each priority of a packet, from 0 to 15
 */
public record PriorityOptions(long bands, List<Integer> map) implements TrafficOptions {

  /** {@code TC_PRIO_MAX} + 1. */
  private static final int PRIORITIES = 16;

  static PriorityOptions read(ByteBuffer options) {
    Structure.require(options, 4 + PRIORITIES, "tc_prio_qopt");
    return new PriorityOptions(
        Structure.u32(options, 0),
        IntStream.range(0, PRIORITIES)
            .mapToObj(priority -> Structure.u8(options, 4 + priority))
            .toList());
  }
}
