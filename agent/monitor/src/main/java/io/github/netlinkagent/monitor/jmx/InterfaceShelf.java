package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.Neighbor;
import io.github.netlinkagent.monitor.Qdisc;
import io.github.netlinkagent.monitor.text.Names;
import java.util.stream.Stream;

/** The beans that every interface has. */
record InterfaceShelf(Source source, Names names) implements Shelf {

  @Override
  public Stream<Place> places(Model model) {
    return model.links().stream().flatMap(this::places);
  }

  @Override
  public Stream<Place> places(Change change) {
    return change.object() instanceof Link link && !(change instanceof Change.Changed)
        ? places(link)
        : Stream.of();
  }

  private Stream<Place> places(Link link) {
    return Stream.of(
        new Place(
            BeanNames.ofInterface(link.name()),
            link.index(),
            () -> isThere(source, link),
            () -> new DescribedBean(new InterfaceBean(source, names, link), InterfaceMXBean.class)),
        new Place(
            BeanNames.ofNeighbors(link.name()),
            link.index(),
            () -> source.model().isSeen(Neighbor.KIND) && isThere(source, link),
            () ->
                new DescribedBean(
                    new NeighborsBean(source, names, link.index()), NeighborsMXBean.class)),
        new Place(
            BeanNames.ofTrafficControl(link.name()),
            link.index(),
            () -> source.model().isSeen(Qdisc.KIND) && isThere(source, link),
            () ->
                new DescribedBean(
                    new TrafficControlBean(source, names, link.index()),
                    TrafficControlMXBean.class)));
  }

  /** It may have gone or changed its name since; then the change that says so is still to come. */
  static boolean isThere(Source source, Link link) {
    return source
        .model()
        .link(link.index())
        .filter(now -> now.name().equals(link.name()))
        .isPresent();
  }
}
