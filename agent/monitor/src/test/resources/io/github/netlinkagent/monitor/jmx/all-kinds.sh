# All kinds of objects in one namespace, and of each as many sorts as this kernel has.
ip link add v0 type veth peer name p0
ip link add v1 numtxqueues 3 type veth peer name p1
ip link add v2 type veth peer name p2
ip link add v3 type veth peer name p3
ip link add br0 type bridge
ip link add ifb7 numtxqueues 2 type ifb
ip link add vx0 type vxlan id 5 dstport 4789 group 239.1.1.1 dev v0 local 10.0.0.1 ttl 7 tos inherit nolearning proxy rsc l2miss l3miss ageing 77 maxaddr 99 noudpcsum udp6zerocsumtx gbp remcsumtx srcport 1000 2000 df set
ip link add vx1 type vxlan external dstport 4790 vnifilter
ip link add vx2 type vxlan id 6 dstport 4791 remote 2001:db8::9 flowlabel 0x77 tos 0x10
ip link add mv0 link v0 type macvlan mode bridge bcqueuelen 77
ip link add mv1 link v1 type macvlan mode source
ip link add mt0 link v1 type macvtap mode private
ip link set mv1 type macvlan macaddr add 02:00:00:00:00:05
ip tuntap add t0 mode tun || true
ip tuntap add t1 mode tap multi_queue vnet_hdr pi || true
for link in p0 p1 v0 v1 v2 p2 v3 p3 br0 ifb7 vx0 mv0; do ip link set $link up; done
ip link set p2 master br0
ip link set p3 master br0
ip link set br0 type bridge ageing_time 12345 priority 4096 group_fwd_mask 0x8 mcast_querier 1
bridge link set dev p2 hairpin on guard on root_block on fastleave on learning off flood off mcast_flood off mcast_to_unicast on neigh_suppress on vlan_tunnel on isolated on cost 55 priority 7
ip link set v3 alias 'to the rack' txqueuelen 77 group 5 mode dormant
ip link property add dev v3 altname uplink altname backbone
ip netns add other
ip netns set other 7
ip link add w0 type veth peer name e0 netns other
ip link set w0 up
ip address add 10.0.0.1/24 dev v0
ip address add 10.0.0.2/24 dev v0
ip address add 10.0.0.3 peer 10.9.0.9/32 dev v0 metric 7
ip address add 10.2.0.1/16 brd + dev v1 label v1:a scope link
ip address add 10.3.0.1/16 dev v1 noprefixroute valid_lft 5000 preferred_lft 0
ip -6 address add 2001:db8::1/64 dev v0 nodad
ip -6 address add 2001:db8:1::1/64 dev v1 nodad
ip -6 address add 2001:db8:2::1 peer 2001:db8:2::2/128 dev v1 nodad
ip -6 address add 2001:db8:4::1/64 dev v1 nodad metric 8 home noprefixroute
ip address add 239.1.1.1/32 dev v0 autojoin
ip -6 address add ff05::77/128 dev v0 autojoin
ip neigh add 10.0.0.7 lladdr 02:00:00:00:00:07 dev v0 nud permanent
ip neigh add 10.0.0.8 lladdr 02:00:00:00:00:08 dev v0 nud permanent
ip neigh add 10.0.0.9 lladdr 02:00:00:00:00:09 dev v0 nud permanent
ip nexthop add id 1 via 10.0.0.7 dev v0 proto bgp onlink
ip nexthop add id 2 dev v1
ip nexthop add id 3 blackhole
ip -6 nexthop add id 4 blackhole
ip nexthop add id 5 via 10.0.0.7 fdb
ip nexthop add id 6 group 5 fdb
ip nexthop add id 8 encap seg6 mode encap segs fc00::1 via 2001:db8::2 dev v0
ip nexthop add id 9 via 2001:db8::3 dev v0
ip nexthop add id 10 group 1/2,7
ip nexthop add id 11 group 1,2/2,3 type resilient buckets 4 idle_timer 60 unbalanced_timer 300
ip route add 198.18.0.0/24 via 10.0.0.7 mtu lock 1400 window 5000 rtt 1500ms rttvar 3s ssthresh 6 cwnd 7 advmss 1300 reordering 5 hoplimit 9 initcwnd 11 features ecn rto_min 20ms initrwnd 12 quickack 1 congctl reno fastopen_no_cookie 1
ip route add 198.18.4.0/24 nexthop via 10.0.0.7 realm 3 nexthop dev v1 weight 3
ip route add 198.18.6.0/24 via inet6 fe80::1 dev v0 onlink
ip route add 198.18.8.0/24 tos 0x10 via 10.0.0.7 src 10.0.0.1 proto bgp metric 77
ip route add unreachable 198.18.9.0/24
ip route add blackhole 198.18.10.0/24 metric 9
ip route add prohibit 198.18.11.0/24 proto static
ip route add throw 198.18.12.0/24
ip route add broadcast 198.18.13.255 dev v0
ip route add local 198.18.13.4 dev v0
ip route add multicast 232.0.0.0/8 dev v0
ip route add default via 10.0.0.7
ip route add 198.18.15.0/24 encap seg6 mode encap segs fc00::1,fc00::2 dev v0
ip route add 198.18.16.0/24 encap ip id 77 dst 10.0.0.9 ttl 3 tos 4 key dev v0
ip route add 198.18.18.0/24 nhid 1
ip route add 198.18.19.0/24 nhid 10
ip route add 198.18.21.0/24 nhid 3
ip route add 198.18.22.0/24 via 10.0.0.7 table 100
ip route add default via 10.0.0.7 table default
ip -6 route add 2001:db8:50::/48 via 2001:db8::2 table default
ip -6 route add 2001:db8:20::/48 from 2001:db8:99::/64 via 2001:db8::2
ip -6 route add default via 2001:db8::2 expires 5000 pref high
ip -6 route add unreachable 2001:db8:21::/48
ip -6 route add prohibit 2001:db8:22::/48 metric 7
ip -6 route add blackhole 2001:db8:23::/48
ip -6 route add throw 2001:db8:24::/48
ip -6 route add anycast 2001:db8:26::/48 dev lo
ip -6 route add 2001:db8:27::/48 nexthop via 2001:db8::2 weight 4 nexthop via 2001:db8:1::2 dev v1 onlink
ip -6 route add 2001:db8:28::/48 via fe80::5 dev v0 mtu lock 1300 hoplimit 0 pref low proto ra src 2001:db8::1 congctl reno
ip -6 route add 2001:db8:32::/48 encap seg6local action End.X nh6 fc00::9 dev v0
ip -6 route add 2001:db8:40::/48 nhid 9
ip -6 route add 2001:db8:e::/48 via 2001:db8::2 table 100
ip rule add not from 10.1.0.0/16 to 192.0.2.0/24 tos 0x10 fwmark 0x17/0xff iif v0 oif nowhere priority 100 table 1000 suppress_prefixlength 0 suppress_ifgroup 7 protocol bgp realms 3/4 ipproto tcp sport 1000-2000 dport 443
ip rule add priority 200 goto 300
ip rule add priority 201 l3mdev
ip rule add priority 202 tun_id 77 lookup 77 realms 9
ip rule add priority 203 from 192.0.2.1 prohibit
ip rule add priority 203 blackhole
ip rule add priority 204 from 0.0.0.0/8 nop
ip rule add priority 205 uidrange 0-0 fwmark 0x7 lookup default protocol static
ip -6 rule add from 2001:db8::/32 to 2001:db8:1::1 table main priority 5
ip neigh add 10.0.0.10 lladdr 2:0:0:0:0:10 dev v0 nud permanent
ip neigh add 10.0.0.11 lladdr 2:0:0:0:0:11 dev v0 nud stale
ip neigh add 10.0.0.12 lladdr 2:0:0:0:0:12 dev v0 nud reachable
ip neigh add 10.0.0.13 lladdr 2:0:0:0:0:13 dev v0 nud stale
ip neigh change 10.0.0.13 dev v0 nud failed
ip neigh add 10.0.0.14 lladdr 2:0:0:0:0:14 dev v0 nud noarp
ip neigh add 10.0.0.15 lladdr 2:0:0:0:0:15 dev v1 nud permanent protocol bgp
ip neigh add 10.0.0.16 lladdr 2:0:0:0:0:16 dev v0 nud stale extern_learn
ip -6 neigh add 2001:db8::10 lladdr 2:0:0:0:0:20 dev v0 nud permanent router
ip neigh add proxy 10.0.0.18 dev v0 protocol static
ip -6 neigh add proxy 2001:db8::9 dev v0 router
bridge fdb add 02:00:00:00:00:77 dev p2 master static
bridge fdb add 02:00:00:00:00:78 dev p2 master dynamic extern_learn
bridge fdb add 02:00:00:00:00:79 dev p2 self permanent
bridge fdb add 02:00:00:00:00:7a dev p3 master static sticky
bridge fdb add 02:00:00:00:00:7b dev br0 self local
bridge fdb append 00:00:00:00:00:00 dev vx0 dst 10.0.0.9 port 99 vni 77 via v0
bridge fdb append 00:00:00:00:00:00 dev vx0 dst 10.0.0.8
bridge fdb add 02:00:00:00:00:7d dev vx0 nhid 6
bridge fdb add 02:00:00:00:00:7e dev vx1 dst 10.0.0.7 src_vni 44 vni 45
bridge mdb add dev br0 port p2 grp 239.1.1.1 permanent
bridge mdb add dev br0 port p3 grp 239.1.1.4 src 10.0.0.1 permanent
bridge mdb add dev br0 port p3 grp ff05::77 permanent
bridge mdb add dev br0 port p2 grp 01:00:5e:11:22:33 permanent
ip link set p2 type bridge_slave mcast_router 2
tc qdisc add dev v0 root handle 1: htb default 0x30 r2q 5
tc class add dev v0 parent 1: classid 1:1 htb rate 10mbit ceil 20mbit
tc class add dev v0 parent 1:1 classid 1:10 htb rate 5mbit prio 3 burst 20k
tc qdisc add dev v0 parent 1:10 handle 10: pfifo limit 77
tc filter add dev v0 parent 1: protocol ip prio 5 u32 match ip dst 10.0.0.5/32 match ip dport 80 0xffff flowid 1:1
tc filter add dev v0 parent 1: protocol ip prio 5 handle 2: u32 divisor 16
tc filter add dev v0 parent 1: protocol 0x88cc chain 7 prio 6 u32 match u8 1 0xff at 3 skip_hw
tc filter add dev v0 parent 1: protocol all prio 8 bpf bytecode '4,48 0 0 9,21 0 1 6,6 0 0 1,6 0 0 0' flowid 1:1
tc qdisc add dev v1 root tbf rate 1mbit burst 32kbit latency 400ms
tc qdisc add dev v1 ingress_block 22 egress_block 4000000000 clsact
tc chain add dev v0 parent 1: chain 8
tc filter add block 22 protocol ipv6 prio 5 u32 match u32 0 0
tc qdisc add dev v2 root bfifo limit 1mb
tc qdisc add dev p2 ingress
ip addrlabel add prefix 2001:db8:77::/48 dev v0 label 77
ip ntable change name arp_cache dev v0 queue 33 ucast_probes 7 locktime 555
echo 1 > /proc/sys/net/ipv4/conf/v0/rp_filter
echo 1 > /proc/sys/net/ipv6/conf/v0/proxy_ndp
