package io.github.netlinkagent.monitor;

/** For tests of what has nothing to do with limits. */
final class Unbounded {

  private Unbounded() {}

  /** Holds whatever there is. */
  static Bounds bounds() {
    Model model = new Model();
    return new Bounds(
        model, Limits.ROOM, new Publisher(model, new History(1)), new Recounts(System.nanoTime()));
  }

  static Reread reread(Slice slice, Doubts doubts, Runnable meanwhile) {
    return new Reread(slice, doubts, bounds(), meanwhile);
  }
}
