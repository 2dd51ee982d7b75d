package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.NeighborFilter;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has to be asked for and listened to, so that what is tracked stays true: that itself, and
 * whatever changes it without a word, as {@link RefreshRules} tells. Links are always among it,
 * since all others refer to them.
 */
final class Following {

  private static final Set<Family> IP = EnumSet.of(Family.IPV4, Family.IPV6);

  private final Tracking tracking;
  private final RefreshRules rules = new RefreshRules(new Model());

  /** Each kind with its families of {@link Family#IPV4} and {@link Family#IPV6}. */
  private final Map<Kind<?>, Set<Family>> kinds = new HashMap<>();

  Following(Tracking tracking) {
    this.tracking = tracking;
    Set<Family> wanted = EnumSet.copyOf(IP);
    wanted.removeIf(family -> !tracking.tracks(family));
    follow(Link.KIND, IP);
    Kinds.ALL.stream().filter(tracking::tracks).forEach(kind -> follow(kind, wanted));
  }

  private void follow(Kind<?> kind, Set<Family> families) {
    boolean together = kind.slices().stream().anyMatch(slice -> !IP.contains(slice.family()));
    Set<Family> needed = together ? IP : families;
    Set<Family> followed = kinds.computeIfAbsent(kind, none -> EnumSet.noneOf(Family.class));
    if (followed.addAll(needed)) {
      rules.causesOf(kind).forEach(cause -> follow(cause, needed));
    }
  }

  /** Whether the model needs it, though it may not be shown. */
  boolean holds(NetworkObject object) {
    return follows(object.kind(), object.family())
        && (!(object instanceof Route route) || tracking.tracks(route));
  }

  /** Of a slice what has to be read, in slices that the kernel can list by themselves. */
  Stream<Slice> narrowed(Slice slice) {
    if (!follows(slice.kind(), slice.family())) {
      return Stream.of();
    }
    if (slice.kind() != Route.KIND || tracking.tables().isEmpty()) {
      return Stream.of(slice);
    }
    return tracking.tables().stream()
        .filter(table -> slice.part() == 0 || slice.part() == table)
        .map(slice::part);
  }

  /**
   * What may pass of the one group that tells of neighbors of all families; empty if all may, or if
   * it is not joined.
   */
  Optional<NeighborFilter> neighborFilter() {
    Set<Family> followed =
        Kinds.ALL.stream()
            .filter(kind -> kind.groups().contains(MulticastGroup.NEIGH))
            .flatMap(kind -> kind.slices().stream())
            .filter(slice -> follows(slice.kind(), slice.family()))
            .map(Slice::family)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Family.class)));
    return tracking.choosesKinds() && !followed.isEmpty()
        ? Optional.of(new NeighborFilter(followed))
        : Optional.empty();
  }

  /** The groups to join: all of them as long as no kind and no family is unwanted. */
  Set<MulticastGroup> groups() {
    Set<MulticastGroup> groups = EnumSet.allOf(MulticastGroup.class);
    if (tracking.choosesKinds()) {
      groups.removeIf(group -> !needs(group));
    }
    return groups;
  }

  /** Whether that group announces what is followed; all others are joined for what they imply. */
  private boolean isAnnouncedBy(MulticastGroup group) {
    return kinds.keySet().stream().anyMatch(kind -> announces(group, kind));
  }

  /** Whether something that is held stays old without that group: of what passes nothing is. */
  boolean growsOldWithout(MulticastGroup group) {
    return kinds.keySet().stream().filter(Kind::isHeld).anyMatch(kind -> announces(group, kind));
  }

  private boolean needs(MulticastGroup group) {
    return isAnnouncedBy(group)
        || RefreshRules.impliedBy(group).stream().anyMatch(kind -> follows(kind, group.family()));
  }

  private boolean announces(MulticastGroup group, Kind<?> kind) {
    return kind.groups().contains(group) && follows(kind, group.family());
  }

  private boolean follows(Kind<?> kind, Family family) {
    Set<Family> followed = kinds.get(kind);
    return followed != null && (followed.contains(family) || !IP.contains(family));
  }
}
