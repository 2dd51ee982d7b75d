package io.github.netlinkagent.monitor;

import java.util.List;
import java.util.Random;

/** What the makers of random operations draw from. */
final class Dice {

  private final Random random;

  Dice(Random random) {
    this.random = random;
  }

  /** From 0 to that, exclusive. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** That text one time of so many, else nothing. */
  String oneOf(int times, String text) {
    return random.nextInt(times) == 0 ? text : "";
  }
}
