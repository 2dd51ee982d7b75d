package io.github.netlinkagent.monitor.text;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Route;
import java.time.Instant;

/**
 * Words objects as {@code ip} of iproute2 6.1 prints them: one line each, runs of blanks made one,
 * no blank at the end. Control characters, which interface names and labels may hold, are escaped.
 *
 * <p>Interface names are those that the model knows at the time of the call. Any thread may use it.
 */
public final class Wording {

  private final RouteWording routes;
  private final LinkWording links;
  private final AddressWording addresses;
  private final NeighborWording neighbors;

  private Wording(Model model, Names names) {
    routes = new RouteWording(model, names);
    links = new LinkWording(model, names);
    addresses = new AddressWording(model, names);
    neighbors = new NeighborWording(model, names);
  }

  /** Words the objects of that model, with the names that are installed on this host. */
  public static Wording of(Model model) {
    return of(model, Names.installed());
  }

  public static Wording of(Model model, Names names) {
    return new Wording(model, names);
  }

  /** As {@code ip -4 route show table T} or {@code ip -6 ...}: without the table. */
  public String route(Route route) {
    return routes.inTable(route);
  }

  /** As {@code ip -br link}. */
  public String link(Link link) {
    return links.brief(link);
  }

  /** The flags between the angle brackets of {@code ip link}: {@code BROADCAST,UP,LOWER_UP}. */
  public String flags(Link link) {
    return links.flags(link);
  }

  /** As {@code ip -br addr}: the interface with all its addresses, of which it may have none. */
  public String addresses(Link link) {
    return addresses.brief(links.stateOf(link), link.index());
  }

  /** An address as it stands in {@code ip -br addr}: {@code 10.0.0.1 peer 10.0.0.2/32}. */
  public String address(Address address) {
    return addresses.brief(address);
  }

  /** As {@code ip neigh show dev D}: without the interface. */
  public String neighbor(Neighbor neighbor) {
    return neighbors.ofInterface(neighbor);
  }

  /** Whether {@code ip neigh show} lists it: it leaves out proxies and what needs no resolution. */
  public boolean lists(Neighbor neighbor) {
    return NeighborWording.listed(neighbor);
  }

  /** As {@code ip monitor}: {@code Deleted 192.0.2.0/24 via 10.0.0.2 dev eth0}. */
  public String change(Change change) {
    String line = object(change.object(), change.receivedAt());
    return change instanceof Change.Removed ? "Deleted " + line : line;
  }

  /**
   * As {@code ip monitor} words an object that has been added.
   *
   * @param at the time from which lifetimes count
   */
  public String object(NetworkObject object, Instant at) {
    if (object instanceof Route route) {
      return routes.announced(route, at);
    }
    if (object instanceof Link link) {
      return links.announced(link);
    }
    if (object instanceof Address address) {
      return addresses.announced(address, at);
    }
    return neighbors.announced((Neighbor) object);
  }
}
