package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.RouteTable;
import io.github.netlinkagent.monitor.text.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.management.DynamicMBean;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The beans in the server. Those of interfaces and tables come and go with the model; those of the
 * main tables stay even while these are empty, for they are asked for the default route.
 *
 * <p>A name that is taken, by another agent say, is left to its owner. Any thread may close the
 * tree.
 */
final class BeanTree {

  /**
   * A place in the server.
   *
   * @param number of the object that its bean shows: a link that takes over the name of another one
   *     needs a bean of its own
   */
  private record Place(ObjectName name, int number) {}

  private final MBeanServer server;
  private final Source source;
  private final Names names;
  private final Map<ObjectName, DynamicMBean> lasting;
  private final Set<Place> registered = new HashSet<>();
  private boolean closed;

  /**
   * @param lasting the beans that stay whatever the model holds
   */
  BeanTree(MBeanServer server, Source source, Names names, Map<ObjectName, DynamicMBean> lasting) {
    this.server = server;
    this.source = source;
    this.names = names;
    this.lasting = lasting;
  }

  /** Makes the beans those of the model as it is now; does nothing once the tree is closed. */
  synchronized void follow() {
    if (closed) {
      return;
    }
    Map<Place, Supplier<DynamicMBean>> wanted = wanted(source.model());
    // First what goes: its name may be that of what comes.
    for (Place place : List.copyOf(registered)) {
      if (!wanted.containsKey(place)) {
        unregister(place);
      }
    }
    wanted.forEach(this::registerOnce);
  }

  /**
   * Makes the beans those of the model after that change. A link that comes or goes costs the same
   * however many there are.
   */
  synchronized void follow(Change change) {
    if (closed || !concerns(change)) {
      return;
    }
    if (change.object() instanceof Link link && change instanceof Change.Added) {
      // It may have gone or changed its name since; then the change that says so is still to come.
      if (source
          .model()
          .link(link.index())
          .filter(now -> now.name().equals(link.name()))
          .isPresent()) {
        placesOf(link).forEach(this::registerOnce);
      }
    } else if (change.object() instanceof Link link && change instanceof Change.Removed) {
      placesOf(link).keySet().stream().filter(registered::contains).forEach(this::unregister);
    } else {
      follow();
    }
  }

  /** Whether beans come or go with that change. */
  private boolean concerns(Change change) {
    if (change.object() instanceof Link) {
      return !(change instanceof Change.Changed) || change.differences().contains("name");
    }
    if (change.object() instanceof Route route) {
      RouteTable table = new RouteTable(route.family(), route.table());
      boolean shown = registered.contains(placeOf(table));
      boolean there = source.model().routes(table.family(), table.number()).findAny().isPresent();
      return shown != (there || RouteTable.MAIN.contains(table));
    }
    return false;
  }

  synchronized void close() {
    closed = true;
    List.copyOf(registered).forEach(this::unregister);
  }

  private Map<Place, Supplier<DynamicMBean>> wanted(Model model) {
    Map<Place, Supplier<DynamicMBean>> wanted = new HashMap<>();
    lasting.forEach((name, bean) -> wanted.put(new Place(name, 0), () -> bean));
    model.links().forEach(link -> wanted.putAll(placesOf(link)));
    RouteTable.MAIN.forEach(table -> wanted.put(placeOf(table), routesOf(table)));
    model.tables().forEach(table -> wanted.put(placeOf(table), routesOf(table)));
    return wanted;
  }

  private Map<Place, Supplier<DynamicMBean>> placesOf(Link link) {
    return Map.of(
        new Place(BeanNames.ofInterface(link.name()), link.index()),
        () -> new DescribedBean(new InterfaceBean(source, names, link), InterfaceMXBean.class),
        new Place(BeanNames.ofNeighbors(link.name()), link.index()),
        () ->
            new DescribedBean(
                new NeighborsBean(source, names, link.index()), NeighborsMXBean.class));
  }

  private static Place placeOf(RouteTable table) {
    return new Place(BeanNames.ofRoutes(table), table.number());
  }

  private Supplier<DynamicMBean> routesOf(RouteTable table) {
    return () -> new DescribedBean(new RoutesBean(source, names, table), RoutesMXBean.class);
  }

  private void registerOnce(Place place, Supplier<DynamicMBean> bean) {
    if (!registered.contains(place)) {
      register(place, bean.get());
    }
  }

  private void register(Place place, DynamicMBean bean) {
    try {
      server.registerMBean(bean, place.name);
      registered.add(place);
    } catch (InstanceAlreadyExistsException e) {
      // Its owner keeps it. The next time something comes or goes, it is tried again.
    } catch (JMException e) {
      throw new IllegalStateException(place.name + " can't be registered", e);
    }
  }

  private void unregister(Place place) {
    registered.remove(place);
    try {
      server.unregisterMBean(place.name);
    } catch (InstanceNotFoundException e) {
      // Somebody else has taken it away: it is gone, which is what was wanted.
    } catch (JMException e) {
      throw new IllegalStateException(place.name + " can't be unregistered", e);
    }
  }
}
