package io.github.netlinkagent.netlink;

import java.util.ArrayList;
import java.util.List;

/** {@code TCA_*_ACT}: what is done with the packets that a filter matches. */
final class TrafficActions {

  private static final int TCA_ACT_KIND = 1;

  private TrafficActions() {}

  /**
   * The kinds of the actions, {@code gact} or {@code mirred}, in the order in which they are done.
   */
  static List<String> kinds(AttributeCursor actions) {
    List<String> kinds = new ArrayList<>();
    while (actions.next()) {
      AttributeCursor action = actions.nested();
      while (action.next()) {
        if (action.type() == TCA_ACT_KIND) {
          kinds.add(action.string());
        }
      }
    }
    return List.copyOf(kinds);
  }
}
