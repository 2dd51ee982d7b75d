package io.github.netlinkagent.monitor;

import io.github.netlinkagent.testing.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes up operations of all kinds, one at a time or several at once. Each seed likes some kinds
 * better than others, and some not at all, so that what goes on between two of them is met as well.
 *
 * <p>What the kernel gives no sign of is left out, for only an audit can find it: what no group
 * announces (proxies, labels of addresses, tables of neighbors); alias, group and mode of a link
 * that is down; addr_gen_mode as a sysctl; bc_forwarding; the default of
 * ignore_routes_with_linkdown of IPv6, which is set silently where that of all is set to what it
 * is; and nexthop_compat_mode once there are routes over nexthop objects, for it says whether they
 * show the hops of these. What a link lets in changes without a word where an IPv6 address is
 * refused, because it is there or because IPv6 is off, and the link came up without a carrier
 * (ipv6_find_idev). And inet6_addr_modify tells of no address that is tentative.
 */
final class RandomOperations implements Supplier<String> {

  private static final int MOST_AT_ONCE = 8;

  /** What {@code ip} can run without a shell: one command with a family, or none. */
  private static final Pattern PLAIN = Pattern.compile("ip (-[46] )?([a-z]+ [^;|$\n]*)");

  private final Dice dice;
  private final List<Supplier<String>> makers = new ArrayList<>();

  /**
   * @param encapsulations see {@link #encapsulations}
   */
  RandomOperations(Random random, List<String> encapsulations) {
    dice = new Dice(random);
    Supplier<String> links = new RandomLinks(dice);
    Supplier<String> addresses = new RandomAddresses(dice);
    // Without these there is nothing for the others to happen to.
    makers.add(links);
    makers.add(addresses);
    Stream.of(
            links,
            addresses,
            new RandomRoutes(dice, encapsulations),
            new RandomNexthops(dice),
            new RandomPolicies(dice),
            new RandomTrafficControl(dice))
        .forEach(
            maker -> {
              for (int share = dice.below(6); share > 0; share--) {
                makers.add(maker);
              }
            });
  }

  /** The encapsulations of routes that this kernel knows; of those that do it no harm. */
  static List<String> encapsulations() {
    return Stream.of(
            "seg6 mode encap segs 2001:db8::99",
            "seg6 mode inline segs 2001:db8::99,2001:db8::98",
            "seg6local action End.X nh6 2001:db8::2",
            "rpl segs 2001:db8::99")
        .filter(
            encapsulation ->
                Shell.succeeds(
                    "ip -6 route add 2001:db8:f::/64 encap "
                        + encapsulation
                        + " dev lo"
                        + "; ip -6 route del 2001:db8:f::/64 dev lo"))
        .toList();
  }

  @Override
  public String get() {
    return dice.below(8) == 0 ? atOnce() : dice.any(makers).get();
  }

  /** As many commands as one process of {@code ip} can run without a pause between them. */
  private String atOnce() {
    String family = dice.any("-4 ", "-6 ");
    StringBuilder batch = new StringBuilder("ip " + family + "-force -batch - <<'END'\n");
    int commands = 2 + dice.below(MOST_AT_ONCE - 1);
    while (commands > 0) {
      Matcher plain = PLAIN.matcher(dice.any(makers).get());
      if (plain.matches() && (plain.group(1) == null || plain.group(1).equals(family))) {
        batch.append(plain.group(2)).append('\n');
      }
      commands--;
    }
    return batch.append("END").toString();
  }
}
