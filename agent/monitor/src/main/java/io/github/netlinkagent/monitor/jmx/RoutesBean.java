package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Route;
import io.github.netlinkagent.monitor.RouteTable;
import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.netlink.AddressLiteral;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.NetlinkException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the routes of a table. */
record RoutesBean(Source source, Names names, RouteTable table) implements RoutesMXBean {

  @Override
  public int getCount() {
    return source.model().routeCount(table.family(), table.number());
  }

  @Override
  public String getDefaultRoute() {
    View view = view();
    return view.model()
        .defaultRoutes(table.family(), table.number())
        .min(Comparator.comparingLong(Route::metric))
        .map(view.wording()::listed)
        .orElse("");
  }

  @Override
  public String[] show(@Nullable String filter) {
    View view = view();
    return Listing.of(
        view.model().summary(table).stream().toList(),
        view.model(),
        ordered(view.model()).map(view.wording()::listed),
        filter);
  }

  @Override
  public List<RouteRow> list(int limit) {
    View view = view();
    return Listing.limited(ordered(view.model()), limit)
        .map(route -> RouteRow.of(route, view))
        .toList();
  }

  @Override
  public RouteRow lookup(String address) {
    IpAddress destination = AddressLiteral.parse(address);
    if (destination.family() != table.family()) {
      throw new IllegalArgumentException(
          "%s is no %s address: ask netlink:type=Routes,family=%s,table=main"
              .formatted(destination, table.family().label(), destination.family().label()));
    }
    try {
      return RouteRow.of(source.lookup(destination), view());
    } catch (NetlinkException e) {
      // Without the cause: a JMX client may not have its class.
      throw new IllegalStateException(e.getMessage());
    }
  }

  /** A stable order: routes that differ in neither stay in the kernel's order. */
  private Stream<Route> ordered(Model model) {
    return routes(model)
        .sorted(Comparator.comparing(Route::destination).thenComparingLong(Route::metric));
  }

  private Stream<Route> routes(Model model) {
    return model.routes(table.family(), table.number());
  }

  private View view() {
    return View.of(source.model(), names);
  }
}
