package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Link;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.DynamicMBean;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The beans in the server. Some stay; those on the shelves come and go with the model.
 *
 * <p>A name that is taken, by another agent say, is left to its owner. Any thread may close the
 * tree.
 */
final class BeanTree {

  private final MBeanServer server;
  private final Source source;
  private final List<Place> lasting;
  private final List<Shelf> shelves;
  private final Set<Place> registered = new LinkedHashSet<>();
  private boolean closed;

  /**
   * @param lasting the beans that stay whatever the model holds
   */
  BeanTree(
      MBeanServer server,
      Source source,
      Map<ObjectName, DynamicMBean> lasting,
      List<Shelf> shelves) {
    this.server = server;
    this.source = source;
    this.lasting =
        lasting.entrySet().stream()
            .map(bean -> new Place(bean.getKey(), 0, () -> true, bean::getValue))
            .toList();
    this.shelves = shelves;
  }

  /** Makes the beans those of the model as it is now; does nothing once the tree is closed. */
  synchronized void follow() {
    Stream<Place> wanted = shelves.stream().flatMap(shelf -> shelf.places(source.model()));
    // In this order: who sees an interface's bean can rely on those that stay.
    Set<Place> places =
        Stream.concat(lasting.stream(), wanted)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    places.addAll(registered);
    settle(places);
  }

  /**
   * Makes the beans those of the model after that change. One that comes or goes costs the same
   * however many there are.
   */
  synchronized void follow(Change change) {
    if (change instanceof Change.Changed
        && change.object() instanceof Link
        && change.differences().contains("name")) {
      // Its beans, and whatever is named after it: two links may have swapped their names.
      follow();
    } else {
      settle(
          shelves.stream()
              .flatMap(shelf -> shelf.places(change))
              .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
  }

  synchronized void close() {
    closed = true;
    List.copyOf(registered).forEach(this::unregister);
  }

  /** Fills and empties those places as the model calls for it. */
  private void settle(Set<Place> places) {
    if (closed) {
      return;
    }
    // First what goes: its name may be that of what comes.
    for (Place place : places) {
      if (registered.contains(place) && !place.isWanted()) {
        unregister(place);
      }
    }
    for (Place place : places) {
      if (!registered.contains(place) && place.isWanted()) {
        register(place);
      }
    }
  }

  private void register(Place place) {
    try {
      server.registerMBean(place.newBean(), place.name());
      registered.add(place);
    } catch (InstanceAlreadyExistsException e) {
      // Its owner keeps it. The next time something comes or goes, it is tried again.
    } catch (JMException e) {
      throw new IllegalStateException(place.name() + " can't be registered", e);
    }
  }

  private void unregister(Place place) {
    registered.remove(place);
    try {
      server.unregisterMBean(place.name());
    } catch (InstanceNotFoundException e) {
      // Somebody else has taken it away: it is gone, which is what was wanted.
    } catch (JMException e) {
      throw new IllegalStateException(place.name() + " can't be unregistered", e);
    }
  }
}
