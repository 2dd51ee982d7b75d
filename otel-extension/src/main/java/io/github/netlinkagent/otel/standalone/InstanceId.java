package io.github.netlinkagent.otel.standalone;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What tells the telemetry of this JVM from that of others of the same service. */
final class InstanceId {

  /** The same for as long as the JVM runs: an export that begins anew goes on with its series. */
  static final UUID OF_THIS_JVM = random();

  private static final long VERSION_BITS = 0xF000L;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_BITS = 0b11L << 62;
  private static final long VARIANT_OF_RFC_9562 = 0b10L << 62;

  private InstanceId() {}

  /**
   * A UUID of version 4. {@link UUID#randomUUID} would choose the JVM's security providers, and the
   * generator of all UUIDs to come, before the host has a say; this is no secret, and has the
   * randomness that the SDK's own trace ids have.
   */
  static UUID random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
        (random.nextLong() & ~VERSION_BITS) | VERSION_4,
        (random.nextLong() & ~VARIANT_BITS) | VARIANT_OF_RFC_9562);
  }
}
