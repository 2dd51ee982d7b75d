package io.github.netlinkagent.monitor;

import io.github.netlinkagent.testing.Shell;
import java.util.List;

/**
 * The settings of the namespace that outlast its interfaces: those of all, the default and of the
 * loopback, and two of routing. Other tests go on in the same namespace, so that they are put back.
 */
final class Sysctls {

  private final List<String> values =
      Shell.run(
          """
          cd /proc/sys/net
          keep() { [ ! -w $1 ] || echo "$(cat $1) > /proc/sys/net/$1"; }
          for name in all default lo; do
            for file in forwarding ignore_routes_with_linkdown bc_forwarding rp_filter proxy_arp \
                proxy_ndp; do
              keep ipv4/conf/$name/$file
              keep ipv6/conf/$name/$file
            done
          done
          keep ipv4/nexthop_compat_mode
          keep ipv6/route/skip_notify_on_dev_down
          """);

  void restore() {
    values.forEach(line -> Shell.run("echo " + line));
  }
}
