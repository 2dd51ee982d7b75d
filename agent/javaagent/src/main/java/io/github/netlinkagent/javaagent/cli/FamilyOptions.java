package io.github.netlinkagent.javaagent.cli;

import io.github.netlinkagent.netlink.Family;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** {@code -4} and {@code -6}, as {@code ip} has them. */
final class FamilyOptions {

  @ArgGroup private Only only = new Only();

  /** Not both. */
  static final class Only {

    @Option(names = "-4", description = "Nothing of IPv6")
    private boolean ipv4;

    @Option(names = "-6", description = "Nothing of IPv4")
    private boolean ipv6;
  }

  Optional<Family> only() {
    if (only.ipv4) {
      return Optional.of(Family.IPV4);
    }
    return only.ipv6 ? Optional.of(Family.IPV6) : Optional.empty();
  }
}
