package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.MulticastGroup;
import io.github.netlinkagent.netlink.Prefix;
import io.github.netlinkagent.netlink.RuleMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule of policy routing: which packets it is about, and which table they are looked up in.
 *
 * <p>D38: to the kernel a rule has no key. It may hold the same one several times, and goes through
 * those of one priority in the order in which they were added.
 *
 * @param priority the lowest comes first
 * @param flags {@code FIB_RULE_*}; {@link #SILENT} ones follow the interfaces and rules that the
 *     rule names
 * @param source of the packet; everything if it does not matter
 * @param destination of the packet; everything if it does not matter
 * @param tos type of service of the packet; 0 for any
 * @param mark of the packet, of those bits that are set in {@code markMask}
 * @param inputName the interface by which the packet came in; empty for any
 * @param outputName the interface to which its socket is bound; empty for any
 * @param l3mdev whether it looks up in the table of the packet's VRF
 * @param users who has sent it; null for anybody
 * @param ipProtocol {@code IPPROTO_*}; 0 for any
 * @param sourcePorts null for any
 * @param destinationPorts null for any
 * @param tunnelId of the tunnel by which it came in; 0 for any
 * @param dscp its differentiated services code point; null for any
 * @param flowLabel its IPv6 flow label; null for any
 * @param action {@code FR_ACT_*}: 1 look up in a table, 2 go to a rule, 3 nothing, 6 blackhole, 7
 *     unreachable, 8 prohibit
 * @param table in which it is looked up; 0 for none
 * @param target priority of the rule to go to; 0 for none
 * @param suppressedLength routes whose prefix is of that length or shorter do not count; -1 for all
 *     count
 * @param suppressedGroup routes over an interface of that group do not count; -1 for all count
 * @param realms that of the source in the upper 16 bits; 0 for none
 * @param protocol {@code RTPROT_*}: who has set it; 0 for unknown
 */
public record Rule(
    long priority,
    int flags,
    Prefix source,
    Prefix destination,
    int tos,
    long mark,
    long markMask,
    String inputName,
    String outputName,
    boolean l3mdev,
    RuleMessage.@Nullable Users users,
    int ipProtocol,
    RuleMessage.@Nullable Ports sourcePorts,
    RuleMessage.@Nullable Ports destinationPorts,
    long tunnelId,
    RuleMessage.@Nullable Masked dscp,
    RuleMessage.@Nullable Masked flowLabel,
    int action,
    int table,
    long target,
    int suppressedLength,
    int suppressedGroup,
    int realms,
    int protocol)
    implements NetworkObject {

  /** {@code FIB_RULE_INVERT}: it is about all other packets. */
  public static final int INVERT = 0x02;

  /** {@code FIB_RULE_UNRESOLVED}: there is no rule of the priority that it goes to. */
  public static final int UNRESOLVED = 0x04;

  /** {@code FIB_RULE_IIF_DETACHED}: there is no interface of the first name. */
  public static final int INPUT_DETACHED = 0x08;

  /** {@code FIB_RULE_OIF_DETACHED}: there is no interface of the second name. */
  public static final int OUTPUT_DETACHED = 0x10;

  /** {@code FR_ACT_GOTO}. */
  public static final int GOTO = 2;

  /** The flags that the kernel sets and clears by itself, without a word (D37). */
  static final int SILENT = UNRESOLVED | INPUT_DETACHED | OUTPUT_DETACHED;

  private static final Fields<Rule> FIELDS =
      new Fields<Rule>()
          .with("priority", Rule::priority)
          .with("flags", Rule::flags)
          .with("source", Rule::source)
          .with("destination", Rule::destination)
          .with("tos", Rule::tos)
          .with("fwmark", Rule::mark)
          .with("fwmask", Rule::markMask)
          .with("iif", Rule::inputName)
          .with("oif", Rule::outputName)
          .with("l3mdev", Rule::l3mdev)
          .with("uidrange", Rule::users)
          .with("ipproto", Rule::ipProtocol)
          .with("sport", Rule::sourcePorts)
          .with("dport", Rule::destinationPorts)
          .with("tun_id", Rule::tunnelId)
          .with("dscp", Rule::dscp)
          .with("flowlabel", Rule::flowLabel)
          .with("action", Rule::action)
          .withUnsigned("table", Rule::table)
          .with("goto", Rule::target)
          .with("suppress_prefixlength", Rule::suppressedLength)
          .with("suppress_ifgroup", Rule::suppressedGroup)
          .with("realms", Rule::realms)
          .with("protocol", Rule::protocol);

  /** Rules of both families. Those of multicast routes are of families of their own. */
  public static final Kind<Rule> KIND =
      Kind.of("rule", Rule.class, FIELDS)
          .readFrom(RuleMessage.class, (message, at) -> List.of(of(message)))
          .announcedBy(MulticastGroup.IPV4_RULE, MulticastGroup.IPV6_RULE)
          .dumpedBy(slice -> RuleMessage.dump(slice.family()), Family.IPV4, Family.IPV6)
          .heldIn(() -> new MultisetStore<>(Rule.class, Place::of, Rule::goal))
          .declare();

  private static Rule of(RuleMessage message) {
    return new Rule(
        message.priority(),
        message.flags(),
        message.source(),
        message.destination(),
        message.tos(),
        message.mark(),
        message.markMask(),
        message.inputName(),
        message.outputName(),
        message.l3mdev(),
        message.users(),
        message.ipProtocol(),
        message.sourcePorts(),
        message.destinationPorts(),
        message.tunnelId(),
        message.dscp(),
        message.flowLabel(),
        message.action(),
        message.table(),
        message.target(),
        message.suppressedLength(),
        message.suppressedGroup(),
        message.realms(),
        message.protocol());
  }

  /** Whether it is about packets that come in or go out by an interface of that name. */
  boolean names(String interfaceName) {
    return inputName.equals(interfaceName) || outputName.equals(interfaceName);
  }

  private Optional<Place> goal() {
    return action == GOTO ? Optional.of(new Place(family(), target)) : Optional.empty();
  }

  /** The same rule with other flags. */
  Rule withFlags(int other) {
    return new Rule(
        priority,
        other,
        source,
        destination,
        tos,
        mark,
        markMask,
        inputName,
        outputName,
        l3mdev,
        users,
        ipProtocol,
        sourcePorts,
        destinationPorts,
        tunnelId,
        dscp,
        flowLabel,
        action,
        table,
        target,
        suppressedLength,
        suppressedGroup,
        realms,
        protocol);
  }

  @Override
  public Family family() {
    return source.address().family();
  }

  @Override
  public Kind<Rule> kind() {
    return KIND;
  }

  /**
   * Rules stand by their priorities, those of one as they were added ({@code fib_nl_newrule} and
   * {@code fib_nl_delrule} of {@code net/core/fib_rules.c}).
   */
  private record Place(Family family, long priority) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::family).thenComparingLong(Place::priority);

    static Place of(Rule rule) {
      return new Place(rule.family(), rule.priority);
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** All of it but what changes silently; several can be the same. */
  @Override
  public Object key() {
    return (flags & SILENT) == 0 ? this : withFlags(flags & ~SILENT);
  }
}
