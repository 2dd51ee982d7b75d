package io.github.netlinkagent.monitor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a slice is read again: for each link the last thing that happened to it. So each difference
 * can be told with the cause that fits it, though many causes lead to one re-read.
 */
final class Reasons {

  /** A cause that concerns no single link. */
  static final int ANY_LINK = 0;

  private final Map<Integer, Cause> byLink = new LinkedHashMap<>();

  static Reasons of(Cause cause) {
    Reasons reasons = new Reasons();
    reasons.add(cause, ANY_LINK);
    return reasons;
  }

  void add(Cause cause, int linkIndex) {
    byLink.put(linkIndex, cause);
  }

  void addAll(Reasons others) {
    byLink.putAll(others.byLink);
  }

  /** The cause of a difference in that object; the first one if none is about its links. */
  Cause causeOf(NetworkObject object) {
    @Nullable Cause cause =
        object
            .links()
            .mapToObj(byLink::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(byLink.get(ANY_LINK));
    return cause != null ? cause : byLink.values().iterator().next();
  }
}
