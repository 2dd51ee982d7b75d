package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.netlink.U32Options;
import io.github.netlinkagent.netlink.U32Options.Selector;
import org.jspecify.annotations.Nullable;

/** {@code u32_print_opt} of iproute2. */
final class U32Words {

  private U32Words() {}

  static void add(Line line, int handle, U32Options options) {
    line.addIf(handle != 0, "fh", handle(handle));
    line.addIf(node(handle) != 0, "order", node(handle));
    if (options.divisor() != 0) {
      line.add("ht divisor", options.divisor());
    } else {
      line.add("key ht", Integer.toHexString(table(options.hash())));
      line.add("bkt", Integer.toHexString(bucket(options.hash())));
    }
    Selector selector = options.selector();
    addClass(line, options, selector);
    line.addIf(options.link() != 0, "link", handle(options.link()));
    FilterFlags.add(line, options.flags());
    U32Options.Mark mark = options.mark();
    if (mark != null) {
      line.add("mark", "0x%04x".formatted(mark.value())).add("0x%04x".formatted(mark.mask()));
      line.add("(success %d)".formatted(mark.matches()));
    }
    if (selector != null) {
      addSelector(line, selector);
    }
    line.addIf(!options.inputInterface().isEmpty(), "input dev", options.inputInterface());
  }

  private static void addClass(Line line, U32Options options, @Nullable Selector selector) {
    boolean terminal = selector != null && (selector.flags() & Selector.TERMINAL) != 0;
    if (options.classId() != 0) {
      line.add(terminal ? "*flowid" : "flowid", TrafficNumbers.handle(options.classId()));
    } else {
      line.addIf(terminal, "terminal flowid");
    }
  }

  private static void addSelector(Line line, Selector selector) {
    for (U32Options.Key key : selector.keys()) {
      line.add("match", "%08x/%08x".formatted(key.value(), key.mask()));
      line.add("at", (key.offsetMask() != 0 ? "nexthdr+" : "") + key.offset());
    }
    if ((selector.flags() & (Selector.OFFSET | Selector.VARIABLE_OFFSET)) != 0) {
      line.add("offset");
      if ((selector.flags() & Selector.VARIABLE_OFFSET) != 0) {
        line.add("%04x>>%d".formatted(selector.offsetMask(), selector.offsetShift()));
        line.add("at", selector.offsetAt());
      }
      line.addIf(selector.offset() != 0, "plus", selector.offset());
    }
    line.addIf((selector.flags() & Selector.EAT) != 0, "eat");
    if (selector.hashMask() != 0) {
      line.add("hash mask", "%08x".formatted(selector.hashMask())).add("at", selector.hashAt());
    }
  }

  /** {@code sprint_u32_handle}: {@code 800:}, {@code 800::801}, {@code 2:3:800}. */
  private static String handle(int handle) {
    if (handle == 0) {
      return "none";
    }
    String text = table(handle) == 0 ? "" : Integer.toHexString(table(handle)) + ":";
    text += bucket(handle) == 0 ? "" : Integer.toHexString(bucket(handle));
    return text + (node(handle) == 0 ? "" : ":" + Integer.toHexString(node(handle)));
  }

  private static int table(int handle) {
    return handle >>> 20;
  }

  private static int bucket(int handle) {
    return handle >>> 12 & 0xff;
  }

  private static int node(int handle) {
    return handle & 0xfff;
  }
}
