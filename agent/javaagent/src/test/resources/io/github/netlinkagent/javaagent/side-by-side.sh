# 300 operations, one a line, for all that `ip monitor all` tells of and for what it does not. No name of a link is given
# twice, so that it always means the same one.

# Links of all kinds that this kernel has
ip link add v0 type veth peer name p0
ip link add v1 type veth peer name p1
ip link add v2 numtxqueues 3 type veth peer name p2
ip link add v3 address 02:00:00:00:03:01 type veth peer name p3
ip link add br0 type bridge
ip link add br1 type bridge mcast_snooping 0 ageing_time 777
ip link add ifb7 numtxqueues 2 type ifb
ip link add vx0 type vxlan id 5 dstport 4789
ip link add vx1 type vxlan external dstport 4790
ip link add mv0 link v0 type macvlan mode bridge
ip link add mv1 link v0 type macvlan mode source
ip link add mt0 link v1 type macvtap
ip tuntap add t0 mode tun || ip link add t0 type ifb
ip tuntap add t1 mode tap || ip link add t1 type ifb

# What can be set on a link
ip link set lo mtu 60000
ip link set v0 up
ip link set p0 up
ip link set v1 up
ip link set p1 up
ip link set v2 up
ip link set p2 up
ip link set v3 up
ip link set p3 up
ip link set ifb7 up
ip link set mv0 up
ip link set t0 up
ip link set v0 mtu 1400
ip link set v0 mtu 1500
ip link set v0 txqueuelen 77
ip link set v0 alias 'to the rack'
ip link set v0 alias ''
ip link set v0 group 5
ip link set v0 group default
ip link set v3 address 02:00:00:00:03:02
ip link set v3 promisc on
ip link set v3 promisc off
ip link set v3 allmulticast on
ip link set v3 allmulticast off
ip link set v3 arp off
ip link set v3 arp on
ip link set v3 multicast off
ip link set v3 multicast on
ip link set v3 gso_max_size 30000 gso_max_segs 30
ip link set v3 gro_max_size 20000
ip link set v3 mode dormant
ip link set v3 mode default
ip link set v3 addrgenmode none
ip link set v3 addrgenmode eui64
ip link set mv0 protodown on
ip link set mv0 protodown off
ip link property add dev v3 altname uplink altname backbone
ip link property del dev v3 altname backbone
ip link set mv1 type macvlan macaddr add 02:00:00:00:00:05
ip link set mv1 type macvlan macaddr del 02:00:00:00:00:05
ip link set ifb7 name ifb8
ip link set ifb8 down
ip link set p3 down
ip link set p3 up
ip link set v3 down
ip link set v3 up
ip token set ::77 dev v3
ip netns add other
ip netns set other 7
ip link set mv1 netns other
ip netns delete other
ip link del mt0
ip link del t1

