package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.Summary;
import io.github.netlinkagent.monitor.text.Names;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A bean for each interface that has objects of a kind. */
record ListedShelf<T extends NetworkObject>(
    Source source, Names names, Listed<T> listed, Listed.Interfaces<T> interfaces)
    implements Shelf {

  @Override
  public Stream<Place> places(Model model) {
    return IntStream.concat(
            model.all(listed.kind()).flatMapToInt(object -> interfaces.of(object, model)),
            model.summaries(listed.kind()).stream().flatMapToInt(this::shownBy))
        .distinct()
        .boxed()
        .flatMap(this::place);
  }

  @Override
  public Stream<Place> places(Change change) {
    NetworkObject object = change.object();
    if (object.kind() == listed.kind()) {
      return Stream.of(change.before(), change.after())
          .flatMap(Optional::stream)
          .flatMapToInt(each -> interfaces.of(listed.kind().type().cast(each), source.model()))
          .distinct()
          .boxed()
          .flatMap(this::place);
    }
    return object instanceof Link link && !(change instanceof Change.Changed)
        ? Stream.of(place(link))
        : Stream.of();
  }

  /** None for a link that is not there any more: its removal has emptied the place. */
  private Stream<Place> place(int index) {
    return source.model().link(index).map(this::place).stream();
  }

  private Place place(Link link) {
    int index = link.index();
    return new Place(
        BeanNames.ofInterface(listed.type(), link.name()),
        index,
        () ->
            InterfaceShelf.isThere(source, link)
                && (source.model().all(listed.kind()).anyMatch(object -> shows(index, object))
                    || source.model().summaries(listed.kind()).stream()
                        .anyMatch(summary -> shows(index, summary))),
        () ->
            listed.bean(
                source, names, object -> shows(index, object), summary -> shows(index, summary)));
  }

  private boolean shows(int index, Summary summary) {
    return shownBy(summary).anyMatch(shown -> shown == index);
  }

  /** The interface whose objects they are, and the bridge of which it is a port. */
  private IntStream shownBy(Summary summary) {
    int index = summary.table().part();
    int master = source.model().link(index).map(Link::master).orElse(0);
    return IntStream.of(index, master).filter(link -> link != 0);
  }

  private boolean shows(int index, T object) {
    return interfaces.of(object, source.model()).anyMatch(shown -> shown == index);
  }
}
