package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Rule;
import io.github.netlinkagent.netlink.Prefix;
import io.github.netlinkagent.netlink.RuleMessage.Masked;
import io.github.netlinkagent.netlink.RuleMessage.Ports;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Rules as {@code ip rule} words them; what release 6.1 does not know yet (masks of ports, {@code
 * dscp}, {@code flowlabel}), as later ones do. Numbers are those of {@code linux/fib_rules.h}.
 */
final class RuleWording implements ObjectWording<Rule> {

  private static final int FR_ACT_TO_TBL = 1;
  private static final int FR_ACT_NOP = 3;

  /** Of kernels before 2.6.19, and still an action that {@code ip} knows. */
  private static final int RTN_NAT = 10;

  private static final int RTPROT_KERNEL = 2;
  private static final long WHOLE_MARK = 0xffffffffL;

  private final Names names;

  RuleWording(Names names) {
    this.names = names;
  }

  @Override
  public String listed(Rule rule) {
    Line line = new Line().add(rule.priority() + ":");
    line.addIf((rule.flags() & Rule.INVERT) != 0, "not");
    line.add("from", rule.source().isAll() ? "all" : RouteWording.prefix(rule.source()));
    addPrefix(line, "to", rule.destination());
    line.addIf(rule.tos() != 0, "tos", names.dsfield(rule.tos()));
    mark(line, rule.mark(), rule.markMask());
    device(line, "iif", rule.inputName(), (rule.flags() & Rule.INPUT_DETACHED) != 0);
    device(line, "oif", rule.outputName(), (rule.flags() & Rule.OUTPUT_DETACHED) != 0);
    line.addIf(rule.l3mdev(), "lookup [l3mdev-table]");
    if (rule.users() != null) {
      line.add("uidrange", rule.users());
    }
    line.addIf(rule.ipProtocol() != 0, "ipproto", names.ipProtocol(rule.ipProtocol()));
    ports(line, "sport", rule.sourcePorts());
    ports(line, "dport", rule.destinationPorts());
    line.addIf(rule.tunnelId() != 0, "tun_id", Long.toUnsignedString(rule.tunnelId()));
    if (rule.table() != 0) {
      line.add("lookup", names.table(rule.table()));
      line.addIf(rule.suppressedLength() != -1, "suppress_prefixlength", rule.suppressedLength());
      line.addIf(
          rule.suppressedGroup() != -1, "suppress_ifgroup", names.group(rule.suppressedGroup()));
    }
    realms(line, rule.realms());
    action(line, rule);
    boolean known = rule.protocol() != 0 && rule.protocol() != RTPROT_KERNEL;
    line.addIf(known, "proto", names.protocol(rule.protocol()));
    if (rule.dscp() != null) {
      line.add("dscp", dscp(rule.dscp()));
    }
    if (rule.flowLabel() != null) {
      line.add("flowlabel", flowLabel(rule.flowLabel()));
    }
    return line.toString();
  }

  @Override
  public String announced(Rule rule, Instant at) {
    return listed(rule);
  }

  @Override
  public String terse(Rule rule) {
    Line line = new Line().add("rule:").pair("prio", rule.priority());
    line.addIf((rule.flags() & Rule.INVERT) != 0, "not");
    pairPrefix(line, "src", rule.source());
    pairPrefix(line, "dst", rule.destination());
    pairName(line, "iif", rule.inputName());
    pairName(line, "oif", rule.outputName());
    if (rule.mark() != 0 || rule.markMask() != 0) {
      String mark = Long.toHexString(rule.mark());
      boolean whole = rule.markMask() == WHOLE_MARK;
      line.pair("fwmark", whole ? mark : mark + "/" + Long.toHexString(rule.markMask()));
    }
    pairIfSet(line, "uidrange", rule.users());
    pairIfSet(line, "sport", rule.sourcePorts());
    pairIfSet(line, "dport", rule.destinationPorts());
    line.addIf(rule.l3mdev(), "l3mdev");
    if (rule.table() != 0) {
      line.pair("table", names.table(rule.table()));
    }
    if (rule.action() == Rule.GOTO) {
      line.pair("goto", rule.target());
    } else if (rule.action() != FR_ACT_TO_TBL) {
      action(line, rule);
    }
    return line.toString();
  }

  private void action(Line line, Rule rule) {
    switch (rule.action()) {
      case FR_ACT_TO_TBL -> {
        // Said by lookup.
      }
      case Rule.GOTO -> {
        line.add("goto", rule.target() == 0 ? "none" : rule.target());
        line.addIf((rule.flags() & Rule.UNRESOLVED) != 0, "[unresolved]");
      }
      case FR_ACT_NOP -> line.add("nop");
      case RTN_NAT -> line.add("masquerade");
      default -> line.add(names.routeType(rule.action()));
    }
  }

  private static void addPrefix(Line line, String keyword, Prefix prefix) {
    line.addIf(!prefix.isAll(), keyword, RouteWording.prefix(prefix));
  }

  private static void pairPrefix(Line line, String name, Prefix prefix) {
    if (!prefix.isAll()) {
      line.pair(name, RouteWording.prefix(prefix));
    }
  }

  private static void pairIfSet(Line line, String name, @Nullable Object value) {
    if (value != null) {
      line.pair(name, value);
    }
  }

  private static void pairName(Line line, String name, String interfaceName) {
    if (!interfaceName.isEmpty()) {
      line.pair(name, interfaceName);
    }
  }

  private static void mark(Line line, long mark, long mask) {
    if (mark != 0 || mask != 0) {
      line.add("fwmark", mask == WHOLE_MARK ? hex(mark) : hex(mark) + "/" + hex(mask));
    }
  }

  private static void device(Line line, String keyword, String name, boolean detached) {
    if (!name.isEmpty()) {
      line.add(keyword, name).addIf(detached, "[detached]");
    }
  }

  private static void ports(Line line, String keyword, @Nullable Ports ports) {
    if (ports != null) {
      line.add(keyword, ports);
    }
  }

  /** {@code FRA_FLOW} holds two realms: that of the source, which may be missing, and its own. */
  private void realms(Line line, int realms) {
    int from = realms >>> 16;
    String to = names.realm(realms & 0xffff);
    line.addIf(realms != 0, "realms", from != 0 ? names.realm(from) + "/" + to : to);
  }

  private String dscp(Masked dscp) {
    return dscp.mask() == Masked.ALL_OF_DSCP ? names.dscp(dscp.value()) : dscp.toString();
  }

  private static String flowLabel(Masked label) {
    return label.mask() == Masked.ALL_OF_FLOW_LABEL ? hex(label.value()) : label.toString();
  }

  /** As {@code %#x}, which has no prefix for 0. */
  private static String hex(long value) {
    return value == 0 ? "0" : "0x" + Long.toHexString(value);
  }
}