# Bridges, their ports and what they forward
ip link set br0 up
ip link set p1 master br0
ip link set p2 master br0
ip link set vx0 master br0
ip link set vx0 up
ip link set br0 type bridge ageing_time 12345
ip link set br0 type bridge stp_state 1 priority 4096
ip link set br0 type bridge stp_state 0
ip link set br0 type bridge mcast_router 2
ip link set br0 type bridge mcast_querier 1
ip link set br0 type bridge group_fwd_mask 0x8
ip link set br0 type bridge mcast_snooping 0
ip link set br0 type bridge mcast_snooping 1
ip link set br0 type bridge fdb_flush
ip link set p1 type bridge_slave cost 55
ip link set p1 type bridge_slave priority 7
ip link set p1 type bridge_slave mcast_router 2
ip link set p1 type bridge_slave group_fwd_mask 0x8
bridge link set dev p1 hairpin on
bridge link set dev p1 guard on
bridge link set dev p1 learning off
bridge link set dev p1 flood off
bridge link set dev p1 mcast_flood off
bridge link set dev p1 neigh_suppress on
bridge link set dev p1 isolated on
bridge link set dev p1 locked on
bridge link set dev p1 locked off
bridge link set dev p1 learning on
bridge link set dev p1 mcast_to_unicast on
bridge link set dev p1 fastleave on
bridge link set dev p1 state 4
bridge link set dev p1 state 3
bridge fdb add 02:00:00:00:00:77 dev p1 master static
bridge fdb replace 02:00:00:00:00:77 dev p2 master static
bridge fdb add 02:00:00:00:00:78 dev p1 master dynamic extern_learn
bridge fdb add 02:00:00:00:00:79 dev p1 self permanent
bridge fdb add 02:00:00:00:00:7a dev p1 master static sticky
bridge fdb add 02:00:00:00:00:7b dev br0 self local
bridge fdb del 02:00:00:00:00:7a dev p1 master
bridge fdb append 00:00:00:00:00:00 dev vx0 dst 10.0.0.9
bridge fdb append 00:00:00:00:00:00 dev vx0 dst 10.0.0.8 port 99 vni 77
bridge fdb add 02:00:00:00:00:7c dev vx0 dst 10.0.0.9
bridge fdb replace 02:00:00:00:00:7c dev vx0 dst 10.0.0.8
bridge fdb del 02:00:00:00:00:7c dev vx0
bridge fdb del 00:00:00:00:00:00 dev vx0 dst 10.0.0.8 port 99 vni 77
bridge fdb add 02:00:00:00:00:7e dev vx1 dst 10.0.0.7 src_vni 44 vni 45
bridge mdb add dev br0 port p1 grp 239.1.1.1 permanent
bridge mdb add dev br0 port p1 grp ff05::77 permanent
bridge mdb add dev br0 port p2 grp 239.1.1.4 src 10.0.0.1 permanent
bridge mdb add dev br0 port p2 grp 01:00:5e:11:22:33 permanent
bridge mdb del dev br0 port p1 grp 239.1.1.1
ip link set vx0 nomaster
ip link set p2 nomaster
ip link set p2 master br1
ip link set br1 up
ip link set p2 nomaster
ip link del br1

# Addresses
ip address add 10.0.0.1/24 brd + dev v0
ip address add 10.0.0.2/24 dev v0
ip address add 10.0.0.3 peer 10.9.0.9/32 dev v0 metric 7
ip address add 10.1.0.1/24 dev v3 label v3:a scope link
ip address add 10.2.0.1/24 dev v3 noprefixroute valid_lft 5000 preferred_lft 0
ip address change 10.2.0.1/24 dev v3 valid_lft 6000 preferred_lft 600
ip address add 10.3.0.1/24 dev v3
ip address add 10.3.0.2/24 dev v3
ip address del 10.3.0.1/24 dev v3
ip address del 10.0.0.2/24 dev v0
ip address add 10.4.0.1/24 dev br0
ip address add 10.5.0.1/24 dev t0
ip -6 address add 2001:db8::1/64 dev v0 nodad
ip -6 address add 2001:db8:1::1/64 dev v3 nodad
ip -6 address add 2001:db8:2::1 peer 2001:db8:2::2/128 dev v3 nodad
ip -6 address add 2001:db8:3::1/64 dev v3 nodad valid_lft 5000 preferred_lft 0
ip -6 address change 2001:db8:3::1/64 dev v3 valid_lft forever preferred_lft forever
ip -6 address add 2001:db8:4::1/64 dev v3 nodad metric 8 home noprefixroute
ip -6 address del 2001:db8:4::1/64 dev v3
ip -6 address add 2001:db8:5::1/64 dev v3
ip -6 address add fe80::1/64 dev p3 nodad
ip address add 239.1.1.1/32 dev v3 autojoin
ip address del 239.1.1.1/32 dev v3
ip addrlabel add prefix 2001:db8::/32 label 77
ip addrlabel del prefix 2001:db8::/32 label 77

