package io.github.netlinkagent.monitor.jmx;

import io.github.netlinkagent.monitor.Change;
import io.github.netlinkagent.monitor.Delivery;
import io.github.netlinkagent.monitor.FedModel;
import io.github.netlinkagent.monitor.Kind;
import io.github.netlinkagent.monitor.Kinds;
import io.github.netlinkagent.monitor.Link;
import io.github.netlinkagent.monitor.Model;
import io.github.netlinkagent.monitor.NetworkObject;
import io.github.netlinkagent.monitor.text.Names;
import io.github.netlinkagent.monitor.text.Wording;
import io.github.netlinkagent.testing.GoldenBytes;
import java.util.List;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/**
 * All that people are told of a datagram: its changes and what is then in the model, in words and
 * as JMX shows it. Whatever the bytes are, nothing may be thrown.
 */
final class ToldPeople {

  private static final Names NAMES = Names.builtIn();

  /** What others refer to: a veth of index 3, a bridge and its port. */
  private static final List<NetworkObject> THERE =
      Stream.of("link-veth", "link-bridge", "link-bridge-port")
          .flatMap(name -> FedModel.read(GoldenBytes.of(name).bytes()).stream())
          .toList();

  private static final byte[] NOTHING = {};
  private static final int TYPE_OFFSET = 4;
  private static final String[] ALL_LINES = {""};
  private static final String[] ONE_STRING = {String.class.getName()};

  private final FedModel fed = new FedModel(THERE);
  private final Wording wording = Wording.of(fed.model(), NAMES);

  private ToldPeople() {}

  /** Words all that comes of a datagram: announced, listed, and announced to be gone. */
  static void inWords(byte[] datagram) {
    ToldPeople told = new ToldPeople();
    told.fed.announced(datagram);
    told.words();
    told.fed.listed(datagram);
    told.words();
    told.fed.announced(opposite(datagram));
    told.words();
    told.fed.listed(NOTHING);
    told.words();
  }

  /** Has the beans of JMX follow the same, and asks them for all they know. */
  static void overJmx(byte[] datagram) {
    FedModel fed = new FedModel(THERE);
    MBeanServer server = MBeanServerFactory.newMBeanServer();
    FakeSource source = new FakeSource();
    source.shows(fed.model());
    Beans beans = new Beans(server, source, "1", NAMES, List.of());
    beans.follow();
    fed.announced(datagram);
    fed.deliveries().forEach(delivery -> beans.deliver(delivery, 0));
    askAll(server);
    fed.listed(datagram);
    fed.announced(opposite(datagram));
    fed.deliveries().forEach(delivery -> beans.deliver(delivery, 0));
    beans.close();
  }

  private void words() {
    for (Delivery delivery : fed.deliveries()) {
      if (delivery.announcement() instanceof Change change) {
        wording.change(change);
        wording.terse(change);
        ChangeRow.of(change, 0, View.of(fed.model(), NAMES)).toOpenData();
      }
    }
    Model model = fed.model();
    for (Kind<?> kind : Kinds.ALL) {
      for (NetworkObject object : model.listed(kind)) {
        if (THERE.contains(object)) {
          continue;
        }
        wording.lists(object);
        wording.listed(object);
        wording.listedAmongAll(object);
        if (object instanceof Link link) {
          wording.detailed(link);
          wording.addresses(link);
        }
      }
    }
  }

  private static void askAll(MBeanServer server) {
    try {
      for (ObjectName name : server.queryNames(null, null)) {
        if (name.getDomain().equals("netlink")) {
          for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
            server.getAttribute(name, attribute.getName());
          }
          if (server.getMBeanInfo(name).getOperations().length > 0 && shows(server, name)) {
            server.invoke(name, "show", ALL_LINES, ONE_STRING);
          }
        }
      }
    } catch (JMException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean shows(MBeanServer server, ObjectName name) throws JMException {
    return List.of(server.getMBeanInfo(name).getOperations()).stream()
        .anyMatch(operation -> operation.getName().equals("show"));
  }

  /** Of {@code RTM_NEW*} the {@code RTM_DEL*}, and the other way round. */
  private static byte[] opposite(byte[] datagram) {
    byte[] opposite = datagram.clone();
    if (opposite.length > TYPE_OFFSET) {
      opposite[TYPE_OFFSET] ^= 1;
    }
    return opposite;
  }
}
