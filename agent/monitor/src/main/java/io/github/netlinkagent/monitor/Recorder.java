package io.github.netlinkagent.monitor;

/**
 * Is told of the monitor's work as it is done, by the monitor's thread: it must neither wait nor
 * throw.
 */
public interface Recorder {

  /** Nobody is told. */
  Recorder NONE = announcement -> {};

  /** All that the kernel has announced until now is known. Often called. */
  default void whole() {}

  /** Everything is being read from now on, for the first time or again. */
  default void syncBegins() {}

  /** What is announced to the subscribers, too. */
  void announced(Announcement announcement);
}
