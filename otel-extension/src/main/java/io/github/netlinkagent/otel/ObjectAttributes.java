package io.github.netlinkagent.otel;

import static io.github.netlinkagent.otel.TelemetryNames.*;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.netlink.Family;
import io.github.netlinkagent.netlink.Hop;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of the model as attributes: what identifies it and what people ask for. What an object
 * has not is left out.
 */
final class ObjectAttributes {

  private static final Set<Family> IP_FAMILIES = EnumSet.of(Family.IPV4, Family.IPV6);

  private final Model model;

  /**
   * @param model knows the names of interfaces, those of removed ones too
   */
  ObjectAttributes(Model model) {
    this.model = model;
  }

  Attributes of(NetworkObject object) {
    AttributesBuilder attributes = Attributes.builder();
    if (object instanceof Link link) {
      describe(link, attributes);
    } else if (object instanceof Address address) {
      describe(address, attributes);
    } else if (object instanceof Route route) {
      describe(route, attributes);
    } else if (object instanceof Neighbor neighbor) {
      describe(neighbor, attributes);
    } else {
      describe(object, attributes);
    }
    return attributes.build();
  }

  private void describe(Link link, AttributesBuilder attributes) {
    attributes
        .put(INTERFACE_NAME, link.name())
        .put(INTERFACE_INDEX, (long) link.index())
        .put(INTERFACE_STATE, KernelWords.adminState(link.up()))
        .put(INTERFACE_OPERSTATE, lowerCase(link.operState()))
        .put(INTERFACE_CARRIER, link.carrier())
        .put(INTERFACE_MTU, (long) link.mtu());
    putIfSet(attributes, INTERFACE_KIND, link.infoKind());
    putIfSet(attributes, INTERFACE_ADDRESS, link.address());
    if (link.master() != 0) {
      attributes.put(INTERFACE_MASTER, model.interfaceName(link.master()));
    }
  }

  private void describe(Address address, AttributesBuilder attributes) {
    putInterface(attributes, address.index());
    attributes
        .put(NETWORK_TYPE, address.family().label())
        .put(ADDRESS_LOCAL, address.local().toString())
        .put(ADDRESS_PREFIX_LENGTH, (long) address.prefixLength())
        .put(ADDRESS_SCOPE, KernelWords.scope(address.scope()));
    if (!address.peer().equals(address.local())) {
      attributes.put(ADDRESS_PEER, address.peer().toString());
    }
    putIfAny(attributes, ADDRESS_FLAGS, KernelWords.addressFlags(address));
  }

  private void describe(Route route, AttributesBuilder attributes) {
    attributes
        .put(NETWORK_TYPE, route.family().label())
        .put(ROUTE_DESTINATION, route.destination().toString())
        .put(ROUTE_TABLE, KernelWords.table(route.table()))
        .put(ROUTE_METRIC, route.metric())
        .put(ROUTE_TYPE, KernelWords.routeType(route.type()))
        .put(ROUTE_PROTOCOL, KernelWords.routeProtocol(route.protocol()))
        .put(ROUTE_SCOPE, KernelWords.scope(route.scope()));
    putIfSet(attributes, ROUTE_PREFERRED_SOURCE, route.preferredSource());
    if (route.nexthopId() != 0) {
      attributes.put(ROUTE_NEXTHOP_ID, (long) route.nexthopId());
    }
    int flags = route.flags();
    if (route.hops().size() == 1) {
      Hop hop = route.hops().get(0);
      putInterface(attributes, hop.index());
      putIfSet(attributes, ROUTE_GATEWAY, hop.via());
      flags |= hop.flags();
    } else if (!route.hops().isEmpty()) {
      attributes.put(ROUTE_HOPS, route.hops().stream().map(this::words).toList());
    }
    putIfAny(attributes, ROUTE_FLAGS, KernelWords.hopFlags(flags));
  }

  private void describe(Neighbor neighbor, AttributesBuilder attributes) {
    putInterface(attributes, neighbor.index());
    attributes
        .put(NETWORK_TYPE, neighbor.family().label())
        .put(NEIGHBOR_DESTINATION, neighbor.destination().toString())
        .put(NEIGHBOR_STATE, lowerCase(neighbor.state()));
    putIfSet(attributes, NEIGHBOR_ADDRESS, neighbor.address());
  }

  /** What can be said of any object: its kind, where it belongs, and all that it consists of. */
  private void describe(NetworkObject object, AttributesBuilder attributes) {
    putInterface(attributes, object.links().findFirst().orElse(0));
    if (IP_FAMILIES.contains(object.family())) {
      attributes.put(NETWORK_TYPE, object.family().label());
    }
    attributes
        .put(OBJECT_KIND, object.kind().label())
        .put(
            OBJECT_VALUES,
            object.fields().stream()
                .filter(field -> field.value() != null)
                .map(field -> field.name() + "=" + field.value())
                .toList());
  }

  /** One hop of several, as {@code ip route} words it. */
  private String words(Hop hop) {
    StringBuilder words = new StringBuilder();
    if (hop.via() != null) {
      words.append("via ").append(hop.via()).append(' ');
    }
    words.append("dev ").append(model.interfaceName(hop.index()));
    words.append(" weight ").append(hop.weight());
    KernelWords.hopFlags(hop.flags()).forEach(flag -> words.append(' ').append(flag));
    return words.toString();
  }

  private void putInterface(AttributesBuilder attributes, int index) {
    if (index != 0) {
      attributes.put(INTERFACE_NAME, model.interfaceName(index));
      attributes.put(INTERFACE_INDEX, (long) index);
    }
  }

  private static void putIfSet(
      AttributesBuilder attributes, AttributeKey<String> key, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      attributes.put(key, value.toString());
    }
  }

  private static void putIfAny(
      AttributesBuilder attributes, AttributeKey<List<String>> key, List<String> values) {
    if (!values.isEmpty()) {
      attributes.put(key, values);
    }
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
