package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Rule;
import io.github.netlinkagent.netlink.Prefix;
import io.github.netlinkagent.netlink.RuleMessage.Masked;
import io.github.netlinkagent.netlink.RuleMessage.Ports;
import org.jspecify.annotations.Nullable;

/** A rule of which a test says only what it is about. */
public final class RuleExample {

  private final long priority;
  private final Prefix source;
  private int flags;
  private int action = 1;
  private int table;
  private long target;
  private long mark;
  private long markMask;
  private String inputName = "";
  private String outputName = "";
  private int ipProtocol;
  private @Nullable Ports sourcePorts;
  private @Nullable Ports destinationPorts;
  private @Nullable Masked dscp;
  private @Nullable Masked flowLabel;

  private RuleExample(long priority, Prefix source) {
    this.priority = priority;
    this.source = source;
  }

  public static RuleExample rule(long priority, String source) {
    return new RuleExample(priority, Examples.prefix(source));
  }

  public RuleExample lookup(int number) {
    table = number;
    return this;
  }

  public RuleExample goTo(long other) {
    action = Rule.GOTO;
    target = other;
    return this;
  }

  public RuleExample flags(int bits) {
    flags = bits;
    return this;
  }

  RuleExample action(int number) {
    action = number;
    return this;
  }

  RuleExample mark(long bits, long mask) {
    mark = bits;
    markMask = mask;
    return this;
  }

  RuleExample names(String input, String output) {
    inputName = input;
    outputName = output;
    return this;
  }

  RuleExample ipProtocol(int number) {
    ipProtocol = number;
    return this;
  }

  RuleExample ports(@Nullable Ports ofSource, @Nullable Ports ofDestination) {
    sourcePorts = ofSource;
    destinationPorts = ofDestination;
    return this;
  }

  RuleExample masked(Masked codePoint, Masked label) {
    dscp = codePoint;
    flowLabel = label;
    return this;
  }

  public Rule build() {
    return new Rule(
        priority,
        flags,
        source,
        Prefix.all(source.address().family()),
        0,
        mark,
        markMask,
        inputName,
        outputName,
        false,
        null,
        ipProtocol,
        sourcePorts,
        destinationPorts,
        0,
        dscp,
        flowLabel,
        action,
        table,
        target,
        -1,
        -1,
        0,
        0);
  }
}
