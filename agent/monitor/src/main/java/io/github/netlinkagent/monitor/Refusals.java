package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Errno;
import io.github.netlinkagent.netlink.Family;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The slices that the kernel refuses to list, and why. To ask again at once would be answered the
 * same. Written by the monitor's thread, read by any.
 */
final class Refusals {

  /** What a refusal means to whoever reads of it. */
  enum Reason {
    /** The kernel was built without it, or its module is not loaded: so there is nothing. */
    ABSENT,
    /** A security policy stands before it: somebody can allow it. */
    DENIED,
    /** The kernel does not understand the request: it is older than any that was tried. */
    REJECTED;

    /** Empty if the errno tells of no refusal that lasts. */
    static Optional<Reason> of(int errno) {
      return switch (errno) {
        case Errno.EOPNOTSUPP, Errno.EPFNOSUPPORT, Errno.EAFNOSUPPORT -> Optional.of(ABSENT);
        case Errno.EPERM, Errno.EACCES -> Optional.of(DENIED);
        case Errno.EINVAL -> Optional.of(REJECTED);
        default -> Optional.empty();
      };
    }
  }

  private final Map<String, Integer> bySlice = new ConcurrentSkipListMap<>();

  /** The kernel's last answer about a slice; 0 if it has listed it. */
  void answered(Slice slice, int errno) {
    if (errno != 0) {
      bySlice.put(nameOf(slice), errno);
    } else if (slice.part() == 0) {
      bySlice.remove(nameOf(slice));
    }
  }

  /** Each with its errno. */
  List<String> all() {
    return bySlice.entrySet().stream().map(Refusals::worded).toList();
  }

  /** Those with that reason. */
  List<String> with(Reason reason) {
    return bySlice.entrySet().stream()
        .filter(refusal -> Reason.of(refusal.getValue()).equals(Optional.of(reason)))
        .map(Refusals::worded)
        .toList();
  }

  private static String nameOf(Slice slice) {
    String label = slice.kind().label();
    return slice.family() == Family.UNSPEC ? label : label + " " + slice.family().label();
  }

  private static String worded(Map.Entry<String, Integer> refusal) {
    return refusal.getKey() + " (" + Errno.name(refusal.getValue()) + ")";
  }
}
