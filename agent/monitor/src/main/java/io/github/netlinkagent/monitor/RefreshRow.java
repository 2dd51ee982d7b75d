package io.github.netlinkagent.monitor;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@link RefreshRules}: what has to be read again when something becomes of an object.
 *
 * @param narrowing what of these slices has to be read again
 */
record RefreshRow(Trigger trigger, Cause cause, Narrowing narrowing, List<Slice> slices) {

  /** What of a slice an object can alter. */
  interface Narrowing {

    /** Several if the kernel lists it in parts. */
    Stream<Slice> of(Slice slice, NetworkObject object);
  }

  static RefreshRow row(Trigger trigger, Cause cause, Slice... slices) {
    return rowNarrowed(trigger, cause, (slice, object) -> Stream.of(slice), slices);
  }

  /** The same where only parts of the slices have to be read again; part 0 is all. */
  static RefreshRow row(
      Trigger trigger, Cause cause, Function<NetworkObject, IntStream> parts, Slice... slices) {
    return rowNarrowed(
        trigger, cause, (slice, object) -> parts.apply(object).mapToObj(slice::part), slices);
  }

  /**
   * The same where only that has to be read again which leads over the link that the object is or
   * belongs to; all if it belongs to none.
   */
  static RefreshRow rowOver(Trigger trigger, Cause cause, Slice... slices) {
    return rowNarrowed(
        trigger, cause, (slice, object) -> Stream.of(slice.over(firstLink(object))), slices);
  }

  static RefreshRow rowNarrowed(
      Trigger trigger, Cause cause, Narrowing narrowing, Slice... slices) {
    return new RefreshRow(trigger, cause, narrowing, List.of(slices));
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
      slices.forEach(
          slice -> narrowing.of(slice, object).forEach(part -> sink.add(part, cause, link)));
    }
  }

  private static int firstLink(NetworkObject object) {
    return object.links().findFirst().orElse(Reasons.ANY_LINK);
  }
}
