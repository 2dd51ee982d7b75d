package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.RouteTable;
import io.github.netlinkagent.monitor.text.Names;
import java.util.stream.Stream;

/**
 * A bean for each routing table that holds a route. Those of the main tables stay even while these
 * are empty, for they are asked for the default route.
 */
record RouteShelf(Source source, Names names) implements Shelf {

  @Override
  public Stream<Place> places(Model model) {
    return Stream.concat(RouteTable.MAIN.stream(), model.tables().stream())
        .distinct()
        .map(this::place);
  }

  @Override
  public Stream<Place> places(Change change) {
    return change.object() instanceof Route route
        ? Stream.of(place(new RouteTable(route.family(), route.table())))
        : Stream.of();
  }

  private Place place(RouteTable table) {
    return new Place(
        BeanNames.ofRoutes(table),
        table.number(),
        () ->
            source.model().isSeen(table)
                && (RouteTable.MAIN.contains(table)
                    || source.model().summary(table).isPresent()
                    || source.model().routes(table.family(), table.number()).findAny().isPresent()),
        () -> new DescribedBean(new RoutesBean(source, names, table), RoutesMXBean.class));
  }
}