# Routes of IPv4
ip route add 198.18.0.0/24 via 10.0.0.7 mtu lock 1400 window 5000 rtt 1500ms
ip route add 198.18.1.0/24 dev v0 congctl lock reno
ip route add 198.18.2.0/24 via 10.0.0.7 src 10.0.0.1 proto bgp metric 77
ip route add 198.18.2.0/24 via 10.0.0.8 metric 78 tos 0x10
ip route change 198.18.2.0/24 via 10.0.0.9 metric 77
ip route replace 198.18.2.0/24 via 10.0.0.6 metric 77
ip route replace 198.18.3.0/24 via 10.0.0.6
ip route append 198.18.3.0/24 via 10.0.0.7
ip route prepend 198.18.3.0/24 via 10.0.0.5
ip route del 198.18.3.0/24 via 10.0.0.6
ip route add 198.18.4.0/24 nexthop via 10.0.0.7 weight 3 nexthop via 10.3.0.7 dev v3 onlink
ip route change 198.18.4.0/24 nexthop via 10.0.0.7 nexthop via 10.0.0.8
ip route add 198.18.6.0/24 via inet6 fe80::1 dev v0 onlink
ip route add unreachable 198.18.9.0/24
ip route add blackhole 198.18.10.0/24 metric 9
ip route add prohibit 198.18.11.0/24 proto static
ip route add throw 198.18.12.0/24
ip route add broadcast 198.18.13.255 dev v0
ip route add local 198.18.13.4 dev v0
ip route add multicast 232.0.0.0/8 dev v0
ip route add default via 10.0.0.7
ip route replace default via 10.0.0.8
ip route add default dev v3 metric 5 scope link proto dhcp
ip route add 198.18.15.0/24 encap seg6 mode encap segs fc00::1,fc00::2 dev v0
ip route add 198.18.16.0/24 encap ip id 77 dst 10.0.0.9 ttl 3 dev v0
ip route add 198.18.22.0/24 via 10.0.0.7 table 100
ip route add 198.18.23.0/24 via 10.0.0.7 table 4294967295
ip route add 198.18.24.0/24 dev br0
ip route add 198.18.25.0/24 dev t0
ip route del 198.18.0.0/24
ip route flush table 100
ip route del default metric 5

# Routes of IPv6
ip -6 route add 2001:db8:20::/48 from 2001:db8:99::/64 via 2001:db8::2
ip -6 route add default via 2001:db8::2 pref high
ip -6 route add unreachable 2001:db8:21::/48
ip -6 route add prohibit 2001:db8:22::/48 metric 7
ip -6 route add blackhole 2001:db8:23::/48
ip -6 route add throw 2001:db8:24::/48
ip -6 route add 2001:db8:27::/48 nexthop via 2001:db8::2 weight 4 nexthop via 2001:db8:1::2 dev v3
ip -6 route append 2001:db8:27::/48 via 2001:db8::3
ip -6 route del 2001:db8:27::/48 via 2001:db8::2
ip -6 route add 2001:db8:28::/48 via fe80::5 dev v0 mtu lock 1300 pref low src 2001:db8::1
ip -6 route change 2001:db8:28::/48 via fe80::6 dev v0
ip -6 route replace 2001:db8:28::/48 via fe80::7 dev v0
ip -6 route add 2001:db8:29::1 dev v0 metric 1 expires 5000
ip -6 route add 2001:db8:30::/48 encap seg6 mode inline segs fc00::1,fc00::2 dev v0
ip -6 route add 2001:db8:32::/48 encap seg6local action End.X nh6 fc00::9 dev v0
ip -6 route add 2001:db8:e::/48 via 2001:db8::2 table 100
ip -6 route add local 2001:db8:f::/48 dev lo table 100
ip -6 route flush table 100
ip -6 route del 2001:db8:22::/48

