package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Gap;

/** What is told of a time of which messages were lost: one line, a sentence without its end. */
public final class GapWording {

  private GapWording() {}

  /** In plain words, with the times in UTC. */
  public static String line(Gap gap) {
    String lost =
        "messages of the kernel were lost (%s, %d drops) ".formatted(gap.detail(), gap.drops());
    return gap.end()
        .map(end -> "between %s and %s; everything has been read again".formatted(gap.begin(), end))
        .map(lost::concat)
        .orElse(lost + "since %s; the agent has ended before it read them".formatted(gap.begin()));
  }
}
