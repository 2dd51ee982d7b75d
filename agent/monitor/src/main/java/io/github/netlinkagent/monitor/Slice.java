package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Message;
import io.github.netlinkagent.netlink.Request;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of the kernel's state that can be read completely.
 *
 * @param family {@link Family#UNSPEC} for all of them
 * @param part see {@link NetworkObject#part}; 0 for all parts
 * @param link index of the link over which its objects lead, see {@link NetworkObject#links}; 0 for
 *     any or none
 */
record Slice(Kind<?> kind, Family family, int part, int link) {

  /** The requests whose answers together tell all of it. */
  List<Request> requests(Model model) {
    return kind.requests(this, model);
  }

  /** The same for an audit, which asks for no more than it compares. */
  List<Request> auditRequests(Model model) {
    return kind.auditRequests(this, model);
  }

  /** The same in slices of one family each, of which each is read by itself. */
  Stream<Slice> byFamily() {
    return family == Family.UNSPEC
        ? kind.slices().stream().map(whole -> new Slice(kind, whole.family, part, link))
        : Stream.of(this);
  }

  /** One of its parts; 0 for all. */
  Slice part(int one) {
    return new Slice(kind, family, one, link);
  }

  /** What of it leads over that link; 0 for all. */
  Slice over(int index) {
    return new Slice(kind, family, part, index);
  }

  /** All parts, over any link. */
  Slice whole() {
    return new Slice(kind, family, 0, 0);
  }

  boolean isWhole() {
    return part == 0 && link == 0;
  }

  /**
   * Whether a list that is torn lacks nothing but what moves: fib_table_dump goes on at the next
   * destination. All others go on by a count of what was there (fib6_dump_table, fib_nl_dumprule,
   * neigh_dump_table), so that what stays may be left out.
   */
  boolean tearsWhereItMoves() {
    return kind == Route.KIND && family == Family.IPV4;
  }

  /** Whether re-reading this slice re-reads all of the other. */
  boolean covers(Slice other) {
    return kind == other.kind
        && (family == Family.UNSPEC || family == other.family)
        && (part == 0 || part == other.part)
        && (link == 0 || link == other.link);
  }

  boolean contains(NetworkObject object) {
    return kind == object.kind()
        && (family == Family.UNSPEC || family == object.family())
        && (part == 0 || part == object.part())
        && (link == 0 || object.links().anyMatch(index -> index == link));
  }

  /** Whether a message tells of something in it: one that comes during its dump tears the dump. */
  boolean concerns(Message message) {
    return Kinds.read(message, Instant.EPOCH).stream().anyMatch(this::contains);
  }
}