# Nexthops
ip nexthop add id 1 via 10.0.0.7 dev v0
ip nexthop add id 2 via 10.3.0.7 dev v3 onlink
ip nexthop add id 3 blackhole
ip nexthop add id 4 via 2001:db8::2 dev v0 proto bgp
ip nexthop add id 5 via 2001:db8:1::2 dev v3
ip nexthop add id 6 via 10.0.0.7 fdb
ip nexthop add id 10 group 1/2,5
ip nexthop add id 11 group 4/5
ip nexthop add id 12 group 6 fdb
ip nexthop add id 13 group 1/2 type resilient buckets 4 idle_timer 60 unbalanced_timer 300
ip nexthop replace id 1 via 10.0.0.8 dev v0
ip nexthop replace id 10 group 1/2
ip route add 198.18.30.0/24 nhid 1
ip route add 198.18.31.0/24 nhid 10
ip route add 198.18.32.0/24 nhid 3
ip -6 route add 2001:db8:40::/48 nhid 4
ip -6 route add 2001:db8:41::/48 nhid 11
ip nexthop del id 2
ip nexthop del id 3
ip nexthop del id 13
ip nexthop replace id 4 via 2001:db8::3 dev v0

# Rules
ip rule add priority 77 from 10.7.0.0/16 table 77
ip rule add priority 78 not to 192.0.2.0/24 tos 0x10 fwmark 0x17/0xff iif v0 table 1000
ip rule add priority 79 oif nowhere uidrange 0-0 lookup main suppress_prefixlength 0
ip rule add priority 200 goto 300
ip rule add priority 201 l3mdev
ip rule add priority 203 from 192.0.2.1 prohibit
ip rule add priority 203 from 192.0.2.9 unreachable
ip rule add priority 204 ipproto tcp sport 1000-2000 dport 443 blackhole
ip rule add priority 300 lookup main
ip rule add priority 205 tun_id 77 lookup 77 realms 9
ip rule del priority 203
ip rule del priority 300
ip -6 rule add priority 5 from 2001:db8::/32 to 2001:db8:1::1 table main
ip -6 rule add priority 6 tos 0x10 table 77
ip -6 rule del priority 5

# Neighbors and proxies
ip neigh add 10.0.0.10 lladdr 2:0:0:0:0:10 dev v0 nud permanent
ip neigh add 10.0.0.11 lladdr 2:0:0:0:0:11 dev v0 nud stale
ip neigh add 10.0.0.12 lladdr 2:0:0:0:0:12 dev v0 nud reachable
ip neigh change 10.0.0.11 dev v0 nud failed
ip neigh change 10.0.0.12 lladdr 2:0:0:0:0:99 dev v0 nud reachable
ip neigh add 10.0.0.14 lladdr 2:0:0:0:0:14 dev v0 nud noarp
ip neigh add 10.0.0.15 lladdr 2:0:0:0:0:15 dev v0 nud permanent protocol bgp
ip neigh add 10.0.0.16 lladdr 2:0:0:0:0:16 dev v0 nud stale extern_learn
ip -6 neigh add 2001:db8::10 lladdr 2:0:0:0:0:20 dev v0 nud permanent router
ip -6 neigh add 2001:db8::11 lladdr 2:0:0:0:0:21 dev v0 nud stale
ip neigh replace 10.0.0.10 lladdr 2:0:0:0:0:77 dev v0 nud permanent
ip neigh replace 10.0.0.10 lladdr 2:0:0:0:0:77 dev v0 nud permanent
ip neigh del 10.0.0.12 dev v0
ip -6 neigh del 2001:db8::10 dev v0
ip neigh add proxy 10.0.0.18 dev v0
ip -6 neigh add proxy 2001:db8::9 dev v0 router
ip neigh del proxy 10.0.0.18 dev v0
ip neigh flush dev v0 nud stale

