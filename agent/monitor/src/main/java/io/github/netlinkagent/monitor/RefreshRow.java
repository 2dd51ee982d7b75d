package io.github.netlinkagent.monitor;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@link RefreshRules}: what has to be read again when something becomes of an object.
 *
 * @param parts of these slices the parts that have to be read again; 0 for all
 */
record RefreshRow(
    Trigger trigger, Cause cause, Function<NetworkObject, IntStream> parts, List<Slice> slices) {

  static RefreshRow row(Trigger trigger, Cause cause, Slice... slices) {
    return new RefreshRow(trigger, cause, object -> IntStream.of(0), List.of(slices));
  }

  /** The same where only parts of the slices have to be read again. */
  static RefreshRow row(
      Trigger trigger, Cause cause, Function<NetworkObject, IntStream> parts, Slice... slices) {
    return new RefreshRow(trigger, cause, parts, List.of(slices));
  }

  /** The part of all kinds that are listed by the same. */
  static IntStream partOf(NetworkObject object) {
    return IntStream.of(object.part());
  }

  void apply(
      @Nullable NetworkObject before, @Nullable NetworkObject after, RefreshRules.Sink sink) {
    NetworkObject object = after != null ? after : before;
    if (object != null && trigger.test().test(before, after)) {
      // Several links are as good as none to tell whose effect a difference is; and what a link
      // took along with its nexthops is the link's effect.
      int link =
          object instanceof Route || object instanceof Nexthop
              ? Reasons.ANY_LINK
              : firstLink(object);
      parts
          .apply(object)
          .forEach(part -> slices.forEach(slice -> sink.add(slice.part(part), cause, link)));
    }
  }

  private static int firstLink(NetworkObject object) {
    return object.links().findFirst().orElse(Reasons.ANY_LINK);
  }
}
