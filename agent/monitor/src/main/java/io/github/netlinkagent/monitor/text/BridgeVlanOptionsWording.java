package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.BridgeVlanOptions;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.netlink.AttributeKey;
import io.github.netlinkagent.netlink.BridgeVlanAttributes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a bridge does in its VLANs as {@code bridge vlan global} words it, without what holds at the
 * moment only, and with the spanning tree that later releases know of.
 */
final class BridgeVlanOptionsWording implements ObjectWording<BridgeVlanOptions> {

  private static final Map<AttributeKey<Long>, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put(BridgeVlanAttributes.OPTION_MCAST_SNOOPING, "mcast_snooping");
    WORDS.put(BridgeVlanAttributes.OPTION_MCAST_QUERIER, "mcast_querier");
    WORDS.put(BridgeVlanAttributes.OPTION_MCAST_IGMP_VERSION, "mcast_igmp_version");
    WORDS.put(BridgeVlanAttributes.OPTION_MCAST_MLD_VERSION, "mcast_mld_version");
    WORDS.put(BridgeVlanAttributes.OPTION_MCAST_LAST_MEMBER_CNT, "mcast_last_member_count");
    WORDS.put(BridgeVlanAttributes.OPTION_MCAST_LAST_MEMBER_INTVL, "mcast_last_member_interval");
    WORDS.put(BridgeVlanAttributes.OPTION_MCAST_STARTUP_QUERY_CNT, "mcast_startup_query_count");
    WORDS.put(
        BridgeVlanAttributes.OPTION_MCAST_STARTUP_QUERY_INTVL, "mcast_startup_query_interval");
    WORDS.put(BridgeVlanAttributes.OPTION_MCAST_MEMBERSHIP_INTVL, "mcast_membership_interval");
    WORDS.put(BridgeVlanAttributes.OPTION_MCAST_QUERIER_INTVL, "mcast_querier_interval");
    WORDS.put(BridgeVlanAttributes.OPTION_MCAST_QUERY_INTVL, "mcast_query_interval");
    WORDS.put(
        BridgeVlanAttributes.OPTION_MCAST_QUERY_RESPONSE_INTVL, "mcast_query_response_interval");
    WORDS.put(BridgeVlanAttributes.OPTION_MSTI, "msti");
  }

  private final Model model;

  BridgeVlanOptionsWording(Model model) {
    this.model = model;
  }

  @Override
  public String listed(BridgeVlanOptions options) {
    return add(new Line(), options).toString();
  }

  @Override
  public String listedAmongAll(BridgeVlanOptions options) {
    return add(new Line().add(model.interfaceName(options.bridge())), options).toString();
  }

  @Override
  public String announced(BridgeVlanOptions options, Instant at) {
    return listedAmongAll(options);
  }

  @Override
  public String terse(BridgeVlanOptions options) {
    return new Line()
        .add("vlan-options:")
        .pair("dev", model.interfaceName(options.bridge()))
        .pair("vlan", options.vlan())
        .toString();
  }

  private static Line add(Line line, BridgeVlanOptions options) {
    line.add(Integer.toString(options.vlan()));
    WORDS.forEach(
        (key, word) ->
            line.addIf(options.options().has(key), word, options.options().get(key, 0L)));
    return line;
  }
}