# Traffic control
tc qdisc add dev v0 root handle 1: htb default 0x30
tc class add dev v0 parent 1: classid 1:1 htb rate 10mbit ceil 20mbit
tc class add dev v0 parent 1:1 classid 1:10 htb rate 5mbit prio 3
tc class change dev v0 parent 1:1 classid 1:10 htb rate 6mbit prio 3
tc qdisc add dev v0 parent 1:10 handle 10: pfifo limit 77
tc filter add dev v0 parent 1: protocol ip prio 5 u32 match ip dst 10.0.0.5/32 flowid 1:1
tc filter add dev v0 parent 1: protocol ip prio 5 handle 2: u32 divisor 16
tc filter add dev v0 parent 1: chain 7 protocol ip prio 6 u32 match u32 0 0
tc filter del dev v0 parent 1: protocol ip prio 5
tc qdisc change dev v0 parent 1:10 handle 10: pfifo limit 78
tc class del dev v0 classid 1:10
tc qdisc del dev v0 root
tc qdisc add dev v3 root handle 2: tbf rate 1mbit burst 32kbit latency 400ms
tc qdisc replace dev v3 root handle 2: tbf rate 2mbit burst 32kbit latency 400ms
tc qdisc add dev v3 clsact
tc chain add dev v3 ingress chain 5
tc filter add dev v3 ingress protocol all prio 8 bpf bytecode '1,6 0 0 4294967295' flowid 1:1
tc qdisc del dev v3 clsact
tc qdisc del dev v3 root

# What is configured for a protocol, what routers advertise, what is routed to many
echo 1 > /proc/sys/net/ipv4/conf/v0/forwarding
echo 1 > /proc/sys/net/ipv4/conf/v0/rp_filter
echo 1 > /proc/sys/net/ipv4/conf/v0/proxy_arp
echo 1 > /proc/sys/net/ipv4/conf/v0/ignore_routes_with_linkdown
echo 1 > /proc/sys/net/ipv6/conf/v0/forwarding
echo 1 > /proc/sys/net/ipv6/conf/v0/proxy_ndp
echo 1 > /proc/sys/net/ipv4/ip_forward
echo 0 > /proc/sys/net/ipv4/ip_forward
echo 0 > /proc/sys/net/ipv6/conf/v0/forwarding
python3 -c 'import socket as s, struct as t; r = s.socket(s.AF_INET6, s.SOCK_RAW, s.IPPROTO_ICMPV6); i = s.if_nametoindex("p3"); r.setsockopt(s.IPPROTO_IPV6, s.IPV6_MULTICAST_HOPS, 255); r.bind(("fe80::1", 0, 0, i)); r.sendto(t.pack("!BBHBBHII", 134, 0, 0, 64, 0, 1800, 0, 0) + bytes.fromhex("030440c000000e1000000708000000002001 0db8 0007 0000 0000000000000000 1903000000000e1020010db8000700000000000000000053"), ("ff02::1", 0, 0, i))'
python3 -c 'import socket as s, struct as t; r = s.socket(s.AF_INET, s.SOCK_RAW, s.IPPROTO_IGMP); o = lambda n, b: r.setsockopt(0, n, b); a = s.inet_aton; o(200, t.pack("i", 1)); [o(202, t.pack("HBBIi4x", n, 8, 1, 0, s.if_nametoindex(l))) for n, l in enumerate(("v0", "v3"))]; m = lambda: a("10.0.0.9") + a("239.1.1.1") + t.pack("H32sxxIIIi", 0, bytes((0, 1)), 0, 0, 0, 0); o(204, m()); o(205, m())'
python3 -c 'import socket as s, struct as t; r = s.socket(s.AF_INET6, s.SOCK_RAW, s.IPPROTO_ICMPV6); o = lambda n, b: r.setsockopt(41, n, b); a = lambda x: t.pack("HHI16sI", s.AF_INET6, 0, 0, s.inet_pton(s.AF_INET6, x), 0); o(200, t.pack("i", 1)); [o(202, t.pack("HBBHI", n, 0, 1, s.if_nametoindex(l), 0)) for n, l in enumerate(("v0", "v3"))]; o(204, a("2001:db8::9") + a("ff05::77") + t.pack("HxxI28x", 0, 2))'

# What goes with something else, most of it without a word
ip link set p0 down
ip link set p0 up
ip link set v0 down
ip link set v0 up
ip link set t0 down
ip address flush dev br0
ip address del 10.1.0.1/24 dev v3
ip nexthop flush
ip link set br0 down
ip link del v3
ip link del vx0
ip link del br0
ip link del v0
ip rule del priority 77
ip rule del priority 204
