package io.github.netlinkagent.netlink;

import java.nio.ByteBuffer;

/**
 * Of {@code pfifo}, {@code bfifo} and {@code pfifo_head_drop}: {@code struct tc_fifo_qopt}.
 *
 * @param limit of the queue, in packets; of {@code bfifo} in bytes
 */
public record FifoOptions(long limit) implements TrafficOptions {

  static FifoOptions read(ByteBuffer options) {
    Structure.require(options, 4, "tc_fifo_qopt");
    return new FifoOptions(Structure.u32(options, 0));
  }
}
