package io.github.netlinkagent.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A difference in meaning between the model before and after. */
public sealed interface Change extends Announcement {

  Cause cause();

  /** The object as it is now; of a removed one, as it was. */
  NetworkObject object();

  /** The object as it was; empty if it has been added. */
  Optional<NetworkObject> before();

  /** The object as it is now; empty if it has been removed. */
  Optional<NetworkObject> after();

  /** {@code added}, {@code changed} or {@code removed}. */
  default String type() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** The names of the fields that differ, in the order of declaration; empty unless changed. */
  default List<String> differences() {
    return List.of();
  }

  record Added(NetworkObject object, Cause cause, long revision, Instant receivedAt)
      implements Change {

    @Override
    public Optional<NetworkObject> before() {
      return Optional.empty();
    }

    @Override
    public Optional<NetworkObject> after() {
      return Optional.of(object);
    }
  }

  record Changed(
      NetworkObject old,
      NetworkObject object,
      List<String> differences,
      Cause cause,
      long revision,
      Instant receivedAt)
      implements Change {

    @Override
    public Optional<NetworkObject> before() {
      return Optional.of(old);
    }

    @Override
    public Optional<NetworkObject> after() {
      return Optional.of(object);
    }
  }

  record Removed(NetworkObject object, Cause cause, long revision, Instant receivedAt)
      implements Change {

    @Override
    public Optional<NetworkObject> before() {
      return Optional.of(object);
    }

    @Override
    public Optional<NetworkObject> after() {
      return Optional.empty();
    }
  }
}
