package io.github.netlinkagent.monitor;

import io.github.netlinkagent.testing.Shell;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The settings of the namespace that outlast its interfaces: those of all, the default and of the
 * loopback, and two of routing. Other tests go on in the same namespace, so that they are put back.
 */
final class Sysctls {

  private final List<String> values =
      Shell.run(
          """
          cd /proc/sys/net
          { for name in all default lo; do
            for file in forwarding ignore_routes_with_linkdown bc_forwarding rp_filter proxy_arp \
                proxy_ndp promote_secondaries keep_addr_on_down accept_dad; do
              echo ipv4/conf/$name/$file ipv6/conf/$name/$file
            done
          done
          echo ipv4/nexthop_compat_mode ipv6/route/skip_notify_on_dev_down
          } | xargs grep -Hs . | sed 's,\\(.*\\):\\(.*\\),\\2 > /proc/sys/net/\\1,'
          """);

  void restore() {
    Shell.run(values.stream().map(line -> "echo " + line).collect(Collectors.joining("\n")));
  }
}
