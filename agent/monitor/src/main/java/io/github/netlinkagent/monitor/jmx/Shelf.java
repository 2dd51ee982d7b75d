package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Model;
import java.util.stream.Stream;

/** The places of beans that come and go with the objects of a kind. */
interface Shelf {

  /** All places for which the model holds something. */
  Stream<Place> places(Model model);

  /**
   * The places that may have to be filled or emptied after that change; few, however large the
   * model is.
   */
  Stream<Place> places(Change change);
}
