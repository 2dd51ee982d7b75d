package io.github.netlinkagent.netlink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code IFLA_LINKINFO}: what a link is, what it is a port of, and what is peculiar to both.
 *
 * @param kind {@code IFLA_INFO_KIND}: bridge, veth, ...; empty for physical links
 * @param data {@code IFLA_INFO_DATA} by the table of the kind; of a kind that has none it is kept
 *     as one unknown attribute
 * @param statistics {@code IFLA_INFO_XSTATS}: the counters of a CAN device, as they came
 * @param portKind {@code IFLA_INFO_SLAVE_KIND}: bridge, bond, ...; empty if it is no port
 * @param portData {@code IFLA_INFO_SLAVE_DATA}, in the same way
 */
public record LinkInfo(
    String kind,
    AttributeSet data,
    @Nullable RawBytes statistics,
    String portKind,
    AttributeSet portData,
    List<RawAttribute> unknown) {

  /** Of a link that says nothing of the kind. */
  public static final LinkInfo NONE = of("");

  private static final int IFLA_INFO_KIND = 1;
  private static final int IFLA_INFO_DATA = 2;
  private static final int IFLA_INFO_XSTATS = 3;
  private static final int IFLA_INFO_SLAVE_KIND = 4;
  private static final int IFLA_INFO_SLAVE_DATA = 5;

  private static final Map<String, AttributeTable> KINDS =
      byKind(
          Map.of(
              BridgeAttributes.TABLE, List.of("bridge"),
              VlanAttributes.TABLE, List.of("vlan"),
              VxlanAttributes.TABLE, List.of("vxlan"),
              MacvlanAttributes.TABLE, List.of("macvlan", "macvtap"),
              IpvlanAttributes.TABLE, List.of("ipvlan", "ipvtap"),
              BondAttributes.TABLE, List.of("bond"),
              VrfAttributes.TABLE, List.of("vrf"),
              TunAttributes.TABLE, List.of("tun"),
              GreAttributes.TABLE,
                  List.of("gre", "gretap", "erspan", "ip6gre", "ip6gretap", "ip6erspan"),
              IpTunnelAttributes.TABLE, List.of("ipip", "sit", "ip6tnl")));

  private static final Map<String, AttributeTable> PORT_KINDS =
      Map.of(
          "bridge", BridgePortAttributes.TABLE,
          "bond", BondPortAttributes.TABLE,
          "vrf", VrfAttributes.PORT);

  /** Of a link of that kind that says nothing else; empty for a physical link. */
  public static LinkInfo of(String kind) {
    return new LinkInfo(kind, AttributeSet.NONE, null, "", AttributeSet.NONE, List.of());
  }

  static LinkInfo read(AttributeCursor attribute) {
    AttributeCursor nested = attribute.nested();
    String kind = "";
    String portKind = "";
    @Nullable RawAttribute data = null;
    @Nullable RawAttribute portData = null;
    @Nullable RawBytes statistics = null;
    List<RawAttribute> unknown = new ArrayList<>();
    while (nested.next()) {
      switch (nested.type()) {
        case IFLA_INFO_KIND -> kind = nested.string();
        case IFLA_INFO_SLAVE_KIND -> portKind = nested.string();
        case IFLA_INFO_DATA -> data = nested.raw();
        case IFLA_INFO_SLAVE_DATA -> portData = nested.raw();
        case IFLA_INFO_XSTATS -> statistics = nested.raw().value();
        default -> unknown.add(nested.raw());
      }
    }
    return new LinkInfo(
        kind,
        data(data, KINDS.get(kind)),
        statistics,
        portKind,
        data(portData, PORT_KINDS.get(portKind)),
        List.copyOf(unknown));
  }

  /** All tables of kinds and ports. */
  static List<AttributeTable> tables() {
    List<AttributeTable> tables = new ArrayList<>(KINDS.values());
    tables.addAll(PORT_KINDS.values());
    return tables.stream().distinct().toList();
  }

  private static AttributeSet data(@Nullable RawAttribute data, @Nullable AttributeTable table) {
    if (data == null) {
      return AttributeSet.NONE;
    }
    return table != null ? table.read(data.value().attributes()) : AttributeSet.of(data);
  }

  private static Map<String, AttributeTable> byKind(Map<AttributeTable, List<String>> kinds) {
    Map<String, AttributeTable> byKind = new HashMap<>();
    kinds.forEach((table, names) -> names.forEach(name -> byKind.put(name, table)));
    return Map.copyOf(byKind);
  }
}
