package io.github.netlinkagent.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VerdictTest {

  @Test
  void whatWasNotForeseenIsOneLineWithItsRoot() {
    Exception e = new IllegalStateException("outer", new RuntimeException("first\n\tsecond"));

    assertEquals(
        "[netlink-agent] not started: java.lang.RuntimeException: first second."
            + " The host runs without it; please report this.",
        Verdict.failed(e).line());
  }
}
