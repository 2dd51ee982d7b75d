package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Address;
import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Delivery;
import io.github.netlinkagent.monitor.ExportStatus;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.text.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.management.DynamicMBean;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** All that stands in one MBean server, and how it follows what is announced. */
final class Beans {

  private final Announcer announcer;
  private final BeanTree tree;
  private long droppedBefore;

  Beans(
      MBeanServer server,
      Source source,
      String version,
      Names names,
      List<Supplier<ExportStatus>> exports) {
    this.announcer = new Announcer(source, names);
    Map<ObjectName, DynamicMBean> lasting = new HashMap<>();
    lasting.put(
        BeanNames.AGENT, new DescribedBean(new AgentBean(source, version), AgentMXBean.class));
    lasting.put(
        BeanNames.CHANGES,
        new DescribedEmitter(
            new ChangesBean(source, names), ChangesMXBean.class, announcer.broadcaster()));
    // A bean that is empty would say that there is none.
    if (source.model().isSeen(Link.KIND)) {
      lasting.put(
          BeanNames.INTERFACES,
          new DescribedBean(new InterfacesBean(source, names), InterfacesMXBean.class));
    }
    if (source.model().isSeen(Address.KIND)) {
      lasting.put(
          BeanNames.ADDRESSES,
          new DescribedBean(new AddressesBean(source, names), AddressesMXBean.class));
    }
    for (Supplier<ExportStatus> export : exports) {
      lasting.put(
          BeanNames.ofExport(export.get().name()),
          new DescribedBean(new ExportBean(export), ExportMXBean.class));
    }
    List<Shelf> shelves = new ArrayList<>();
    shelves.add(new InterfaceShelf(source, names));
    shelves.add(new RouteShelf(source, names));
    for (Listed<?> listed : Listed.ALL) {
      if (source.model().isSeen(listed.kind())) {
        lasting.putAll(listed.lasting(source, names));
        listed.shelves(source, names).forEach(shelves::add);
      }
    }
    this.tree = new BeanTree(server, source, lasting, shelves);
  }

  void follow() {
    tree.follow();
  }

  /**
   * Whoever is notified of a new object finds its bean already, that of a removed one no more.
   *
   * @param dropped how many announcements were dropped so far, since they did not fit the queue
   */
  void deliver(Delivery delivery, long dropped) {
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
