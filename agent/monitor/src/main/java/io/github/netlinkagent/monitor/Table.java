package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;

/**
 * Objects that are counted together, and summarized together if they are too many: the routes of a
 * routing table, the neighbors of an interface, all rules; those of each family by themselves.
 *
 * @param part the number of the routing table, the index of the link; 0 if the kind has no parts
 */
public record Table(Kind<?> kind, Family family, int part) {

  static Table of(NetworkObject object) {
    return new Table(object.kind(), object.family(), object.kind().tableOf(object));
  }

  /** Whether the object is one of them. */
  public boolean holds(NetworkObject object) {
    return equals(of(object));
  }

  /** What has to be read to know all of it. */
  Slice slice() {
    boolean byFamily = kind.slices().stream().anyMatch(slice -> slice.family() == family);
    return kind.slice(byFamily ? family : Family.UNSPEC, partOfSlice());
  }

  /** Whether the slice holds some of it. */
  boolean touches(Slice slice) {
    return kind == slice.kind()
        && (slice.family() == Family.UNSPEC || slice.family() == family)
        && (slice.part() == 0 || partOfSlice() == 0 || slice.part() == part);
  }

  /** Whether the slice holds all of it. */
  boolean isWithin(Slice slice) {
    return touches(slice)
        && slice.link() == 0
        && (slice.part() == 0 || slice.part() == partOfSlice());
  }

  private int partOfSlice() {
    return kind.bound().isReadInParts() ? part : 0;
  }
}
