# Leaves nothing of all-kinds.sh.
ip -all netns delete
for link in v0 v1 v2 v3 br0 ifb7 vx0 vx1 vx2 t0 t1 w0; do ip link del $link 2>&- || true; done
ip nexthop flush
for table in main default 100; do
  ip -4 route flush table $table 2>&- || true
  ip -6 route flush table $table 2>&- || true
done
ip -6 route del anycast 2001:db8:26::/48 dev lo table local 2>&- || true
ip rule flush
ip rule add lookup main priority 32766
ip rule add lookup default priority 32767
ip -6 rule flush
ip -6 rule add lookup main priority 32766
ip addrlabel del prefix 2001:db8:77::/48 dev v0 label 77 2>&- || true
