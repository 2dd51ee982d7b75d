package io.github.netlinkagent.monitor;

import io.github.netlinkagent.netlink.Datagram;
import io.github.netlinkagent.netlink.Errno;
import io.github.netlinkagent.netlink.ErrorMessage;
import io.github.netlinkagent.netlink.IpAddress;
import io.github.netlinkagent.netlink.Message;
import io.github.netlinkagent.netlink.MessageDecoder;
import io.github.netlinkagent.netlink.NetlinkException;
import io.github.netlinkagent.netlink.NetlinkSocket;
import io.github.netlinkagent.netlink.RouteMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the kernel for its choice of a route, as {@code ip route get} does. On the caller's thread
 * and with a socket of its own, so that nobody waits for anybody.
 */
final class RouteLookup {

  private RouteLookup() {}

  static Route of(IpAddress destination) throws NetlinkException {
    List<Message> answers = new ArrayList<>();
    try (NetlinkSocket socket = NetlinkSocket.open()) {
      socket.send(RouteMessage.lookup(destination));
      // The kernel has answered before the send returns.
      Datagram datagram = socket.receive();
      MessageDecoder.decode(datagram.bytes(), answers::add);
    }
    for (Message answer : answers) {
      if (answer instanceof RouteMessage route) {
        return Route.of(route, Instant.now());
      }
      if (answer instanceof ErrorMessage refused) {
        throw new NetlinkException(
            "the kernel has no way to %s: it answered %s %s"
                .formatted(destination, Errno.name(refused.errno()), refused.text())
                .strip(),
            refused.errno());
      }
    }
    throw new NetlinkException("the kernel gave no answer about " + destination, 0);
  }
}
