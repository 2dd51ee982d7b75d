package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Header;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Holds nothing: what is announced happens, and leaves nothing behind. */
final class PassingStore implements Store {

  @Override
  public int count() {
    return 0;
  }

  @Override
  public Stream<NetworkObject> all() {
    return Stream.of();
  }

  @Override
  public boolean apply(NetworkObject object, Header header, boolean gone, Effects effects) {
    if (!gone) {
      effects.accept(null, object);
    }
    return true;
  }

  @Override
  public int drop(Predicate<NetworkObject> those) {
    return 0;
  }

  @Override
  public void replace(Reread reread, Effects effects) {}
}
