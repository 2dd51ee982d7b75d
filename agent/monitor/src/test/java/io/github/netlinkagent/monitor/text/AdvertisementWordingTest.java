package io.github.netlinkagent.monitor.text;

import static io.github.netlinkagent.monitor.text.Examples.ip;
import static io.github.netlinkagent.monitor.text.Examples.link;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.netlinkagent.monitor.AdvertisedLifetime;
import io.github.netlinkagent.monitor.AdvertisedPrefix;
import io.github.netlinkagent.monitor.Cause;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.RouterOption;
import io.github.netlinkagent.netlink.Prefix;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What routers advertise, in the manner of {@code ip}. */
class AdvertisementWordingTest {

  private final Wording wording = Wording.of(Model.of(List.of(link(2, "v0"))), Names.builtIn());

  @Test
  void aPrefixIsToldAsTheRouterHasSaidIt() {
    AdvertisedPrefix prefix =
        new AdvertisedPrefix(
            2, new Prefix(ip("2001:db8::"), 64), true, true, lasting(86400), lasting(14400));
    assertEquals(
        "prefix 2001:db8::/64 dev v0 onlink autoconf valid 86400 preferred 14400",
        wording.listed(prefix));
    assertEquals("new prefix: dev=v0 prefix=2001:db8::/64", terse(prefix));
  }

  @Test
  void anOptionIsToldWithItsRouter() {
    RouterOption server = option(RouterOption.NAME_SERVER, "2001:db8::53");
    assertEquals("rdnss 2001:db8::53 dev v0 router fe80::1 lifetime 600", wording.listed(server));
    assertEquals("new ndopt: dev=v0 router=fe80::1 rdnss=2001:db8::53", terse(server));
    assertEquals(
        "captive-portal https://p.example/\\x0a dev v0 router fe80::1",
        wording.listed(option(RouterOption.CAPTIVE_PORTAL, "https://p.example/\n")));
    assertEquals(
        "pref64 64:ff9b::/96 dev v0 router fe80::1 lifetime 600",
        wording.listed(option(RouterOption.NAT64_PREFIX, "64:ff9b::/96")));
    RouterOption unknown = option(34, "aabb");
    assertEquals("option 34 aabb dev v0 router fe80::1", wording.listed(unknown));
    assertEquals("new ndopt: dev=v0 router=fe80::1 option34=aabb", terse(unknown));
    assertEquals(
        "pio 2001:db8::/64 dev v0 router fe80::1 onlink delegation valid 600 preferred 300",
        wording.listed(
            new RouterOption(
                2,
                ip("fe80::1"),
                RouterOption.PREFIX,
                "2001:db8::/64",
                0x90,
                lasting(600),
                lasting(300))));
  }

  private String terse(NetworkObject object) {
    return wording.terse(new Change.Added(object, Cause.ANNOUNCED, 1, Instant.EPOCH));
  }

  private static RouterOption option(int type, String value) {
    return new RouterOption(2, ip("fe80::1"), type, value, 0, lasting(600), lasting(600));
  }

  private static AdvertisedLifetime lasting(long seconds) {
    return new AdvertisedLifetime(seconds, Instant.EPOCH.plusSeconds(seconds));
  }
}
