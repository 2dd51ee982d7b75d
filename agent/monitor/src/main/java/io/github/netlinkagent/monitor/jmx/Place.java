package io.github.netlinkagent.monitor.jmx;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.management.DynamicMBean;
import javax.management.ObjectName;

/**
 * A place in the server, for a bean that comes and goes. Two places are the same if their name and
 * number are.
 */
final class Place {

  private final ObjectName name;
  private final int number;
  private final BooleanSupplier wanted;
  private final Supplier<DynamicMBean> bean;

  /**
   * @param number of the object that its bean shows: a link that takes over the name of another one
   *     needs a bean of its own
   * @param wanted whether the model calls for the bean now
   */
  Place(ObjectName name, int number, BooleanSupplier wanted, Supplier<DynamicMBean> bean) {
    this.name = name;
    this.number = number;
    this.wanted = wanted;
    this.bean = bean;
  }

  ObjectName name() {
    return name;
  }

  boolean isWanted() {
    return wanted.getAsBoolean();
  }

  DynamicMBean newBean() {
    return bean.get();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Place that && name.equals(that.name) && number == that.number;
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + number;
  }
}
