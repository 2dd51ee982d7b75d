package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.netlink.BpfOptions;
import java.util.stream.Collectors;

/**
 * {@code bpf_print_opt} of iproute2; what a program is called only a privileged {@code tc} knows.
 */
final class BpfWords {

  private BpfWords() {}

  static void add(Line line, int handle, BpfOptions options) {
    line.addIf(handle != 0, "handle", "0x" + Integer.toHexString(handle));
    line.addIf(options.classId() != 0, "flowid", TrafficNumbers.handle(options.classId()));
    line.add(options.name());
    line.addIf((options.flags() & BpfOptions.DIRECT_ACTION) != 0, "direct-action");
    FilterFlags.add(line, options.generalFlags());
    if (!options.operations().isEmpty()) {
      line.add(
          "bytecode",
          options.operations().stream()
              .map(BpfWords::operation)
              .collect(Collectors.joining(",", "'" + options.operations().size() + ",", "'")));
    }
    if (options.tag() != null) {
      line.add("tag", options.tag());
    }
  }

  private static String operation(BpfOptions.Operation one) {
    return one.code() + " " + one.jumpIfTrue() + " " + one.jumpIfFalse() + " " + one.operand();
  }
}
