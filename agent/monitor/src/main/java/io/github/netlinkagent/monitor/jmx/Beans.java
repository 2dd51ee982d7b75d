package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Delivery;
import io.github.netlinkagent.monitor.text.Names;
import java.util.Map;
import javax.management.MBeanServer;

/** All that stands in one MBean server, and how it follows what is announced. */
final class Beans {

  private final Source source;
  private final Announcer announcer;
  private final BeanTree tree;
  private long droppedBefore;

  Beans(MBeanServer server, Source source, String version, Names names) {
    this.source = source;
    this.announcer = new Announcer(source, names);
    this.tree =
        new BeanTree(
            server,
            source,
            names,
            Map.of(
                BeanNames.AGENT,
                new DescribedBean(new AgentBean(source, version), AgentMXBean.class),
                BeanNames.CHANGES,
                new DescribedEmitter(
                    new ChangesBean(source, names), ChangesMXBean.class, announcer.broadcaster()),
                BeanNames.INTERFACES,
                new DescribedBean(new InterfacesBean(source, names), InterfacesMXBean.class),
                BeanNames.ADDRESSES,
                new DescribedBean(new AddressesBean(source, names), AddressesMXBean.class)));
  }

  void follow() {
    tree.follow();
  }

  /** Whoever is notified of a new object finds its bean already, that of a removed one no more. */
  void deliver(Delivery delivery) {
    long dropped = source.dropped();
    if (delivery.announcement() instanceof Change change && dropped == droppedBefore) {
      tree.follow(change);
    } else {
      droppedBefore = dropped;
      tree.follow();
    }
    announcer.announce(delivery);
  }

  void close() {
    tree.close();
  }
}
