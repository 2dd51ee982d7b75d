package io.github.netlinkagent.monitor;

import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * How many objects of a kind are held, and which even where there are more.
 *
 * @param setting by which the user sets the limit
 * @param limit of each table
 * @param tableOf what the objects of a family are counted by: the number of a routing table, the
 *     index of a link; 0 for all together
 * @param kept which of a table that exceeds its limit are held all the same
 * @param state what people count them by; empty for nothing
 * @param isTold whether the kernel announces each that comes, and tells it from a change
 * @param isReadInParts whether the kernel can list one table of a family by itself
 */
record Bound<T extends NetworkObject>(
    String setting,
    ToIntFunction<Limits> limit,
    ToIntFunction<T> tableOf,
    Kept<T> kept,
    Function<T, String> state,
    boolean isTold,
    boolean isReadInParts) {

  static final String HEAP = "heap.max";

  /** Which objects of a summarized table are held. */
  interface Kept<T> {

    boolean test(T object, Limits limits, Model model);
  }

  /** That of a kind that says nothing else: as many in each family, or over each link. */
  static <T extends NetworkObject> Bound<T> usual() {
    return Bound.<T>of("objects.max", Limits::objects);
  }

  /** None: so few can there be, or so much does each cost the kernel. */
  static <T extends NetworkObject> Bound<T> none() {
    return of("", limits -> Integer.MAX_VALUE);
  }

  static <T extends NetworkObject> Bound<T> of(String setting, ToIntFunction<Limits> limit) {
    return new Bound<>(
        setting,
        limit,
        NetworkObject::part,
        (object, limits, model) -> false,
        object -> "",
        false,
        true);
  }

  Bound<T> by(ToIntFunction<T> table) {
    return new Bound<>(setting, limit, table, kept, state, isTold, false);
  }

  Bound<T> keeping(Kept<T> those) {
    return new Bound<>(setting, limit, tableOf, those, state, isTold, isReadInParts);
  }

  Bound<T> countedBy(Function<T, String> label) {
    return new Bound<>(setting, limit, tableOf, kept, label, isTold, isReadInParts);
  }

  Bound<T> told() {
    return new Bound<>(setting, limit, tableOf, kept, state, true, isReadInParts);
  }
}
