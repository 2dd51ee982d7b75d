package io.github.netlinkagent.monitor.text;

/** {@code TCA_CLS_FLAGS_*} of {@code linux/pkt_cls.h}: whether hardware filters. */
final class FilterFlags {

  private static final int SKIP_HARDWARE = 1;
  private static final int SKIP_SOFTWARE = 1 << 1;
  private static final int IN_HARDWARE = 1 << 2;
  private static final int NOT_IN_HARDWARE = 1 << 3;

  private FilterFlags() {}

  static void add(Line line, int flags) {
    line.addIf((flags & SKIP_HARDWARE) != 0, "skip_hw");
    line.addIf((flags & SKIP_SOFTWARE) != 0, "skip_sw");
    boolean in = (flags & IN_HARDWARE) != 0;
    line.addIf(in, "in_hw");
    line.addIf(!in && (flags & NOT_IN_HARDWARE) != 0, "not_in_hw");
  }
}
