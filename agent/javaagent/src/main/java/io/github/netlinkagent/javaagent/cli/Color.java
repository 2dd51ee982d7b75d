package io.github.netlinkagent.javaagent.cli;

/** When lines are coloured. */
enum Color {
  NEVER,
  AUTO,
  ALWAYS;

  boolean isOn() {
    return this == ALWAYS || (this == AUTO && Output.isTerminal());
  }
}
