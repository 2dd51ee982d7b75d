package io.github.netlinkagent.monitor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a slice is read again: for each link the last thing that happened to it, but for what that
 * brought along. So each difference can be told with the cause that fits it, though many causes
 * lead to one re-read.
 */
final class Reasons {

  /** A cause that concerns no single link. */
  static final int ANY_LINK = 0;

  private final Map<Integer, Cause> byLink = new LinkedHashMap<>();
  private @Nullable Cause lastFound;

  static Reasons of(Cause cause) {
    Reasons reasons = new Reasons();
    reasons.add(cause, ANY_LINK);
    return reasons;
  }

  void add(Cause cause, int linkIndex) {
    byLink.merge(linkIndex, cause, (held, later) -> later.followsFrom(held) ? held : later);
  }

  void addAll(Reasons others) {
    others.byLink.forEach((linkIndex, cause) -> add(cause, linkIndex));
  }

  /**
   * The cause of a difference in that object; if none is about its links, that of what was found
   * before, as the members of a group are before the group.
   */
  Cause causeOf(NetworkObject object) {
    @Nullable Cause cause = causeOfLinks(object);
    if (cause == null) {
      cause = byLink.get(ANY_LINK);
    }
    if (cause == null) {
      cause = lastFound;
    }
    return cause != null ? cause : byLink.values().iterator().next();
  }

  /** The object differed. */
  void found(NetworkObject object) {
    @Nullable Cause cause = causeOfLinks(object);
    if (cause != null) {
      lastFound = cause;
    }
  }

  private @Nullable Cause causeOfLinks(NetworkObject object) {
    return object.links().mapToObj(byLink::get).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
